// Entry of the bundle by which the home page leads back to what was saved last; loaded where anything was.
import { localTime } from "../core/local-time.ts";
import { Memory } from "../core/memory.ts";
import { openStore } from "../core/storage.ts";
import { aboutText } from "../ui/about-text.ts";
import { element, one } from "../ui/dom.ts";
import { _ } from "../ui/texts.ts";

/** As many as a glance takes in. */
const MOST = 3;

const place = one(document, ".home__last");
const plan = place.dataset.plan!;
const list = openStore(() => localStorage, plan).list();
const items = (list.ok ? list.records : []).flatMap(({ id, assessment }) => {
  const { sector, saved_at } = assessment;
  const card = document.querySelector<HTMLAnchorElement>(`.card[data-sector="${sector}"]`);
  if (!card) return [];
  const kind = one(card, ".card__title").textContent;
  const about = `${aboutText(assessment)} · ${kind}`;
  // That page opens what this tab had open last.
  const click = () => new Memory(`${plan}:${sector}`).set("open", id);
  return [element(
    "li",
    {},
    element("a", { href: card.getAttribute("href")!, click }, _("继续：{about}", { about })),
    " ",
    element("small", {}, _("保存于 {time}", { time: localTime(saved_at) })),
  )];
});
if (items.length) place.append(element("ul", {}, ...items.slice(0, MOST)));
