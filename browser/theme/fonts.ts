/**
 * Style sheets leave the Mongolian web font for what stands far down a page until the page is used, by whatever means:
 * a visit that only looks does not pay for it, and whoever prints has used a key or the mouse before.
 */
export function waitWithFonts(): void {
  const root = document.documentElement, signs = ["keydown", "pointerdown", "pointermove", "scroll"];
  root.classList.add("is-untouched");
  const touched = ({ type, target }: Event) => {
    if (type === "scroll" && target !== document) return; // the theme scrolls its menu as the page opens
    root.classList.remove("is-untouched");
    for (const sign of signs) removeEventListener(sign, touched, true);
  };
  for (const sign of signs) addEventListener(sign, touched, { capture: true, passive: true });
}
