/**
 * `npm run bench -- language`: UD accuracy on gold words and on raw text by the CoNLL 2018 rules, and speed. In: UD EWT and
 * GUM development files; by `--data` a `.conllu` file or a folder of them. Out: every count and F1. With `--peers`, the libraries a
 * user would otherwise take, in the same run (language-peers.ts).
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runGoldPeers, runPeers } from './language-peers.ts';
import { annotate, goldDocuments, languageResources, rawDocuments, toConllu } from './language-run.ts';
import { METRICS, rawTexts, type Scores, scoreUd } from './language-score.ts';
import { measureSpeed } from './language-speed.ts';
import type { BenchArgs } from './run.ts';

interface Part {
  name: string;
  conllu: string;
}

/** The development files; or the file given, or every `.conllu` of the folder given. */
function parts(args: BenchArgs): Part[] {
  const files = args.data === null ? DEVELOPMENT.map((path) => join(args.dataRoot, path)) : conlluFiles(args.data);
  return files.flatMap((path) => {
    const conllu = readFileSync(path, 'utf8');
    const name = basename(path).replace(/^en_|-ud-dev|\.conllu$/g, '');
    // GUM's genres stand in its document names; the news part is the closest to our texts.
    const all = rawTexts(conllu);
    const news = all.filter((one) => /# newdoc id = \w+_(?:news|interview)_/.test(one.conllu));
    const apart = news.length > 0 && news.length < all.length;
    return [
      { name, conllu },
      ...(apart ? [{ name: `${name} news+interview`, conllu: news.map((one) => one.conllu).join('\n') }] : []),
    ];
  });
}

const DEVELOPMENT = ['ud-ewt/en_ewt-ud-dev.conllu', 'ud-gum/en_gum-ud-dev.conllu'];

function conlluFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name.endsWith('.conllu'))
    .sort()
    .map((name) => join(path, name));
}

export default async function run(args: BenchArgs): Promise<unknown> {
  const resources = languageResources();
  const data: Record<string, { gold: Scores; raw: Scores }> = {};
  const all = parts(args);
  for (const part of all) {
    const gold = scoreUd(part.conllu, toConllu(await annotate(await goldDocuments(part.conllu), resources)));
    const raw = scoreUd(part.conllu, toConllu(await annotate(rawDocuments(part.conllu), resources)));
    data[part.name] = { gold, raw };
    if (!args.json) print(part.name, { gold, raw });
  }
  const texts = all.slice(0, 2).flatMap((part) => rawTexts(part.conllu).map(({ text }) => text));
  const speed = await measureSpeed(texts);
  if (!args.json) {
    console.log(`\nspeed, raw text to trees, names and roles (${speed.processor})`);
    console.log(`  one worker   ${Math.round(speed.oneWorker)} words/s`);
    console.log(`  two workers  ${Math.round(speed.twoWorkers)} words/s`);
    console.log(`  core time    ${speed.coreMicroseconds.toFixed(1)} µs a word`);
    console.log(`  start-up     ${speed.startMilliseconds} ms to the first sentence, ${speed.megabytes} MB resident`);
  }
  const first = all[0]!;
  const peers = args.peers
    ? {
        text: runPeers(first.conllu, args.json),
        words: runGoldPeers(first.conllu, data[first.name]!.gold, args.json),
      }
    : undefined;
  return { data, speed, ...(peers ? { peers } : {}) };
}

function print(name: string, scores: Record<string, Scores>): void {
  console.log(`\n${name}  (F1 in per cent)`);
  console.log(`${''.padEnd(6)}${METRICS.map((metric) => metric.padStart(10)).join('')}`);
  for (const [kind, row] of Object.entries(scores)) {
    console.log(kind.padEnd(6) + METRICS.map((metric) => (100 * row[metric].f1).toFixed(2).padStart(10)).join(''));
  }
}
