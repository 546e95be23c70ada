/**
 * Who says "we" and "our": whoever is quoted (pronouns.ts), or answers in an interview (interview.ts), for whom "we" are his
 * state. In: what the sentences have left behind. Out: whom a word in the first person stands for, or null.
 */
import type { Token } from '../../document.ts';
import type { Heard } from './heard.ts';
import { intervieweeOf } from './interview.ts';
import type { Actors } from './knowledge.ts';
import { type Reading, refOf } from './reading.ts';
import { led } from './referents.ts';

const PLURAL = new Set(['we', 'us', 'our', 'ours']);

export class Speakers {
  private readonly heard: Heard;
  /** Who answers, where the document is an interview. */
  private readonly interviewee: Reading | null;

  constructor(heard: Heard) {
    const { layers, found, pronouns } = heard;
    this.heard = heard;
    this.interviewee = intervieweeOf(layers.sentence, layers.token, found, (token) => pronouns.isQuoted(token));
  }

  /** Of a word in the first person. */
  of(token: Token): Reading | null {
    const { pronouns, known } = this.heard;
    const quoted = pronouns.speakerOf(token, (head) => this.heard.readingAt(head));
    if (quoted || !this.interviewee || pronouns.isQuoted(token)) return quoted;
    return PLURAL.has(token.form.toLowerCase()) ? ownState(this.interviewee, known) : led(this.interviewee);
  }

  /** Of "your" in an interview: the state of whoever is asked. */
  stateAsked(): Reading | null {
    return this.interviewee && ownState(this.interviewee, this.heard.known);
  }
}

/** The state that somebody is of. */
export function ownState({ actor: { country } }: Reading, actors: Actors): Reading | null {
  const state = country === null ? null : actors.stateOf(country);
  return state ? led({ actor: refOf(state, null), basis: 'name', ambiguous: false, alternatives: [] }) : null;
}
