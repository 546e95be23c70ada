/** MUC-4: reading keys, matching fillers, choosing their words, pooling mentions. Sentences are ours. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Layered } from '../../bench/muc4-candidates.ts';
import { FLAGS, findCandidates } from '../../bench/muc4-candidates.ts';
import { readKeys } from '../../bench/muc4-data.ts';
import { dayOfDateline, mucDate } from '../../bench/muc4-dates.ts';
import { labelEntities } from '../../bench/muc4-labels.ts';
import { chooseFills } from '../../bench/muc4-fill.ts';
import { judge } from '../../bench/muc4-judges.ts';
import { isPartly, isSame } from '../../bench/muc4-match.ts';
import { propose } from '../../bench/muc4-proposals.ts';
import { ROLES } from '../../bench/muc4-roles.ts';
import type { Counts } from '../../bench/muc4-score.ts';
import { scoreDocument } from '../../bench/muc4-score.ts';
import { fillerText } from '../../bench/muc4-strings.ts';
import { wordingsOf } from '../../bench/muc4-wordings.ts';
import { creditOf } from '../../training/events/credit-muc.ts';
import { trainNet } from '../../training/events/small-net.ts';

const entity = (...texts: string[]) => ({
  mentions: texts.map((text, candidate) => ({ text, name: false, sentence: candidate, candidate })),
});

describe('MUC-4 keys', () => {
  it('reads every way a value is written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'muc-'));
    try {
      const rows = [
        ['message_id', 'ONE'],
        ['message_template', 1],
        ['incident_date', '- 12 MAY 89'],
        ['incident_location', { strings_lhs: ['PERU'], strings_rhs: ['PUNO (CITY)'], type: 'colon_clause' }],
        ['incident_type', 'BOMBING / ATTACK'],
        ['incident_stage', { strings: ['ACCOMPLISHED'], type: 'simple_strings' }],
        ['perp_individual_id', null],
        ['phys_tgt_id', '? "MILL" / "OLD MILL"'],
      ];
      writeFileSync(join(folder, 'keys_x'), `%%%\n${JSON.stringify(rows)}\n`);
      expect(readKeys(folder).get('ONE')![0]!.slots).toEqual({
        incident_date: [{ strings: ['- 12 MAY 89'], optional: false }],
        incident_location: [{ strings: ['PERU: PUNO (CITY)'], optional: false }],
        incident_type: [{ strings: ['BOMBING', 'ATTACK'], optional: false }],
        incident_stage_of_execution: [{ strings: ['ACCOMPLISHED'], optional: false }],
        perp_individual_id: [],
        phys_tgt_id: [{ strings: ['MILL', 'OLD MILL'], optional: true }],
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('matching', () => {
  it('halves what only partly agrees', () => {
    expect(isSame('phys_tgt_id', 'THE MILL', 'MILL')).toBe(true);
    expect(isPartly('phys_tgt_id', 'OLD MILL', 'MILL')).toBe(true);
    expect(isPartly('phys_tgt_id', 'MILL', 'BRIDGE')).toBe(false);
    expect(isSame('incident_location', 'PERU: PUNO', 'PERU: PUNO (CITY)')).toBe(true);
    expect(isPartly('incident_location', 'PERU: JULIACA', 'PERU: PUNO (CITY)')).toBe(true);
    expect(isPartly('incident_location', 'CHILE', 'PERU: PUNO (CITY)')).toBe(false);
    expect(isSame('incident_date', '- 02 MAY 89', '- 2 MAY 89')).toBe(true);
    expect(isSame('incident_date', '02 MAY 89', '- 2 MAY 89')).toBe(false);
    expect(isPartly('incident_date', '11 MAY 89', '- 12 MAY 89')).toBe(true);
    expect(isPartly('incident_date', '11 MAY 89', '12 MAY 89')).toBe(false);
    expect(isPartly('incident_type', 'ATTACK', 'BOMBING')).toBe(false);
  });

  it('reads datelines and writes dates', () => {
    expect(dayOfDateline('LIMA, 9 JAN 90 (EFE)')).toBe('1990-01-09');
    expect(dayOfDateline('LIMA')).toBeNull();
    expect(mucDate('1990-01-08', '1990-01-09')).toBe('08 JAN 90 - 09 JAN 90');
    expect(mucDate('1990-01-09', '1990-01-09', true)).toBe('- 09 JAN 90');
  });

  it('counts a template nobody asked for as spurious, and an optional one as free', () => {
    const counts: Counts = {};
    const slots = { phys_tgt_id: [{ strings: ['MILL'], optional: false }] };
    scoreDocument([{ optional: true, slots }], [], ['phys_tgt_id'], counts);
    scoreDocument([], [{ slots: { phys_tgt_id: ['MILL'] } }], ['phys_tgt_id'], counts);
    scoreDocument([{ optional: false, slots }], [{ slots: { phys_tgt_id: ['OLD MILL'] } }], ['phys_tgt_id'], counts);
    expect(counts['phys_tgt_id']).toEqual({ possible: 1, actual: 2, points: 0.5 });
  });
});

/** Words of one sentence: form, part of speech, head, relation. */
function sentence(...words: [string, string, number | null, string][]): Layered {
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

describe('candidates', () => {
  it('are noun phrases, titles and nouns before nouns, and names of persons', () => {
    const doc = sentence(
      ['CAR', 'NOUN', 1, 'compound'],
      ['BOMBS', 'NOUN', 2, 'nsubj'],
      ['KILLED', 'VERB', null, 'root'],
      ['THE', 'DET', 5, 'det'],
      ['MAYOR', 'NOUN', 5, 'nmod:desc'],
      ['JUAN', 'PROPN', 2, 'obj'],
      ['RIOS', 'PROPN', 5, 'flat'],
    );
    const person = {
      id: 0,
      start: doc.layers.token[5]!.start,
      end: doc.text.length,
      type: 'PER' as const,
      actor: null,
    };
    doc.layers.entity.push(person);
    const found = findCandidates(doc, [{ token: 2, type: 'ASSAULT', lemma: 'kill' }], new Set());
    expect(found.map(({ key, tokens, reads, linked }) => ({ key, tokens, reads, linked }))).toEqual([
      { key: 'name RIOS', tokens: [5, 7], reads: [5, 2, -1, -1], linked: [4] },
      { key: 'CAR', tokens: [0, 1], reads: [0, 1, 2, -1], linked: [] },
      { key: 'BOMB', tokens: [0, 2], reads: [1, 2, -1, -1], linked: [] },
      { key: 'MAYOR', tokens: [4, 5], reads: [4, 2, -1, -1], linked: [5] },
    ]);
    expect(found.every(({ flags }) => flags.length === FLAGS)).toBe(true);
  });
});

describe('keys', () => {
  it('are one for an acronym and its words, and for the short form of a name', () => {
    const doc = sentence(
      ['PEOPLE', 'PROPN', 1, 'compound'],
      ['LEAGUE', 'PROPN', 5, 'nsubj'],
      ['(', 'PUNCT', 3, 'punct'],
      ['PL', 'PROPN', 1, 'appos'],
      [')', 'PUNCT', 3, 'punct'],
      ['SHOT', 'VERB', null, 'root'],
      ['ANA', 'PROPN', 5, 'obj'],
      ['RIOS', 'PROPN', 6, 'flat'],
      ['VEGA', 'PROPN', 6, 'flat'],
      ['.', 'PUNCT', 5, 'punct'],
      ['RIOS', 'PROPN', 5, 'nsubj'],
      ['ANA', 'PROPN', 5, 'nsubj'],
    );
    for (const [first, last] of [
      [6, 8],
      [10, 10],
      [11, 11],
    ] as const) {
      const { start } = doc.layers.token[first]!;
      doc.layers.entity.push({ id: first, start, end: doc.layers.token[last]!.end, type: 'PER', actor: null });
    }
    const found = findCandidates(doc, [], new Set());
    expect(found.map(({ key, tokens }) => [key, tokens[0]])).toEqual([
      ['name VEGA', 6],
      ['name VEGA', 10],
      ['name ANA', 11],
      ['PEOPLE', 0],
      ['LEAGUE', 0],
      ['LEAGUE', 3],
    ]);
  });
});

describe('entities', () => {
  it('fills with the words most mentions have, without numbers', () => {
    expect(fillerText(entity('12 FARMERS', 'FARMERS'), 'hum_tgt_description')).toBe('FARMERS');
    expect(fillerText(entity('THREE ARMED MEN'), 'perp_individual_id')).toBe('THREE ARMED MEN');
  });

  it('labels every entity that agrees with a filler', () => {
    const templates = [{ optional: false, slots: { phys_tgt_id: [{ strings: ['MILL'], optional: false }] } }];
    expect(labelEntities([entity('BRIDGE'), entity('OLD MILL')], templates, ROLES)).toEqual([
      { entity: 1, role: 2, template: 0, filler: 0, required: true },
    ]);
  });
});

describe('wordings', () => {
  it('are shorter and longer forms of a phrase', () => {
    const doc = sentence(
      ['REBELS', 'NOUN', 1, 'nsubj'],
      ['BURNED', 'VERB', null, 'root'],
      ['TWO', 'NUM', 4, 'nummod'],
      ['OLD', 'ADJ', 4, 'amod'],
      ['OFFICES', 'NOUN', 1, 'obj'],
      ['OF', 'ADP', 7, 'case'],
      ['THE', 'DET', 7, 'det'],
      ['MILL', 'NOUN', 4, 'nmod'],
    );
    const office = findCandidates(doc, [], new Set()).find((each) => each.head === 4)!;
    const found = wordingsOf(doc as Parameters<typeof wordingsOf>[0], office);
    expect(found.map(({ text }) => text)).toEqual([
      'TWO OLD OFFICES',
      'OLD OFFICES',
      'OFFICES',
      'TWO OLD OFFICES OF MILL',
      'OLD OFFICES OF MILL',
      'OFFICES OF MILL',
    ]);
    expect(new Set(found.map(({ features }) => features.length)).size).toBe(1);
  });
});

describe('small networks', () => {
  it('learn what no line parts, and write weights that say the same', () => {
    const rows = Array.from({ length: 1200 }, (_, at) => [(at % 2) * 3 + 5, (Math.floor(at / 2) % 2) * 0.2]);
    const targets = rows.map(([one, other]) => (one! > 6 === other! > 0.1 ? 1 : 0));
    const net = trainNet(
      { features: rows.map((row) => Float32Array.from(row)), targets, weights: rows.map(() => 1) },
      { hidden: [16, 8], epochs: 30, seed: 1 },
    );
    const says = judge([net]);
    for (const [at, row] of rows.slice(0, 4).entries()) expect(Math.round(says(row))).toBe(targets[at]);
  });
});

describe('filling templates', () => {
  const fill = (role: number, text: string, worth: number) => ({ entity: 0, role, text, features: [worth] });
  const worth = ([first]: readonly number[]): number => first!;

  it('takes the proposal that promises most, and of it what is worth it', () => {
    const together = { incidents: [[fill(2, 'MILL', 0.6), fill(2, 'BRIDGE', 0.4), fill(0, 'REBELS', 0.1)]] };
    const parted = { incidents: [[fill(2, 'MILL', 0.8)], [fill(2, 'BRIDGE', 0.7)]] };
    expect(chooseFills([together], worth)).toEqual([together.incidents[0]!.slice(0, 2)]);
    expect(chooseFills([together, parted], worth)).toEqual(parted.incidents);
    expect(chooseFills([{ incidents: [[fill(2, 'MILL', 0.25)]] }], worth)).toEqual([]);
  });

  it('credits each filler of the keys once', () => {
    const target = (...strings: string[]) => ({ strings, optional: false });
    const gold = [
      { optional: false, slots: { phys_tgt_id: [target('MILL')] } },
      { optional: false, slots: { phys_tgt_id: [target('OLD BRIDGE')] } },
    ];
    const one = fill(2, 'MILL', 1);
    const other = fill(2, 'BRIDGE', 1);
    expect(creditOf(gold, { incidents: [[one, one], [other]] })).toEqual([[1, 0], [0.5]]);
    expect(creditOf(gold, { incidents: [[one, other]] })).toEqual([[1, 0]]);
    expect(creditOf([], { incidents: [[one]] })).toEqual([[0]]);
  });

  it('parts targets finer and coarser', () => {
    const doc = {
      ...sentence(
        ['REBELS', 'NOUN', 1, 'nsubj'],
        ['BURNED', 'VERB', null, 'root'],
        ['BRIDGES', 'NOUN', 1, 'obj'],
        ['AND', 'CCONJ', 4, 'cc'],
        ['MILLS', 'NOUN', 2, 'conj'],
      ),
    };
    const candidates = findCandidates(doc, [], new Set());
    const entities = candidates.map(({ head }, candidate) => ({
      mentions: [{ text: doc.layers.token[head]!.form, name: false, sentence: 0, candidate }],
    }));
    const told = {
      doc: { ...doc, layers: { ...doc.layers, place: [], time: [] } },
      entities,
      candidates,
      triggers: [],
    } as unknown as Parameters<typeof propose>[0];
    const roles = entities.map(({ mentions }) => {
      const role = mentions[0]!.text === 'REBELS' ? 0 : 2;
      return Float32Array.from(ROLES, (_, index) => (index === role ? 0.9 : 0.01));
    });
    const square = new Float32Array(entities.length ** 2).fill(0.5);
    const scores = { roles, share: square, same: square, incident: 0.9 };
    const proposals = propose(told, scores, { wording: () => 0.5, pair: () => 0.55 });
    const texts = proposals.map(({ incidents }) => incidents.map((fills) => fills.map(({ text }) => text)));
    expect(texts).toEqual([
      [['REBELS', 'BRIDGES', 'MILLS']],
      [
        ['REBELS', 'BRIDGES'],
        ['REBELS', 'MILLS'],
      ],
    ]);
  });
});
