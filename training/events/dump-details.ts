/**
 * Writes what the head of modes and contexts is trained on, as the engine itself sees it: our own sentences (details.tsv),
 * whose acts have the mode and the contexts written before them, and synthetic stories (bench/stories.ts), whose first
 * sentences' acts of the story's type are taken to be of the story's mode. In: the data root, models and knowledge of this
 * checkout. Out: a folder with details.f32 and details.json. Run: node training/events/dump-details.ts OUT
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { oneParagraph } from '../../bench/one-paragraph.ts';
import { readStories } from '../../bench/stories.ts';
import { findActs } from '../../src/engine/extract/events/acts.ts';
import { detailFeatures, wordedDetails } from '../../src/engine/extract/events/details.ts';
import { loadOntology } from '../../src/engine/extract/events/load.ts';
import { openContexts } from '../../src/engine/extract/events/modes.ts';
import { SURVEYED } from '../../src/engine/extract/events/survey.ts';
import { extractStages } from '../../src/engine/extract/index.ts';
import { languageStages } from '../../src/engine/language/index.ts';
import type { Ontology } from '../../src/engine/ontology.ts';
import { runPipeline } from '../../src/engine/pipeline.ts';
import { stage } from '../../src/engine/stage.ts';
import { DEFAULT_ENGINE, openResources } from '../../src/node/engine.ts';
import { readOwnSentences } from './details.ts';

/** Of the twelve stories under a headline, and of each the characters that tell what the headline says. */
const STORIES = 6;
const OPENING = 420;

interface Text {
  name: string;
  part: 'own' | 'held' | 'train' | 'dev';
  text: string;
  type: string;
  /** Undefined where it is not known. */
  mode: string | null | undefined;
  contexts: string[] | null;
}

const out = process.argv[2] ?? 'build/training/details';
const root = process.env['ENTENTE_DATA'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
const resources = openResources(DEFAULT_ENGINE);
const before = extractStages.slice(0, extractStages.findIndex(({ name }) => name === 'events'));
const details: Float32Array[] = [];
const detailRows: object[] = [];
const NO_LIMITS = { modeKept: 0, modeAdded: 0, contextKept: 0, contextAdded: 0 };
let labels: { ontology: string; types: string[]; modes: string[]; contexts: string[] } | null = null;

for (const text of [...ownTexts(), ...openings()]) {
  const doc = oneParagraph('doc_details', text.text);
  await runPipeline(doc, [...languageStages, ...before, dumper(text)], resources);
}

function ownTexts(): Text[] {
  return (['own', 'held'] as const).flatMap((part) =>
    readOwnSentences(part === 'own' ? 'details.tsv' : 'details-dev.tsv').map((own, index) => ({ name: `${part}_${index}`, part, ...own })),
  );
}

function openings(): Text[] {
  const folder = join(root, 'events-ngec-synthetic');
  if (!existsSync(folder)) throw new Error(`no stories in ${folder}`);
  const perTitle = new Map<string, number>();
  return readStories(folder).flatMap(({ title, text, type, mode, part }) => {
    const at = perTitle.get(title) ?? 0;
    perTitle.set(title, at + 1);
    if (at >= STORIES) return [];
    const end = /[.!?]["”]?\s/.exec(text.slice(OPENING));
    const opening = text.slice(0, end === null ? text.length : OPENING + end.index + 1);
    return [{ name: title, part, text: opening, type, mode, contexts: null }];
  });
}

function dumper(text: Text) {
  return stage({
    name: 'dump',
    version: '1',
    needs: SURVEYED,
    makes: [],
    async run(layers, context) {
      const { ontology } = loadOntology(context);
      labels ??= labelsOf(ontology);
      const states = context.cache.states!;
      const index = openContexts(ontology, context.resources.knowledge);
      let found = 0;
      for (const { sentence, tree, acts } of await findActs(layers, context, ontology)) {
        for (const act of acts) {
          if (act.candidate.type.id !== text.type || text.mode === undefined) continue;
          found += 1;
          const worded = wordedDetails(tree, act, index);
          details.push(detailFeatures(tree, states, act, worded, { ...labels, limits: NO_LIMITS }));
          detailRows.push({ text: text.name, part: text.part, type: text.type, mode: text.mode, contexts: text.contexts, sentence: sentence.id, modes: worded.modes, wordedContexts: worded.contexts });
        }
      }
      if (process.env['SHOW'] && text.part !== 'dev' && found === 0) console.log(text.part, text.type, text.mode, '|', text.text.slice(0, 300).replace(/\s+/g, ' '));
      return {};
    },
  });
}

function labelsOf(ontology: Ontology) {
  return {
    ontology: ontology.id,
    types: ontology.types.map(({ id }) => id),
    modes: ontology.types.flatMap(({ id, modes }) => modes.map((mode) => `${id} ${mode.id}`)),
    contexts: ontology.contexts.map(({ id }) => id),
  };
}

function write(name: string, rows: readonly Float32Array[], meta: object): void {
  const width = rows[0]!.length;
  const all = new Float32Array(rows.length * width);
  for (const [index, row] of rows.entries()) all.set(row, index * width);
  writeFileSync(join(out, `${name}.f32`), Buffer.from(all.buffer));
  writeFileSync(join(out, `${name}.json`), JSON.stringify({ width, ...meta }));
}

mkdirSync(out, { recursive: true });
write('details', details, { ...labels!, rows: detailRows });
console.error(`${details.length} acts with a mode or contexts`);
