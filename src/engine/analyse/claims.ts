/** `claims`: who said what of whom, on whose word, who answered it and how, and how each source fares. */
import { type Analysis, analysis, count as countOf } from './analysis.ts';
import { type Ledger, type LedgerEntry, ledgerOf } from './ledger/ledger.ts';

export interface ClaimsResult extends Ledger {
  counts: {
    claims: number;
    speakers: number;
    denied: number;
    contested: number;
    confirmed: number;
    withdrawn: number;
    anonymous: number;
    alone: number;
  };
}

export const claims: Analysis = analysis<ClaimsResult>({
  id: 'claims',
  title: 'Claims ledger',
  brief: 'Who said what of whom, how it was sourced, who confirmed, denied or withdrew it, and how each source fares',
  parameters: [
    {
      name: 'standing',
      kind: 'choice',
      options: ['all', 'answered', 'denied', 'confirmed', 'withdrawn', 'contested', 'unanswered'],
      default: 'all',
      help: 'only claims that stand so; answered is any but unanswered',
    },
    { name: 'speaker', kind: 'text', default: null, placeholder: 'WHO', help: 'only claims of this source' },
  ],
  outputs: [
    { name: 'on', title: 'On', kind: 'date' },
    { name: 'speaker', title: 'Said by', kind: 'text' },
    { name: 'via', title: 'Via', kind: 'text' },
    { name: 'stance', title: 'Stance', kind: 'text' },
    { name: 'claim', title: 'What', kind: 'text' },
    { name: 'standing', title: 'Standing', kind: 'text' },
    { name: 'answered', title: 'Answered by', kind: 'text' },
    { name: 'publisher', title: 'Publisher', kind: 'text' },
    { name: 'events', title: 'Event', kind: 'events' },
  ],
  cite: ['Saurí & Pustejovsky 2009', 'NATO AJP-2.1 (source reliability and information credibility kept apart)'],
  showsNot:
    'It shows who said what and who answered, not who is right: a claim without a denial is not confirmed, and a source often denied may have powerful enemies.',
  takesEdges: false,
  run(input, settings, _context, notes) {
    const ledger = ledgerOf(input.events, input.claims);
    const { standing, speaker } = settings as { standing: string; speaker: string | null };
    const entries = ledger.entries.filter(
      (entry) =>
        (standing === 'all' ||
          (standing === 'answered' ? entry.standing !== 'unanswered' : entry.standing === standing)) &&
        (speaker === null || entry.speaker === speaker),
    );
    if (ledger.entries.length === 0)
      notes.push({
        code: 'claims.none',
        line: null,
        message: 'nobody but the authors vouches for anything in this selection',
      });
    const count = (test: (entry: (typeof entries)[number]) => boolean): number => entries.filter(test).length;
    return {
      entries,
      sources: ledger.sources,
      clashes: ledger.clashes,
      counts: {
        claims: entries.length,
        speakers: new Set(entries.map((entry) => entry.speaker)).size,
        denied: count((entry) => entry.standing === 'denied'),
        contested: count((entry) => entry.standing === 'contested'),
        confirmed: count((entry) => entry.standing === 'confirmed'),
        withdrawn: count((entry) => entry.standing === 'withdrawn'),
        anonymous: count((entry) => entry.anonymous),
        alone: count((entry) => entry.alone),
      },
    };
  },
  rows: (result) =>
    result.entries.map((entry) => ({
      on: entry.on,
      speaker: entry.speaker,
      via: entry.via.join(' ‹ '),
      stance: entry.stance,
      claim:
        entry.type === null ? (entry.text ?? entry.content) : `${whatOf(entry)} (${entry.status})${wordsOf(entry)}`,
      standing: entry.standing,
      answered: entry.answered.map(({ by, stance, on }) => `${by} ${stance}${on ? ` ${on}` : ''}`).join('; '),
      publisher: entry.publisher,
      events: [entry.content, ...entry.also],
    })),
  summary: ({ counts, sources, clashes, entries }) => [
    `${countOf(counts.claims, 'claim')} of ${countOf(counts.speakers, 'source')}: ${counts.denied} denied, ${counts.contested} contested, ${counts.confirmed} confirmed, ${counts.withdrawn} withdrawn; ${counts.anonymous} anonymous or hearsay, ${counts.alone} on one source alone`,
    ...(clashes.length === 0
      ? ['no event with claims for and against']
      : [`${countOf(clashes.length, 'event')} with claims for and against:`]),
    ...clashes.slice(0, 10).map((clash) => `  ${sideBySide(clash, entries)}`),
    ...sources
      .slice(0, 10)
      .map(
        (one) =>
          `${one.source} (${one.unnamed ? 'unnamed, perhaps several' : one.kind}): ${countOf(one.claims, 'claim')}, ${one.denied} denied, ${one.confirmed} confirmed, ${one.withdrawn} withdrawn, ${one.alone} alone; denies ${one.denials}`,
      ),
  ],
});

/** Who says it was so and who says it was not, with what is in dispute. */
function sideBySide({ asserted, disputed }: Ledger['clashes'][number], entries: readonly LedgerEntry[]): string {
  const of = (ids: readonly string[]): LedgerEntry[] => entries.filter(({ id }) => ids.includes(id));
  const say = (side: readonly LedgerEntry[]): string =>
    [...new Set(side.map(({ speaker, on }) => `${speaker}${on ? ` (${on})` : ''}`))].join(', ') ||
    'not in this selection';
  const [pro, contra] = [of(asserted), of(disputed)];
  const what = [...pro, ...contra].find(({ type }) => type !== null);
  return `${what ? whatOf(what) + wordsOf(what) : 'a relation'}; said by ${say(pro)}; denied or doubted by ${say(contra)}`;
}

function whatOf({ actor, recipient, type }: LedgerEntry): string {
  return `${type}${actor ? ` by ${actor}` : ''}${recipient ? ` towards ${recipient}` : ''}`;
}

function wordsOf({ text }: LedgerEntry): string {
  return text === null ? '' : `: ${text.replace(/\s+/g, ' ').slice(0, 160)}`;
}
