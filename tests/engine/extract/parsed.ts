/**
 * Hand-parsed fixtures for stages that read syntax: one sentence a line, one word `form/UPOS/head/deprel`, heads counted
 * from 1 in the sentence. A blank line starts a new paragraph. An event is named by its trigger's form.
 */
import type { Place, Sentence, Time, Token } from '../../../src/engine/document.ts';
import type { Event } from '../../../src/engine/event.ts';
import { extentOf } from '../../../src/engine/extract/times/value.ts';

export interface Parsed {
  text: string;
  sentence: Sentence[];
  token: Token[];
  predicate: [];
  factuality: [];
  actor: [];
  time(words: string, value: string): Time;
  place(words: string, place: Partial<Place>): Place;
  event(trigger: string, set?: Partial<Event>): Event;
}

export function parsed(source: string): Parsed {
  const token: Token[] = [];
  const sentence: Sentence[] = [];
  let text = '';
  let paragraph = 0;
  for (const line of source.split('\n').map((one) => one.trim())) {
    if (line === '') {
      if (sentence.length > 0) paragraph++;
      continue;
    }
    const first = token.length;
    const start = text.length;
    for (const word of line.split(' ')) {
      const [form, upos, head, deprel, feats = '_'] = word.split('/') as [string, string, string, string, string?];
      const at = text.length;
      text += form;
      const governor = head === '0' ? null : first + Number(head) - 1;
      const lemma = LEMMAS[form.toLowerCase()] ?? form.toLowerCase();
      token.push({
        id: token.length,
        start: at,
        end: text.length,
        form,
        lemma,
        upos,
        feats,
        head: governor,
        deprel,
        sentence: sentence.length,
      });
      text += ' ';
    }
    sentence.push({
      id: sentence.length,
      start,
      end: text.length - 1,
      paragraph,
      tokens: [first, token.length],
      kind: 'prose',
    });
  }
  const find = (words: string) => {
    const start = text.indexOf(words);
    if (start < 0) throw new Error(`parsed: no “${words}” in ${JSON.stringify(text)}`);
    return { start, end: start + words.length };
  };
  return {
    text,
    sentence,
    token,
    predicate: [],
    factuality: [],
    actor: [],
    time: (words, value) => ({ id: 0, ...find(words), type: 'DATE', value, ...extentOf(value), basis: 'implied' }),
    place: (words, place) => ({
      id: 0,
      ...find(words),
      name: words,
      lat: 1,
      lon: 1,
      country: null,
      admin1: null,
      geonames: null,
      precision: 'place',
      metonym: false,
      alternatives: [],
      ...place,
    }),
    event: (trigger, set = {}) => {
      const word = token.find(({ form }) => form === trigger)!;
      const heads = { trigger: word.id, support: null, actor: null, recipient: null };
      return {
        id: `ev_${trigger}`,
        type: 'ASSAULT',
        actor: null,
        recipient: null,
        heads,
        trigger: { start: word.start, end: word.end, text: trigger },
        ...set,
      } as Event;
    },
  };
}

const LEMMAS: Record<string, string> = {
  said: 'say',
  struck: 'strike',
  fled: 'flee',
  killed: 'kill',
  launched: 'launch',
  shelled: 'shell',
  crossed: 'cross',
  fired: 'fire',
  attacks: 'attack',
  met: 'meet',
  planted: 'plant',
  seems: 'seem',
  mourned: 'mourn',
  blasts: 'blast',
};
