/**
 * In: the items around the head of a name not on file. Out: how far the name runs: over words that are passed over or
 * mean something elsewhere but are capitalised here ("Special Action Force", "Kivu Women's Alliance") and over a
 * complement in capitals ("Front for Renewal"); and whether a party's name is one that many countries have.
 */
import type { Item } from './chunk.ts';
import type { Word } from './words.ts';

/** Words passed over in phrases that names of bodies begin with. */
const OPENING = new Set(
  'special public national federal central new joint international regional popular general young allied combined elite free old'.split(
    ' ',
  ),
);

/** Where the name begins whose known part begins with this item. */
export function nameStart(first: Item, items: readonly Item[], words: readonly Word[]): number {
  const isTitle = (item: Item | undefined): boolean =>
    item !== undefined && item.end - item.start === 1 && words[item.start]!.shape === 'title';
  let at = items.indexOf(first);
  for (;;) {
    const before = items[at - 1];
    const owner = items[at - 2];
    if (before?.type === 'skip' && isTitle(before) && OPENING.has(words[before.start]!.key)) at--;
    else if (before?.type === 'mark' && before.key === "'s" && owner?.type === 'role' && isTitle(owner)) {
      at -= 2;
      const whose = items[at - 1];
      if (whose?.type === 'name' || (whose?.type === 'word' && whose.proper)) at--;
    } else return items[at]!.start;
  }
}

/** Where the name ends whose head part ends with this item: after a complement of unknown words in capitals. */
export function nameEnd(head: Item, tail: readonly Item[], words: readonly Word[]): number {
  const [first, ...rest] = tail;
  if (first?.type !== 'preposition' || !['of', 'for'].includes(first.key) || rest.length === 0) return head.end;
  const runs = rest.every(
    (item) => (item.type === 'word' && item.proper) || (item.type === 'skip' && words[item.start]!.shape === 'title'),
  );
  return runs ? rest.at(-1)!.end : head.end;
}

const COMMON_PARTY =
  /^(?:(?:social|democratic|christian|people'?s|national|nationalist|liberal|republican|socialist|communist|labou?r|progressive|conservative|green|workers'?|freedom|justice|development|reform|unity|independence|popular|radical|centre|center|civic|patriotic|united|islamic|action|and|for|of|the|left|agrarian|peasants?'?|farmers'?) )+(?:party|front|alliance|union|movement|league|congress)$/i;

/** "Democratic Party", "People's Front": of another country, or with another word before it, it is another one. */
export function isCommonParty(name: string): boolean {
  return COMMON_PARTY.test(name.replace(/[’‘]/g, "'").replace(/ 's\b/g, "'s"));
}
