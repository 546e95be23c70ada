/** `camps`: the camps of successive windows, who changed between them, when, and on which events. */
import { analysis, count } from './analysis.ts';
import { dayName } from './series/calendar.ts';
import { relationsIn, type Span, sortIntoSpans, spansOf } from './series/windows.ts';
import { type Balance, balanceOf } from './signed/balance-of.ts';
import { type CampChange, changesBetween, continueCamps } from './signed/camp-changes.ts';
import type { SignedNetwork } from './signed/network.ts';
import { CAMPS, campsSetting, OBJECTIVE, objectiveOf, readNetwork, TIE_PARAMETERS } from './signed/settings.ts';

export interface CampWindow
  extends Pick<
    Balance,
    | 'nodes'
    | 'ties'
    | 'negative'
    | 'k'
    | 'L'
    | 'weight'
    | 'status'
    | 'bound'
    | 'gap'
    | 'optima'
    | 'optimaComplete'
    | 'camps'
  > {
  from: string | null;
  to: string | null;
  /** Number of each camp through time, in the order of `camps`; null for those who stand alone. */
  numbers: (number | null)[];
}

export interface Change extends CampChange {
  /** First day of the window in which the actor stands elsewhere. */
  when: string;
  /** Share of up to ten optimal partitions of the new window in which the actor changes too. */
  share: number;
  /** Ties of the actor that turned, with the strongest reports of the new window. */
  because: { with: string; before: number; after: number; events: string[] }[];
}

export interface CampsResult extends CampWindow {
  windows: CampWindow[];
  changes: Change[];
}

export const camps = analysis<CampsResult>({
  id: 'camps',
  title: 'Camps over time',
  brief: 'Who stands in which camp in each window, who changed, when, and on which events',
  parameters: [
    CAMPS,
    {
      name: 'months',
      kind: 'number',
      min: 0,
      max: 1200,
      whole: true,
      default: 3,
      help: 'length of a window in months; 0 for one window over all',
    },
    {
      name: 'step',
      kind: 'number',
      min: 0,
      max: 1200,
      whole: true,
      default: 0,
      help: 'months from one window to the next; 0 for side by side',
    },
    OBJECTIVE,
    ...TIE_PARAMETERS,
  ],
  outputs: [
    { name: 'from', title: 'From', kind: 'date' },
    { name: 'to', title: 'To', kind: 'date' },
    { name: 'camp', title: 'Camp', kind: 'number' },
    { name: 'members', title: 'Members', kind: 'text' },
    { name: 'changed', title: 'New here', kind: 'text' },
    { name: 'events', title: 'Events of the change', kind: 'events' },
  ],
  cite: ['Doreian & Mrvar 2015, JoSS 16', 'Davis 1967', 'Arinik, Figueiredo & Labatut 2020'],
  showsNot:
    'Camps are the division that contradicts fewest reports, not treaties: a change of camp can come from what was reported, or from who was reported on, as well as from what was done.',
  takesEdges: true,
  columns: true,
  async run(input, settings, context, notes) {
    const options = {
      camps: campsSetting(settings),
      objective: objectiveOf(input, settings),
      nullModel: 'degrees' as const,
      nullSamples: 0,
      optima: 100,
      optimaTime: 2,
      timeLimit: context.timeLimit,
      seed: context.seed,
      signal: context.signal,
    };
    const spans = input.edges
      ? []
      : spansOf(input.events, settings['months'] as number, settings['step'] as number, input.window.by);
    const bySpan = sortIntoSpans(input.events, spans, input.window.by);
    const windows: CampWindow[] = [];
    const changes: Change[] = [];
    let before = null as Past | null;
    let firstFree = 1;
    for (const span of spans.length > 0 ? spans : [null]) {
      const events = span ? bySpan.get(span)! : input.events;
      const found = readNetwork(
        { ...input, events, relations: span ? relationsIn(input.relations, span) : input.relations },
        settings,
        context.seed,
        spans.length > 1 ? [] : notes,
      );
      const solved = await balanceOf(found, { ...options, timeLimit: context.timeLimit / Math.max(1, spans.length) });
      const continued = continueCamps(before?.numbers ?? new Map(), solved.camps, firstFree);
      firstFree = continued.firstFree;
      const now = { actors: new Set(found.actors.map(({ id }) => id)), numbers: continued.numbers, network: found };
      if (before && span) {
        const past = before;
        const others = solved.alternatives.map((alternative) =>
          changesBetween(past, {
            actors: now.actors,
            numbers: continueCamps(past.numbers, alternative, firstFree).numbers,
          }),
        );
        for (const change of changesBetween(past, now)) {
          changes.push({
            ...change,
            when: dayName(span.from),
            share:
              others.filter((other) => other.some(({ actor }) => actor === change.actor)).length /
              Math.max(1, others.length),
            because: turnedTies(change.actor, past.network, found),
          });
        }
      }
      // An actor not heard of in a window keeps its last place until it is.
      before = {
        ...now,
        actors: new Set([...(before?.actors ?? []), ...now.actors]),
        numbers: new Map([...(before?.numbers ?? []), ...numbersOf(now)]),
      };
      windows.push(windowOf(solved, continued.numbers, span));
      if (context.signal?.aborted) break;
    }
    return { ...windows.at(-1)!, windows, changes };
  },
  rows: (result) =>
    result.windows.flatMap((window) =>
      window.camps
        .map((members, i) => ({ members, number: window.numbers[i]! }))
        .filter(({ number }) => number !== null)
        .map(({ members, number }) => {
          const arrived = result.changes.filter((change) => change.when === window.from && change.to === number);
          return {
            from: window.from,
            to: window.to,
            camp: number,
            members: members.join(', '),
            changed: arrived.map(({ actor, from }) => `${actor} (from ${from ?? 'alone'})`).join(', '),
            events: arrived.flatMap(({ because }) => because.flatMap(({ events }) => events)).slice(0, 6),
          };
        }),
    ),
  summary: (result) => [
    `${count(result.windows.length, 'window')}, ${count(result.changes.length, 'change')} of camp`,
    ...windowLines(result.windows),
    ...result.changes.map(
      (change) =>
        `${change.when}: ${change.actor} ${change.kind} (${campName(change.from)} → ${campName(change.to)}, in ${Math.round(change.share * 100)} % of the optimal divisions looked at)${becauseText(change.because)}`,
    ),
  ],
});

