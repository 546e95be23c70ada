/** Which way the clause around a time looks, on hand-parsed sentences. */
import { expect, it } from 'vitest';
import { directionOf } from '../../../../src/engine/extract/times/tense.ts';
import { parsed } from '../parsed.ts';

const FIN = 'Tense=Past|VerbForm=Fin';
const PART = 'Tense=Past|VerbForm=Part';

const ROWS: [string, string, string | null][] = [
  ['Friday', `Rebels/NOUN/2/nsubj struck/VERB/0/root/${FIN} on/ADP/4/case Friday/PROPN/2/obl`, 'past'],
  ['Friday', 'She/PRON/3/nsubj will/AUX/3/aux fly/VERB/0/root on/ADP/5/case Friday/PROPN/3/obl', 'future'],
  ['Friday', 'She/PRON/3/nsubj is/AUX/3/cop due/ADJ/0/root here/ADV/3/advmod Friday/PROPN/3/obl:tmod', 'future'],
  // A plan under a future verb, and an act that is only spoken of.
  [
    'May',
    'She/PRON/3/nsubj will/AUX/3/aux lead/VERB/0/root a/DET/5/det mission/NOUN/3/obj in/ADP/7/case May/PROPN/5/nmod',
    'future',
  ],
  [
    'Friday',
    "They/PRON/3/nsubj will/AUX/3/aux discuss/VERB/0/root Friday/PROPN/6/nmod:poss 's/PART/4/case raid/NOUN/3/obj",
    'past',
  ],
  // A participle beside the day, and the same in a passive still to come.
  ['May', `a/DET/2/det pact/NOUN/0/root signed/VERB/2/acl/${PART} in/ADP/5/case May/PROPN/3/obl`, 'past'],
  [
    'May',
    `It/PRON/4/nsubj:pass will/AUX/4/aux be/AUX/4/aux:pass signed/VERB/0/root/${PART} in/ADP/6/case May/PROPN/4/obl`,
    'future',
  ],
  ['May', `Ten/NUM/2/nsubj fled/VERB/0/root/${FIN} since/ADP/4/case May/PROPN/2/obl`, 'past'],
  // What is set as a term says nothing of the past, but a plan still looks ahead.
  ['May', `They/PRON/2/nsubj left/VERB/0/root/${FIN} by/ADP/4/case May/PROPN/2/obl`, null],
  ['May', 'They/PRON/3/nsubj would/AUX/3/aux leave/VERB/0/root by/ADP/5/case May/PROPN/3/obl', 'future'],
];

it.each(ROWS)('%s in: %s', (word, source, direction) => {
  const { text, token } = parsed(source);
  const start = text.lastIndexOf(word);
  expect(directionOf(token, start, start + word.length)).toBe(direction);
});
