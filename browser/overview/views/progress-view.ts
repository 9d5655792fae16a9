import { button, element, fill } from "../../ui/dom.ts";
import { _ } from "../../ui/texts.ts";
import type { Progress } from "../reading/reading.ts";

/** The bar with its count and the button that stops it; what it announces is said aloud by screen readers. */
export class ProgressView {
  private readonly bar: HTMLProgressElement;
  private readonly count = element("span");
  private drawn = 0;
  private quarter = 0;

  constructor(private readonly box: HTMLElement, private readonly status: HTMLElement, stop: () => void) {
    this.bar = element("progress", { "aria-label": _("读取进度"), max: 1, value: 0 });
    box.append(this.bar, this.count, button(_("停止"), stop));
  }

  /** Shows the empty bar and says that reading has begun. */
  start(): void {
    this.quarter = 0;
    this.drawn = 0;
    this.box.hidden = false;
    this.say(_("正在读取文件……"));
  }

  /** Drawn at most ten times a second, announced at each quarter. */
  show({ done, total }: Progress): void {
    const time = performance.now();
    if (time - this.drawn < 100) return;
    this.drawn = time;
    this.bar.max = total;
    this.bar.value = done;
    fill(this.count, `${done} / ${total}`);
    const quarter = Math.floor(done / total * 4);
    if (quarter > this.quarter) this.say(_("正在读取：{done}/{total}", { done, total }));
    this.quarter = quarter;
  }

  /** Takes the bar away and says how it ended. */
  end(text: string): void {
    this.box.hidden = true;
    this.say(text);
  }

  /** Says a text aloud, and shows it where the status stands. */
  say(text: string): void {
    fill(this.status, text);
  }
}
