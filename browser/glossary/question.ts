/** What a reader asks of the glossary, and whether an entry answers it. */

import { fold } from "./fold.ts";

/** What is asked for; an empty field asks for nothing. */
export interface Question {
  query: string;
  domain: string;
  status: string;
}

/** An entry as search sees it: its texts already folded. */
export interface Candidate {
  texts: string[];
  domain: string;
  status: string;
}

/** Whether a candidate answers the question. */
export function answers(candidate: Candidate, question: Question): boolean {
  const query = fold(question.query);
  return (!question.domain || candidate.domain === question.domain) &&
    (!question.status || candidate.status === question.status) &&
    candidate.texts.some((text) => text.includes(query));
}
