import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileError } from '../../src/engine/errors.ts';
import type { CueFrame } from '../../src/engine/ontology-cues.ts';
import { parseCueItem } from '../../src/engine/ontology-cues.ts';
import { parseOntology } from '../../src/engine/parse-ontology.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'knowledge', 'ontologies');
const load = (name: string) => parseOntology(readFileSync(join(FOLDER, name), 'utf8'), name);

const SMALL = `ontology: small
types:
  - id: GREET
    definition: says hello
    modes:
      - { id: wave, words: hand }
    cues:
      - { verbs: 'greet, wave +at', modes: wave, recipient: 'obj at' }
contexts:
  - { id: polite, words: please }
`;

describe('our ontologies', () => {
  it('load without a fault', () => {
    for (const name of readdirSync(FOLDER))
      if (name.endsWith('.yaml') && !name.endsWith('.examples.yaml')) expect(() => load(name)).not.toThrow();
  });

  it('PLOVER has its sixteen types, thirty-seven contexts and thousands of phrases', () => {
    const plover = load('plover.yaml');
    expect(plover.types.map((type) => type.id)).toEqual(
      'AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT'.split(
        ' ',
      ),
    );
    expect(plover.contexts).toHaveLength(37);
    const phrases = plover.cues.reduce((count, cue) => count + Math.max(1, cue.objects.length), 0);
    expect(phrases).toBeGreaterThan(3000);
  });

  it('PLOVER requires a recipient for COOPERATE, AID and SANCTION alone', () => {
    const required = load('plover.yaml')
      .types.filter((type) => type.recipient === 'required')
      .map((type) => type.id);
    expect(required).toEqual(['COOPERATE', 'AID', 'SANCTION']);
  });

  it('every code a type, mode or cue gives has a weight', () => {
    const { types, cues, weights } = load('plover.yaml');
    const codes = [
      ...types.map((type) => type.cameo),
      ...types.flatMap((type) => type.modes.map((mode) => mode.cameo)),
      ...cues.map((cue) => cue.cameo),
    ];
    for (const code of codes) if (code !== null) expect(weights, code).toHaveProperty(code);
  });

  it('ACLED is derived: rules over PLOVER, no cues', () => {
    const acled = load('acled.yaml');
    expect(acled.base).toBe('plover');
    expect(acled.cues).toEqual([]);
    expect(new Set(acled.rules.map((rule) => rule.subtype)).size).toBeGreaterThanOrEqual(20);
  });
});

describe('a faulty file names file and line', () => {
  const cases: [string, string, number, RegExp][] = [
    ['an unknown key', SMALL.replace('id: GREET', 'id: GREET\n    colour: red'), 4, /unknown key "colour"/],
    ['an unknown mode', SMALL.replace('modes: wave,', 'modes: nod,'), 8, /GREET has no mode nod/],
    ['an unknown slot', SMALL.replace("'obj at'", "'obj beside'"), 8, /unknown slot "beside"/],
    ['a missing definition', SMALL.replace('    definition: says hello\n', ''), 3, /`definition` is missing/],
    ['a bad cue', SMALL.replace('wave +at', 'wave @at'), 8, /is no particle/],
    ['no YAML', 'ontology: [', 1, /not YAML/],
    ['an empty cue', SMALL.replace("verbs: 'greet, wave +at', ", ''), 8, /needs `verbs`/],
    ['a bad code', SMALL.replace('modes: wave,', "modes: wave, cameo: 'x1',"), 8, /CAMEO code/],
  ];
  it.each(cases)('%s', (_what, text, line, message) => {
    try {
      parseOntology(text, 'mine.yaml');
      expect.unreachable('no error');
    } catch (error) {
      expect(error).toBeInstanceOf(FileError);
      expect((error as FileError).message).toMatch(message);
      expect((error as FileError).file).toBe('mine.yaml');
      expect((error as FileError).line).toBe(line);
    }
  });

  it('and a good one of a user loads', () => {
    expect(parseOntology(SMALL, 'mine.yaml').cues.map((cue) => cue.lemma)).toEqual(['greet', 'wave']);
  });
});

describe('the cue language', () => {
  const frame: CueFrame = {
    type: 'X',
    modes: [],
    contexts: [],
    cameo: null,
    actor: null,
    recipient: null,
    about: [],
    with: [],
    needs: 'any',
    reciprocal: false,
    content: false,
    ownContent: false,
    weak: false,
    plain: false,
    line: 1,
  };
  it('reads particles, objects, barred objects, prepositions and complements', () => {
    expect(parseCueItem('pull out [troop|force] ![tooth] +from >to', 'verb', frame)).toMatchObject({
      lemma: 'pull',
      particles: ['out'],
      objects: ['troop', 'force'],
      barred: ['tooth'],
      prepositions: ['from'],
      complement: 'infinitive',
    });
  });
  it('says what is wrong', () => {
    expect(parseCueItem('[troop]', 'verb', frame)).toMatch(/does not begin with a word/);
  });
});
