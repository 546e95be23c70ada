/** Sentences of ours and entities of made-up mentions, for the tests of the MUC-4 bench. */
import type { Layered } from '../../bench/muc4-candidates.ts';
import type { Entity } from '../../bench/muc4-entities.ts';

/** An entity whose mentions are worded so, one a sentence. */
export const entity = (...texts: string[]): Entity => ({
  mentions: texts.map((text, candidate) => ({ text, name: false, sentence: candidate, candidate })),
});

/** Words of one sentence: form, part of speech, head, relation. */
export function sentence(...words: [string, string, number | null, string][]): Layered {
  let at = 0;
  const token = words.map(([form, upos, head, deprel], id) => {
    const start = at;
    at += form.length + 1;
    return {
      id,
      start,
      end: start + form.length,
      form,
      lemma: form.toLowerCase(),
      upos,
      feats: '_',
      head,
      deprel,
      sentence: 0,
    };
  });
  const whole = {
    id: 0,
    start: 0,
    end: at - 1,
    paragraph: 0,
    tokens: [0, token.length] as [number, number],
    kind: 'prose' as const,
  };
  const text = words.map(([form]) => form).join(' ');
  return { text, layers: { token, sentence: [whole], entity: [], predicate: [], mention: [] } };
}