/** A line a window; windows without a tie that follow on one another are told in one. */
function windowLines(windows: readonly CampWindow[]): string[] {
  const lines: string[] = [];
  for (let i = 0; i < windows.length; i++) {
    const window = windows[i]!;
    if (window.ties > 0) {
      lines.push(windowLine(window));
      continue;
    }
    let last = i;
    while (windows[last + 1]?.ties === 0) last++;
    const span = spanText({ from: window.from, to: windows[last]!.to });
    lines.push(`${span}: no signed tie${last > i ? ` in ${last - i + 1} windows` : ''}, which is no report, not peace`);
    i = last;
  }
  return lines;
}

function windowLine(window: CampWindow): string {
  const lone = window.camps.filter((camp) => camp.length === 1).flat();
  return (
    `${spanText(window)}: ${count(window.nodes, 'actor')}, ${count(window.ties, 'tie')}, ${window.negative} negative; ` +
    `least frustration ${window.L} (weight ${window.weight}), ${window.status === 'proven' ? 'proven' : `${window.status}, at least ${window.bound}`}; ` +
    `${count(window.camps.length - lone.length, 'camp')}, ${lone.length} alone${lone.length > 0 && lone.length <= 8 ? ` (${lone.join(', ')})` : ''}; ` +
    `${window.optimaComplete ? '' : 'at least '}${count(window.optima, 'optimal division')}`
  );
}

function campName(number: number | null): string {
  return number === null ? 'alone' : `camp ${number}`;
}

const SIGNS = { '-1': 'hostile', '0': 'no tie', '1': 'friendly' } as const;

/** The ties that turned, each with its strongest report. */
function becauseText(because: Change['because']): string {
  if (because.length === 0) return ': no tie of its own turned; others moved';
  const signOf = (sign: number): string => SIGNS[String(sign) as keyof typeof SIGNS];
  return `: ${because
    .slice(0, 3)
    .map((tie) => `${tie.with} ${signOf(tie.before)} → ${signOf(tie.after)} ${tie.events[0] ?? ''}`.trim())
    .join('; ')}`;
}

function spanText({ from, to }: { from: string | null; to: string | null }): string {
  return from === null ? 'all' : `${from} to ${to}`;
}

interface Past {
  actors: Set<string>;
  numbers: Map<string, number>;
  network: SignedNetwork;
}

function numbersOf(now: { actors: Set<string>; numbers: Map<string, number> }): [string, number][] {
  return [...now.actors].filter((actor) => now.numbers.has(actor)).map((actor) => [actor, now.numbers.get(actor)!]);
}

function windowOf(solved: Balance, numbers: ReadonlyMap<string, number>, span: Span | null): CampWindow {
  const { nodes, ties, negative, k, L, weight, status, bound, gap, optima, optimaComplete } = solved;
  return {
    from: span ? dayName(span.from) : null,
    to: span ? dayName(span.until - 1) : null,
    nodes,
    ties,
    negative,
    k,
    L,
    weight,
    status,
    bound,
    gap,
    optima,
    optimaComplete,
    camps: solved.camps,
    numbers: solved.camps.map((camp) => (camp.length > 1 ? numbers.get(camp[0]!)! : null)),
  };
}

function turnedTies(actor: string, before: SignedNetwork, after: SignedNetwork): Change['because'] {
  const signs = (network: SignedNetwork): Map<string, { sign: number; weight: number; events: string[] }> => {
    const found = new Map<string, { sign: number; weight: number; events: string[] }>();
    for (const tie of network.ties) {
      const [a, b] = [network.actors[tie.source]!.id, network.actors[tie.target]!.id];
      if (a !== actor && b !== actor) continue;
      found.set(a === actor ? b : a, { sign: tie.sign, weight: tie.weight, events: tie.evidence.for });
    }
    return found;
  };
  const [old, fresh] = [signs(before), signs(after)];
  return [...fresh]
    .filter(([other, tie]) => old.get(other)?.sign !== tie.sign)
    .sort(([, a], [, b]) => b.weight - a.weight)
    .slice(0, 5)
    .map(([other, tie]) => ({
      with: other,
      before: old.get(other)?.sign ?? 0,
      after: tie.sign,
      events: tie.events.slice(0, 3),
    }));
}
