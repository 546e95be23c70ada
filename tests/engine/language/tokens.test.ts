import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTokens } from '../../../src/engine/language/tokens.ts';

/** Words parted by a space; `~` before a word that is written together with the one before it. */
function show(text: string): string {
  return findTokens(text, 0, text.length)
    .map((word) => (word.joined ? '~' : '') + text.slice(word.start, word.end))
    .join(' ');
}

describe('words as UD English has them', () => {
  test.each([
    ["They don't know what's Zenda's.", "They do ~n't know what ~'s Zenda ~'s ."],
    ['She’ll say it wasn’t them.', 'She ~’ll say it was ~n’t them .'],
    ['They cannot; we gonna wait, dont you?', 'They can ~not ; we gon ~na wait , do ~nt you ?'],
    ["The rebels' camp and O'Rourke's d'etat", "The rebels ~' camp and O'Rourke ~'s d'etat"],
    ["They wouldn't've gone.", "They would ~n't ~'ve gone ."],
    ["He said 'we held the rebels' and left", "He said ' we held the rebels ' and left"],
    ["'em, the '90s and o'clock", "'em , the '90s and o'clock"],
    ['anti-Elphberg, co-founder, non-state, pro-Zenda', 'anti-Elphberg , co-founder , non-state , pro-Zenda'],
    ['well-known Zenda-based al-Rassendyll', 'well - known Zenda - based al - Rassendyll'],
    ['the U.S.-led talks in D.C. at 5 p.m. sharp', 'the U.S. - led talks in D.C. at 5 p.m. sharp'],
    ['Lt. Col. R. Hentzau, Gen. Sapt and Mr. Black', 'Lt. Col. R. Hentzau , Gen. Sapt and Mr. Black'],
    ['No. 10 said no. Ten did.', 'No. 10 said no . Ten did .'],
    ['On Nov. 17 the war in Dec. ended', 'On Nov. 17 the war in Dec. ended'],
    ['It sat. Then the sun. And mar. 5', 'It sat . Then the sun . And mar . 5'],
    ['$6.5m, US$4, £3bn, 50% and €7', '$ 6.5 m , US$ 4 , £ 3 bn , 50 % and € 7'],
    ['5pm, 17th, 1990s, 12,000 and F-16s', '5 pm , 17th , 1990s , 12,000 and F - 16s'],
    ['9/11, 3-4, 10:30, 2015-11-17, 713-555-0199', '9/11 , 3 - 4 , 10:30 , 2015-11-17 , 713-555-0199'],
    ['and/or, he/she, AT&T, R&D, w/o', 'and / or , he / she , AT&T , R&D , w/o'],
    [
      'See http://www.example.org/a_(b)?c=1. Or a.b@example.org, ok?',
      'See http://www.example.org/a_(b)?c=1 . Or a.b@example.org , ok ?',
    ],
    ['zenda.example.com and report.pdf', 'zenda.example.com and report.pdf'],
    ['It ended.Then it began.', 'It ended . Then it began .'],
    ['@rassendyll #zenda :) ;-)', '@rassendyll #zenda :) ;-)'],
    ['Wait... what?! No!!! -- really — yes', 'Wait ... what ?! No !!! -- really — yes'],
    ['"Go," he said ("now") [sic].', '" Go , " he said ( " now " ) [ sic ] .'],
    ['pens, etc.', 'pens , etc .'],
    ['Pens, etc. and ink (paper, etc.)', 'Pens , etc. and ink ( paper , etc. )'],
    ['Pens, etc. The king', 'Pens , etc . The king'],
    ['Sapt et al. said; Sapt et al., 2015', 'Sapt et al. said ; Sapt et al. , 2015'],
    ['its not its king', 'it ~s not its king'],
    ['Your the king; your crown is your in-law', 'You ~r the king ; your crown is your in - law'],
    ['Lets go: he lets them go', 'Let ~s go : he lets them go'],
    ['alot, outta, dunno, DONT, HES, theres', 'a ~lot , out ~ta , du ~n ~no , DO ~NT , HES , there ~s'],
    ["I'ma go", "I ~'m ~a go"],
    ['w- — we saw th- the king; an IT- firm, two- and', 'w- — we saw th- the king ; an IT - firm , two - and'],
    ['What.? Yes!. No...? $$$ \\\\ //', 'What .? Yes !. No ... ? $$$ \\\\ //'],
    ['rec.zenda.chess and alt.zenda', 'rec.zenda.chess and alt.zenda'],
    ['letter-2_a.doc (letter).pdf 20.xls', 'letter-2_a.doc ( letter ) .pdf 20.xls'],
    ['20and 1st 5kings 3-5213 90210-1234 [3,14] 3,14', '20 and 1st 5 kings 3-5213 90210-1234 [ 3 , 14 ] 3,14'],
    ['Inc. reported', 'Inc. reported'],
    ['👍🏽🇫🇷 ok', '👍🏽 🇫🇷 ok'],
    ['in 北京。 then مرحبا، now', 'in 北京 。 then مرحبا ، now'],
  ])('%s', (text, words) => {
    expect(show(text)).toBe(words);
  });
});

describe('whatever comes in', () => {
  test('spans are in order, inside the range, and cover every character that is no space', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'binary', maxLength: 12 }),
            fc.constantFrom(
              "don't",
              'U.S.',
              "s'",
              '...',
              '--',
              '’',
              'http://a.b',
              '1,000',
              '-',
              '/',
              '@',
              ' ',
              '\n',
              '👍',
              '\ud83d',
            ),
          ),
          { maxLength: 20 },
        ),
        (parts) => {
          const text = parts.join('');
          const words = findTokens(text, 0, text.length);
          let at = 0;
          for (const word of words) {
            expect(word.start).toBeGreaterThanOrEqual(at);
            expect(word.end).toBeGreaterThan(word.start);
            expect(text.slice(at, word.start)).toMatch(/^[\s\p{Cf}\p{Cc}]*$/u);
            at = word.end;
          }
          expect(text.slice(at)).toMatch(/^[\s\p{Cf}\p{Cc}]*$/u);
        },
      ),
      { numRuns: 500 },
    );
  });

  test.each([
    ['letters', 'a'],
    ['dots', '.'],
    ['letters with stops', 'a.'],
    ['apostrophes', "a'"],
    ['hyphens', 'anti-'],
    ['at signs', 'a@'],
    ['slashes', 'http://'],
    ['figures', '1,'],
    ['emoji', '👍'],
    ['ideographs', '北'],
    ['rules', '-='],
    ['marks of accent', 'e\u0301'],
  ])(
    'half a million %s in a row take linear time',
    (_, unit) => {
      const text = unit.repeat(Math.ceil(500_000 / unit.length));
      const started = performance.now();
      const words = findTokens(text, 0, text.length);
      expect(words.length).toBeGreaterThan(0);
      expect(performance.now() - started).toBeLessThan(25_000);
    },
    60_000,
  );
});
