/**
 * Who stands on a side that an act's own sentence leaves open, where the sentences before name him: "The army besieged the town. Two
 * days later the shelling began." In: the surveyed sentences of a document. Out: for an open side everybody named shortly before,
 * and in numbers what a learned head (absent-head.ts) is told of the gap and of each of them beside the words' states. Training
 * reads the very same numbers (training/events).
 */
import { HEAD_TYPES } from './features.ts';
import type { Parties } from './parties.ts';
import type { Party } from './party.ts';
import { sideCandidates } from './sides.ts';
import type { SurveyedSentence } from './survey.ts';
import type { SentenceTree } from './syntax.ts';

export type Side = 'actor' | 'recipient';

export interface Gap {
  tree: SentenceTree;
  /** Token of the act. */
  act: number;
  type: string;
  side: Side;
  /** Who stands on its other side. */
  other: readonly Party[];
}

/** Somebody named before, with the sentence. */
export interface Named {
  party: Party;
  sentence: SurveyedSentence;
  numbers: Float32Array;
}

/** Sentences back that are looked through. */
const REACH = 5;
const RELATIONS = [
  'nsubj',
  'nsubj:pass',
  'obj',
  'iobj',
  'obl',
  'obl:agent',
  'nmod',
  'nmod:poss',
  'appos',
  'conj',
  'amod',
  'compound',
  'flat',
  'root',
] as const;
const SECTORS = 'GOV MIL COP REB UAF CVL JUD LEG PTY OPP BUS CRM'.split(' ');
/** Times named beyond which it makes no difference. */
const OFTEN = 5;

/** What a gap is known by. */
export function gapNumbers({ tree, act, type, side, other }: Gap, named: number): Float32Array {
  const has = (...relations: string[]): boolean => tree.children(act, ...relations).length > 0;
  return Float32Array.from([
    ...HEAD_TYPES.map((each) => Number(each === type)),
    Number(side === 'actor'),
    Number(tree.at(act).upos === 'VERB'),
    Number(tree.isPassive(act)),
    Number(has('nsubj', 'nsubj:pass')),
    Number(has('obj')),
    Number(has('nmod:poss')),
    Math.min(named, 6) / 6,
    Math.min(other.length, 3),
    tree.tokens.length / 40,
  ]);
}

/** Everybody a document names, sentence by sentence, and how often before. */
export class NamedBefore {
  private readonly sentences: readonly SurveyedSentence[];
  private readonly named: readonly (readonly Party[])[];
  /** How often each of them was named up to there. */
  private readonly times: readonly (readonly number[])[];

  constructor(sentences: readonly SurveyedSentence[], parties: Parties) {
    this.sentences = sentences;
    this.named = sentences.map(({ tree }) => sideCandidates(tree, parties));
    const seen = new Map<string, number>();
    this.times = this.named.map((here) =>
      here.map((party) => {
        const key = keyOf(party);
        if (key === null) return 0;
        seen.set(key, (seen.get(key) ?? 0) + 1);
        return seen.get(key)!;
      }),
    );
  }

  /** How many the sentence of a gap names itself, and who was named in the sentences before, the nearest first. */
  of(gap: Gap): { here: number; before: Named[] } {
    const index = this.sentences.findIndex(({ tree }) => tree === gap.tree);
    const here = this.named[index]!;
    const own = new Set(here.map(keyOf));
    const other = new Set(gap.other.map(keyOf));
    const { id } = this.sentences[index]!.sentence;
    const before: Named[] = [];
    for (let back = index - 1; back >= 0 && id - this.sentences[back]!.sentence.id <= REACH; back -= 1) {
      const sentence = this.sentences[back]!;
      for (const [order, party] of this.named[back]!.entries()) {
        const key = keyOf(party);
        const around = {
          apart: id - sentence.sentence.id,
          order,
          many: this.named[back]!.length,
          times: this.times[back]![order]!,
          here: key !== null && own.has(key),
          opposite: key !== null && other.has(key),
        };
        before.push({ party, sentence, numbers: namedNumbers(sentence, party, around) });
      }
    }
    return { here: here.length, before };
  }
}

interface Around {
  /** Sentences between. */
  apart: number;
  /** Of so many in his sentence which he is. */
  order: number;
  many: number;
  times: number;
  /** The act's sentence names him too; he stands on its other side. */
  here: boolean;
  opposite: boolean;
}

function namedNumbers({ tree, readings }: SurveyedSentence, { token, actor }: Party, around: Around): Float32Array {
  const { upos } = tree.at(token);
  const head = tree.head(token);
  const relation = RELATIONS.indexOf(tree.relation(token) as (typeof RELATIONS)[number]);
  const sector = SECTORS.indexOf(actor.sectors[0] ?? '');
  const oneOf = (at: number, count: number): number[] =>
    Array.from({ length: count }, (_, each) => Number(each === at));
  return Float32Array.from([
    ...oneOf(around.apart - 1, REACH),
    ...oneOf(relation < 0 ? RELATIONS.length : relation, RELATIONS.length + 1),
    ...oneOf(['PRON', 'PROPN'].indexOf(upos) + 1, 3),
    Number(actor.id !== null),
    Number(actor.country !== null),
    Number(actor.person !== null),
    Number(head !== null && tree.at(head).upos === 'VERB'),
    ...oneOf(sector < 0 ? SECTORS.length : sector, SECTORS.length + 1),
    Math.min(around.times, OFTEN) / OFTEN,
    Number(around.here),
    Number(around.opposite),
    Number(readings.some((reading) => reading.token === head)),
    around.order / 5,
    1 / (1 + around.order),
    around.many / 10,
  ]);
}

/** What tells one somebody from another; null for those known by their words alone. */
export function keyOf({ actor }: Party): string | null {
  return actor.person ?? actor.id;
}
