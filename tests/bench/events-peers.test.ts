/** How a peer's codes become our types and how types of a sentence are counted; the peer itself is not run. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addTypes, emptyTypes, readFold, scoreRoots, unitRecords } from '../../bench/events-peers.ts';

const file = (text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'entente-')), 'file');
  writeFileSync(path, text);
  return path;
};

test('a code falls back on the beginning the table has; statements are no events', () => {
  const fold = readFold(file('# comment\n08: CONCEDE, , # yield\n087: RETREAT, , # ease\n19: ASSAULT, ,\n'));
  expect(['0874', '083', '193', '010'].map(fold)).toEqual(['RETREAT', 'CONCEDE', 'ASSAULT', null]);
});

test('a type counts once a sentence, an optional one is no miss', () => {
  const counts = emptyTypes();
  const gold = [
    { type: 'ASSAULT', optional: false },
    { type: 'ASSAULT', optional: false },
    { type: 'REQUEST', optional: true },
    { type: 'AID', optional: false },
  ];
  addTypes(counts, gold, ['ASSAULT', 'ASSAULT', 'REQUEST', 'CONSULT']);
  expect(counts).toEqual({ said: 3, saidRight: 2, marked: 2, markedFound: 1 });
});

test('unit records carry text, tree, day and the roots wanted', () => {
  const records = unitRecords(
    file(`<Sentence date = "20080101" id="a">
<EventCoding sourcecode="RUR" targetcode="GRU" eventcode="190"/><EventCoding eventcode="193"/>
<Text>
Ruritania attacked
Grustark. </Text><Parse>(S (NP RURITANIA) )</Parse></Sentence>
<Sentence id="b"><EventCoding noevents = "True"/><Text>Nothing.</Text></Sentence>`),
  );
  expect(records.map(({ text, date, gold }) => ({ text, date, gold }))).toEqual([
    { text: 'Ruritania attacked Grustark.', date: '20080101', gold: ['19'] },
    { text: 'Nothing.', date: '20150601', gold: [] },
  ]);
  expect(scoreRoots(records, [['19', '02'], []])).toMatchObject({
    events: 1,
    rootFound: 1,
    silent: 1,
    stayedSilent: 1,
  });
});
