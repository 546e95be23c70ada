/**
 * `entente resolve`: a phrase, or with `-` a line each of standard input (phrase, tab, date), to a line of JSON each: who
 * it names as of the date. With no date, today's holders of an office are meant. `--place` asks the gazetteer instead.
 */
import { createInterface } from 'node:readline';
import { buildCommand } from '@stricli/core';
import { EntenteError } from '../engine/errors.ts';
import { openActors } from '../engine/extract/actors/knowledge.ts';
import { openPlaces, resolvePlace } from '../engine/extract/places/resolve.ts';
import { resolvePhrase } from '../engine/resolve/phrase.ts';
import type { Resources } from '../engine/resources.ts';
import { codingFlags, parseDate } from './coding-flags.ts';
import type { Io } from './io.ts';

export interface ResolveArgs {
  phrase: string | null;
  stdin: AsyncIterable<string> | null;
  date: string | null;
  place: boolean;
  resources: Resources;
}

/**
 * One answer a line, in the order of the input. A date that is none is told to `warn` and the phrase answered without.
 *
 * @throws EntenteError where there is neither a phrase nor an input to read
 */
export async function resolve(
  args: ResolveArgs,
  print: (line: string) => void | Promise<void>,
  warn: (message: string) => void = () => {},
): Promise<void> {
  const { place, resources } = args;
  const fallback = args.date ?? new Date().toISOString().slice(0, 10);
  const answer = (phrase: string, date: string | null): object =>
    place ? placeAnswer(phrase, resources) : resolvePhrase(phrase, date, openActors(resources.knowledge));
  if (args.stdin === null) {
    if (args.phrase === null)
      throw new EntenteError('no phrase was given; write entente resolve "PHRASE", or - to read a phrase a line');
    await print(JSON.stringify(answer(args.phrase, fallback)));
    return;
  }
  let number = 0;
  for await (const line of args.stdin) {
    number++;
    const [phrase = '', written = ''] = line.replace(/\r$/, '').split('\t');
    let date: string | null = fallback;
    if (written.trim() !== '') {
      try {
        date = parseDate(written.trim());
      } catch {
        date = null;
        warn(
          `line ${number}: "${written.trim()}" is no date; write YYYY-MM-DD after the tab (answered without a date)`,
        );
      }
    }
    await print(JSON.stringify(answer(phrase, date)));
  }
}

/** The place a phrase names, in the same manner: what is unknown is null. */
function placeAnswer(phrase: string, resources: Resources): object {
  const reading = resolvePlace(phrase, {}, openPlaces(resources));
  if (!reading)
    return {
      phrase,
      name: phrase,
      country: null,
      admin1: null,
      lat: null,
      lon: null,
      geonames: null,
      precision: null,
      basis: 'unknown',
      alternatives: [],
    };
  const { name, country, admin1, lat, lon, geonames, precision, alternatives, score } = reading;
  return { phrase, name, country, admin1, lat, lon, geonames, precision, score, basis: 'name', alternatives };
}

interface Flags {
  date?: string;
  place: boolean;
  knowledge?: readonly string[];
}

async function run(this: Io, flags: Flags, phrase?: string): Promise<void> {
  const { DEFAULT_ENGINE, openResources } = await import('../node/engine.ts');
  const resources = openResources({ ...DEFAULT_ENGINE, knowledge: [...(flags.knowledge ?? [])] });
  const reads = phrase === undefined || phrase === '-';
  await resolve(
    {
      phrase: reads ? null : phrase,
      stdin: reads ? createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }) : null,
      date: flags.date ?? null,
      place: flags.place,
      resources,
    },
    (line) => this.out(line + '\n'),
    (message) => {
      this.err(`entente: ${message}`);
      this.status(1);
    },
  );
}

export const resolveCommand = buildCommand({
  func: run,
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [
        {
          brief: 'Who is meant; - reads a phrase a line, with a tab and a date after it if there is one',
          parse: String,
          optional: true,
          placeholder: 'PHRASE',
        },
      ],
    },
    flags: {
      date: { ...codingFlags.date, brief: 'As of this date (default: today)' },
      place: { kind: 'boolean', default: false, brief: 'Resolve a place instead of an actor' },
      knowledge: codingFlags.knowledge,
    },
  },
  docs: { brief: 'Who a phrase names as of a date, as a line of JSON' },
});
