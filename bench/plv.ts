/**
 * PLV: root type given the source and target in a sentence (Hu et al.'s ZSP set). In: TSV rows with marked spans. Out:
 * accuracy, macro F1, per class and the guesses. On the development rows, which the head was trained on, the guesses are
 * those of five-fold cross-validation that training stored; on any other file the shipped head is run.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTypeHead } from '../src/engine/extract/events/head.ts';
import { DEFAULT_ENGINE, openResources } from '../src/node/engine.ts';
import { MODELS_ROOT } from '../src/node/paths.ts';
import { pairsOf, readPlv } from './plv-pairs.ts';
import type { BenchArgs } from './run.ts';

/** ZSP's figures: on these sentences, and on the held-out ones. */
const PEERS = {
  'ZSP, these sentences': { accuracy: 76.0, macroF1: 74.3 },
  'ZSP, test sentences': { accuracy: 83.8, macroF1: 82.4 },
};

export default async function run({ data, json, dataRoot }: BenchArgs): Promise<object> {
  const path = data ?? join(dataRoot, 'events-plv', 'PLV_train.tsv');
  const rows = readPlv(path);
  const folds = join(MODELS_ROOT, 'events', 'folds.json');
  let guesses: string[];
  let how: string;
  if (data === null && existsSync(folds)) {
    guesses = (JSON.parse(readFileSync(folds, 'utf8')) as [string, number][]).map(([label]) => label);
    how = 'five-fold cross-validation';
  } else {
    const resources = openResources(DEFAULT_ENGINE);
    const head = openTypeHead(resources);
    const pairs = await pairsOf(rows, resources);
    if (head) {
      const scores = await head.run(pairs.map((pair) => pair.features));
      guesses = scores.map((each) => head.labels[each.indexOf(Math.max(...each))]!);
      how = 'shipped head';
    } else {
      guesses = pairs.map((pair) =>
        pair.cue === 'CONCEDE' || pair.cue === 'RETREAT' ? 'YIELD' : (pair.cue ?? 'NONE'),
      );
      how = 'cues alone: no models/events';
    }
  }
  const labels = [...new Set(rows.map((row) => row.gold))].sort();
  const classes = labels.map((label) => {
    const gold = rows.filter((row) => row.gold === label).length;
    const said = guesses.filter((guess) => guess === label).length;
    const right = rows.filter((row, index) => row.gold === label && guesses[index] === label).length;
    return { label, gold, said, right, f1: round((2 * right) / Math.max(1, gold + said)) };
  });
  const right = rows.filter((row, index) => guesses[index] === row.gold).length;
  const result = {
    data: data ?? 'PLV_train.tsv',
    how,
    rows: rows.length,
    right,
    accuracy: round(right / Math.max(1, rows.length)),
    macroF1: round(classes.reduce((sum, each) => sum + each.f1, 0) / Math.max(1, classes.length)),
    classes,
    guesses: rows.map((row, index) => ({ id: row.id, gold: row.gold, guess: guesses[index] })),
    peers: PEERS,
  };
  if (!json) {
    console.log(
      `PLV, ${how}: ${right} of ${rows.length} right, accuracy ${result.accuracy}, macro F1 ${result.macroF1}`,
    );
    console.table(classes);
    console.table(PEERS);
  }
  return result;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
