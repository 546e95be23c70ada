/** Our dispatches and their gold, as they stand: no model is needed to see that every act is told by words of its text. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type GoldEvent, judge, placesOf } from '../../bench/gold-events.ts';
import type { Event } from '../../src/engine/event.ts';
import { parseOntology } from '../../src/engine/parse-ontology.ts';
import { markdownReader } from '../../src/engine/read/markdown.ts';
import { PACKAGE_ROOT } from '../../src/node/paths.ts';
import { readOne } from '../engine/read/run-reader.ts';

const folder = join(PACKAGE_ROOT, 'examples');
const load = (name: string): string => readFileSync(join(folder, name), 'utf8');
const names = readdirSync(folder).filter((name) => /^\d\d-.*\.md$/.test(name));
const texts = new Map<string, string>();
const titles = new Map<string, (string | null)[]>();
for (const name of names) {
  const { text, meta } = await readOne(markdownReader, load(name), {}, name);
  texts.set(name, text);
  titles.set(name, [meta.title, meta.byline, meta.publisher, meta.published]);
}
const ontologyFile = join(PACKAGE_ROOT, 'knowledge', 'ontologies', 'plover.yaml');
const { types } = parseOntology(readFileSync(ontologyFile, 'utf8'), ontologyFile);

it('there are twelve dispatches', () => {
  expect(names).toHaveLength(12);
});

describe.each(names)('%s', (name) => {
  const text = texts.get(name)!;
  const { document, events } = JSON.parse(load(name.replace('.md', '.gold.json'))) as {
    document: string;
    events: GoldEvent[];
  };

  it('is 300 to 900 words long and says who published what when', () => {
    const words = text.split(/\s+/).length;
    expect(words).toBeGreaterThanOrEqual(300);
    expect(words).toBeLessThanOrEqual(900);
    for (const value of titles.get(name)!) expect(value).toMatch(/^[^"'\s].*[^"'\s]$/);
  });

  it('has gold whose words stand in it, with types and modes of the ontology', () => {
    expect(document).toBe(name);
    for (const { type, altType, modes, trigger, at } of events) {
      if (at === undefined) expect(text.toLowerCase().split(trigger.toLowerCase()), trigger).toHaveLength(2);
      else {
        const words = placesOf(at, text).map(({ start, end }) => text.slice(start, end));
        expect(words, at).toContain(trigger);
      }
      const coded = types.find(({ id }) => id === type);
      expect(coded, type).toBeDefined();
      if (altType !== undefined) expect(types.map(({ id }) => id)).toContain(altType);
      for (const mode of modes ?? []) expect(coded!.modes.map(({ id }) => id)).toContain(mode);
    }
  });
});

it('the README names phenomena by words that stand in the dispatch it names', () => {
  const rows = [...load('README.md').matchAll(/^\| [^|]+ \| (.+) \|$/gm)]
    .slice(2)
    .flatMap(([, cell]) => [...cell!.matchAll(/(\d\d) “([^”]+)”/g)]);
  expect(rows.length).toBeGreaterThan(30);
  for (const [, number, words] of rows) {
    const name = names.find((one) => one.startsWith(number!))!;
    expect(texts.get(name)!.replace(/\s+/g, ' '), `${number} “${words}”`).toContain(words);
  }
});

it('reports of one event are named by words that stand in their dispatch', () => {
  const { groups, open } = JSON.parse(load('incidents.gold.json')) as { groups: string[][]; open: string[] };
  for (const entry of [...groups.flat(), ...open]) {
    const [name, words] = entry.split(/: (.*)/s) as [string, string];
    expect(placesOf(words, texts.get(name)!), entry).toHaveLength(1);
  }
  expect(groups.filter((group) => new Set(group.map((entry) => entry.slice(0, 2))).size > 1).length).toBeGreaterThan(4);
});

describe('gold words', () => {
  const text = 'Ruritania bombed Zenda. Zenda bombed nobody.';
  const event = (start: number, end: number): Event =>
    ({
      act: `act_${start}`,
      type: 'ASSAULT',
      actor: null,
      recipient: null,
      status: 'occurred',
      trigger: { start, end, text: text.slice(start, end) },
    }) as unknown as Event;
  const gold = (at?: string): GoldEvent => ({
    type: 'ASSAULT',
    actor: null,
    recipient: null,
    trigger: 'bombed',
    status: 'occurred',
    ...(at === undefined ? {} : { at }),
  });

  it('are found by what stands around them', () => {
    expect(placesOf('Zenda [bombed] nobody', text)).toEqual([{ start: 30, end: 36 }]);
    expect(placesOf('[Ruritania] bombed [Zenda]', text).map(({ start }) => start)).toEqual([0, 17]);
    expect(() => placesOf('[bombed]', text)).toThrow(/once/);
    expect(() => placesOf('[shelled]', text)).toThrow(/once/);
  });

  it('tell two acts with one trigger apart', () => {
    const told = judge([gold('Ruritania [bombed]'), gold('Zenda [bombed] nobody')], [event(30, 36)], text);
    expect(told.map(({ event: found }) => found?.act ?? null)).toEqual([null, 'act_30']);
  });

  it('count an act that no gold names', () => {
    const told = judge([gold('Ruritania [bombed]')], [event(10, 16), event(30, 36)], text);
    expect(told.map(({ gold: named, whole }) => [named !== null, whole])).toEqual([
      [true, true],
      [false, false],
    ]);
  });
});
