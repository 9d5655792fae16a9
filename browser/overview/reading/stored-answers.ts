import type { Answer, Assessment } from "../../core/assessment.ts";
import { emptyRecord } from "../../core/records.ts";

/** An assessment without what fills most of it: its answers, and those they replaced. */
export type AssessmentHead = Omit<Assessment, "answers" | "history">;

type Answers = Pick<Assessment, "answers" | "history">;

/** Bytes of one block: few large ones leave fewer holes than ten thousand small ones. */
const BLOCK = 1024 * 1024;

/**
 * Keeps the answers of many assessments as bytes, with each of their strings once: ratings, dates and posts repeat
 * within an assessment. Ten thousand of them as objects take more memory than an old machine has, and once they are
 * scored only a unit's page and the exports ask for them.
 */
export class AnswerStore {
  private readonly encoder = new TextEncoder();
  private block = new Uint8Array(0);
  private used = 0;

  /** Puts the answers of one assessment away. */
  add({ answers, history }: Answers): StoredAnswers {
    const strings = new Map<string, number>();
    const place = (text: string) => {
      if (!strings.has(text)) strings.set(text, strings.size);
      return strings.get(text)!;
    };
    // A string is its place in the list of strings; whatever else there is stands in a list of its own.
    const fold = (answer: Answer): FoldedAnswer =>
      Object.entries(answer).flatMap(([name, value]) => [
        place(name),
        typeof value === "string" ? place(value) : [value],
      ]);
    const folded: Folded = [
      Object.entries(answers).map(([id, answer]) => [place(id), fold(answer)]),
      history && Object.entries(history).map(([id, replaced]) => [place(id), replaced.map(fold)]),
    ];
    const text = JSON.stringify([[...strings.keys()], ...folded]);
    const most = 3 * text.length; // no character takes more bytes
    if (this.used + most > this.block.length) {
      this.block = new Uint8Array(Math.max(BLOCK, most));
      this.used = 0;
    }
    const start = this.used;
    this.used += this.encoder.encodeInto(text, this.block.subarray(start)).written;
    return new StoredAnswers(this.block.subarray(start, this.used));
  }
}

type FoldedAnswer = (number | [unknown])[];
type Folded = [[number, FoldedAnswer][], [number, FoldedAnswer[]][] | undefined | null];

/** The answers of one assessment; made anew at each call. */
export class StoredAnswers {
  constructor(private readonly bytes: Uint8Array) {}

  /** By full requirement id. */
  get answers(): Record<string, Answer> {
    return this.read().answers;
  }

  /** The assessment that `head` and these answers were made from. */
  assessment(head: AssessmentHead): Assessment {
    return { ...head, ...this.read() };
  }

  private read(): Answers {
    const [strings, answers, history]: [string[], ...Folded] = JSON.parse(
      new TextDecoder().decode(this.bytes),
    );
    const unfold = (folded: FoldedAnswer) => {
      const answer: Record<string, unknown> = {};
      for (let n = 0; n < folded.length; n += 2) {
        const value = folded[n + 1];
        answer[strings[folded[n] as number]] = typeof value === "number" ? strings[value] : value[0];
      }
      return answer as unknown as Answer;
    };
    const record = <From, To>(entries: [number, From][], read: (one: From) => To) => {
      const result = emptyRecord<To>();
      for (const [id, one] of entries) result[strings[id]] = read(one);
      return result;
    };
    return {
      answers: record(answers, unfold),
      ...(history && { history: record(history, (replaced) => replaced.map(unfold)) }),
    };
  }
}
