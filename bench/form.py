"""`make bench`: how fast the form of a sector with 2,000 requirements answers the clerk."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from measuring import spread, start_browser
from playwright.sync_api import sync_playwright
from project import HARBOUR, build

MEASURES, EACH, RATINGS = 40, 50, 100
# Milliseconds from one action to the next, so that what follows an action (saving, the results) meets the next one.
PACE = 300

# From the action to the frame after it is painted: what the clerk waits for.
TIMED = """
async ([selector, act, pace]) => {
  const node = document.querySelector(selector), start = performance.now();
  if (act === 'click') node.click();
  else { node.value += 'a'; node.dispatchEvent(new Event('input', {bubbles: true})); }
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  const took = performance.now() - start;
  await new Promise(done => setTimeout(done, pace));
  return took;
}
"""


def large_plan(folder: Path) -> Path:
    """The invented plan with one sector of 2,000 requirements."""
    data = Path(shutil.copytree(HARBOUR, folder / "data"))
    lines = [
        "id: boats",
        "title: Boats",
        "anchor: Of boats",
        "clause: Part 2",
        "audience: Whoever keeps a boat.",
        "measures:",
    ]
    for measure in range(MEASURES):
        lines += [f"  - id: m{measure}", f"    title: Measure {measure}", "    requirements:"]
        for number in range(EACH):
            lines += [
                f"      - id: r{measure}-{number}",
                f"        text: Requirement {number} of measure {measure} has been met in full.",
                "        anchor: a phrase",
                "        scale: has",
                "        evidence: [A document, A picture]",
            ]
    (data / "sectors" / "2-boats.yml").write_text("\n".join(lines) + "\n", "utf-8")
    return data


def main() -> None:
    """Print the median and the spread of each action, in milliseconds."""
    print(f"A form of {MEASURES * EACH:,} requirements, from the action to the painted result:")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        result = build(folder / "site", DATA_DIR=str(large_plan(folder)))
        if result.returncode:
            raise SystemExit(result.stderr)
        with sync_playwright() as playwright:
            browser = start_browser(playwright)
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto((folder / "site" / "sectors" / "boats.html").as_uri())
            page.wait_for_selector("self-check.is-live", state="attached")
            # Half of it is answered, a third of that a gap: the lists below the form are long.
            page.evaluate(
                "[...document.querySelectorAll('[data-requirement]')].filter((_, n) => n % 2).forEach((row, n) =>"
                " row.querySelectorAll('.ratings input')[n % 3 ? 0 : 1].click())"
            )
            page.locator('[data-requirement="boats.r0-0"] .details-toggle').click()
            note = '[data-requirement="boats.r0-0"] [name=note]'
            page.wait_for_timeout(1000)
            # What nobody has answered yet: a measure that is finished would fold on the way.
            rows = [f"boats.r{n % MEASURES}-{2 * (n % MEASURES + n // MEASURES) % EACH}" for n in range(RATINGS)]
            ratings = [f'[data-requirement="{row}"] .ratings input' for row in rows]
            session = page.context.new_cdp_session(page)
            for slower in (1, 6):
                session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
                print(f"  on a processor slowed {slower} times:" if slower > 1 else "  on this processor:")
                for what, act, selectors in (
                    ("rating", "click", ratings),
                    ("typing in a note", "type", [note] * 40),
                    ("filtering the gaps", "type", [".gap-controls [type=search]"] * 40),
                ):
                    print(
                        f"    {what}:",
                        spread((page.evaluate(TIMED, [selector, act, PACE]) for selector in selectors), "ms"),
                    )
                # The same again, rated otherwise.
                ratings = [f"{rating}:not(:checked)" for rating in ratings]
            browser.close()


if __name__ == "__main__":
    main()
