/**
 * Stanford CoreNLP as a peer. In: texts, or given words, and which annotators to run. Out: what it made of them
 * (CoreNlpPeer.java), or why it was skipped. It is never part of the package: `node bench/corenlp.ts` fetches it and its
 * English models (half a gigabyte, GPL) by Maven and notes its class path in the folder of peers, `ENTENTE_PEERS` or
 * `build/peers`. Needs Java 11 or newer.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseConllu } from '../src/engine/read/conllu-rows.ts';
import { PACKAGE_ROOT } from '../src/node/paths.ts';

export const CORENLP_VERSION = '4.5.7';
export const PEERS_ROOT = resolve(process.env['ENTENTE_PEERS'] ?? join(PACKAGE_ROOT, 'build', 'peers'));
const FOLDER = join(PEERS_ROOT, 'corenlp');
const CLASS_PATH = join(FOLDER, 'classpath.txt');

/** What a peer says of itself on its last line. */
export interface PeerOutput {
  conllu: string;
  milliseconds: number;
  startMilliseconds: number;
  megabytes: number;
  version?: string;
}

export interface CoreNlpOutput extends PeerOutput {
  /** What its thread had of a core: what `milliseconds` would be on a quiet machine. */
  coreMilliseconds: number;
  /** A tag a word, `O` outside names, sentence by sentence. */
  names: string[][];
  /** Sentences of each text with their trees, where `parse` was among the annotators. */
  trees: { start: number; end: number; tree: string }[][];
}

/** `text` reads texts as they are, `trees` for their trees alone; in `words` a line is a sentence and blanks part its words. */
export function coreNlp(
  mode: 'text' | 'words' | 'trees',
  annotators: string,
  texts: readonly string[],
  properties: Readonly<Record<string, string>> = {},
): CoreNlpOutput | { skipped: string } {
  if (!existsSync(CLASS_PATH)) return { skipped: 'node bench/corenlp.ts fetches it' };
  const options = Object.entries(properties).map(([name, value]) => `${name}=${value}`);
  const child = spawnSync(
    'java',
    [
      // one thread, as every peer has
      ...['-XX:+UseSerialGC', '-Xmx4g', '-cp', readFileSync(CLASS_PATH, 'utf8').trim()],
      ...[fileURLToPath(new URL('CoreNlpPeer.java', import.meta.url)), mode, annotators, ...options],
    ],
    { input: JSON.stringify(texts), encoding: 'utf8', maxBuffer: 1 << 30 },
  );
  if (child.error) return { skipped: child.error.message };
  if (child.status !== 0) return { skipped: child.stderr.trim().split('\n').at(-1) ?? `ended with ${child.status}` };
  const output = JSON.parse(child.stdout.trim().split('\n').at(-1)!) as CoreNlpOutput;
  return { ...output, version: `CoreNLP ${CORENLP_VERSION}` };
}

/** The words of CoNLL-U as `words` wants them, a text a document; blanks inside a word are left out. */
export function wordLines(documents: readonly { conllu: string }[]): string[] {
  return documents.map(({ conllu }) => {
    const lines: string[] = [];
    for (const sentence of parseConllu(conllu)) {
      if ('message' in sentence) throw new Error(`line ${sentence.line}: ${sentence.message}`);
      const words = sentence.rows.filter(([id]) => /^\d+$/.test(id!));
      lines.push(words.map((row) => row[1]!.replace(/\s/gu, '')).join(' '));
    }
    return lines.join('\n');
  });
}

/** Gold sentences and words with the peer's tags and trees in place of gold's. @throws Error if it cut words otherwise */
export function onGoldWords(gold: string, system: string): string {
  const theirs = [...parseConllu(system)];
  let out = '';
  for (const [index, sentence] of [...parseConllu(gold)].entries()) {
    const other = theirs[index];
    if (!other || 'message' in sentence || 'message' in other) throw new Error(`sentence ${index + 1} is not there`);
    let word = 0;
    for (const row of sentence.rows) {
      const cells = [...row];
      if (/^\d+$/.test(cells[0]!)) {
        const found = other.rows[word++];
        if (!found) throw new Error(`sentence ${index + 1} has fewer words`);
        for (const column of [2, 3, 6, 7]) cells[column] = found[column]!;
      }
      out += `${cells.join('\t')}\n`;
    }
    if (other.rows.length !== word) throw new Error(`sentence ${index + 1} has more words`);
    out += '\n';
  }
  return out;
}

function fetchCoreNlp(): void {
  mkdirSync(FOLDER, { recursive: true });
  const wanted = (classifier: string): string =>
    `<dependency><groupId>edu.stanford.nlp</groupId><artifactId>stanford-corenlp</artifactId>` +
    `<version>${CORENLP_VERSION}</version>${classifier}</dependency>`;
  writeFileSync(
    join(FOLDER, 'pom.xml'),
    `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>peer</groupId>` +
      `<artifactId>corenlp</artifactId><version>1</version><packaging>pom</packaging><dependencies>` +
      `${wanted('')}${wanted('<classifier>models</classifier>')}</dependencies></project>\n`,
  );
  const { status, error } = spawnSync(
    'mvn',
    ['-q', '-B', 'dependency:build-classpath', `-Dmdep.outputFile=${CLASS_PATH}`],
    { cwd: FOLDER, stdio: 'inherit' },
  );
  if (error) throw error;
  if (status !== 0) throw new Error('mvn could not fetch CoreNLP');
  console.log(`CoreNLP ${CORENLP_VERSION} is ready; class path in ${CLASS_PATH}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) fetchCoreNlp();
