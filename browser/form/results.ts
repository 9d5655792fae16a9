import { scoreSector, type SectorScore } from "../core/scoring.ts";
import { one } from "../ui/dom.ts";
import { offerHistory } from "./answer-history.ts";
import { Confirming } from "./confirming.ts";
import { earlierIn } from "./earlier.ts";
import { Folding } from "./folding.ts";
import type { Form } from "./form.ts";
import type { Notices } from "./notices.ts";
import { offerTyped } from "./offers.ts";
import { PlanChanges } from "./plan-changes.ts";
import { type Earlier, Profile } from "./profile.ts";
import { type Only, RemedyList } from "./remedy-list.ts";
import type { Session } from "./session.ts";
import { Side } from "./side.ts";

/** What the answers come to: below the form by measure and as the list of what to put right, beside it in brief. */
export class Results {
  private readonly profile: Profile;
  private readonly remedies: RemedyList;
  /** undefined: to be looked up, which means reading all that is stored. */
  private earlier: Earlier | null | undefined;
  private readonly side: Side;
  private readonly folding: Folding;
  private readonly confirming: Confirming;
  private readonly planChanges: PlanChanges;

  /** `redraw` shows the answer to a requirement as it is stored. */
  constructor(
    root: HTMLElement,
    private readonly form: Form,
    private readonly session: Session,
    notices: Notices,
    redraw: (id: string) => void,
  ) {
    this.confirming = new Confirming(root, session, notices, redraw);
    this.planChanges = new PlanChanges(root, form, session, notices);
    this.side = new Side(root, form, session);
    this.folding = new Folding(form);
    offerTyped(root, session);
    offerHistory(root, form, session, () => this.earlierOne()?.assessment);
    const section = one(root, ".results");
    section.hidden = false;
    this.profile = new Profile(one(section, ".results__profile"), form, session);
    this.remedies = new RemedyList(one(section, ".results__gaps"), form);
  }

  /** To be told when the assessment has become another, or names another unit or period. */
  forgetEarlier(): void {
    this.earlier = undefined;
  }

  /** Shows only some of what is to be put right. */
  showOnly(only: Only): void {
    this.remedies.showOnly(only);
  }

  /** Draws everything anew, beside an earlier period where there is one. */
  show(score: SectorScore): void {
    this.planChanges.look();
    this.side.show(score);
    this.confirming.show(score.toConfirm);
    this.folding.show(score);
    this.profile.show(score, this.earlierOne());
    this.remedies.show(this.session.assessment, score);
  }

  private earlierOne(): Earlier | null {
    if (this.earlier !== undefined) return this.earlier;
    const assessment = earlierIn(this.session);
    if (!assessment) return this.earlier = null;
    const { period, facets, answers } = assessment;
    return this.earlier = { period, assessment, score: scoreSector(this.session.data, facets, answers) };
  }
}
