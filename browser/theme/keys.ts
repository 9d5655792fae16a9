import { all } from "../ui/dom.ts";

/** Keys for what the theme offers to the mouse alone, and none that fire by accident. */
export function mendKeys(): void {
  const drawer = document.getElementById("__drawer") as HTMLInputElement;

  document.addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    // The theme takes single letters (f, s, n, p …) for commands, which speech input and slips of the finger would trigger.
    const isCharacter = event.key?.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isCharacter && !target.closest(".md-search")) event.stopPropagation();
    if (event.key === "Enter" && target.matches(".md-toggle")) target.click();
    if (event.key === "Escape" && drawer.checked) {
      drawer.click();
      drawer.focus();
    }
  });

  // What the open menu covers takes no focus.
  drawer.addEventListener("change", () => {
    const covered =
      ".md-header, .md-content, .md-footer, [data-md-component=skip], [data-md-component=announce]";
    for (const part of all(document, covered)) part.inert = drawer.checked;
  });

  // On a narrow screen the theme restores the page's place when its search closes, away from where the focus has gone.
  new MutationObserver(() => {
    const focused = document.activeElement;
    if (document.body.hasAttribute("data-md-scrolllock") || focused === document.body) return;
    focused?.scrollIntoView({ block: "nearest" });
  }).observe(document.body, { attributes: true, attributeFilter: ["data-md-scrolllock"] });
}
