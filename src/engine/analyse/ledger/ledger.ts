/**
 * The claims ledger: every report that somebody other than the author vouches for, with who answered it.
 *
 * A claim is an event (or a relation) said by a source; the innermost link of the chain of attribution is who vouches for
 * it, outer links tell on whose word we have that. Denials, confirmations and withdrawals are claims that answer another;
 * they change the standing of what they answer, and are no events of their own.
 */
import type { EventAttribution } from '../../event.ts';
import type { AnalysisClaim, AnalysisEvent } from '../input.ts';

type Link = Pick<EventAttribution, 'kind' | 'stance' | 'source' | 'actor'>;

export interface Answer {
  claim: string;
  by: string;
  stance: 'confirms' | 'denies' | 'doubts' | 'withdraws';
  on: string | null;
  publisher: string | null;
}

export type Standing = 'unanswered' | 'confirmed' | 'denied' | 'contested' | 'withdrawn';

export interface LedgerEntry {
  id: string;
  /** Event or relation the claim is about. */
  content: string;
  speaker: string;
  speakerKind: Link['kind'];
  stance: Link['stance'];
  /** Links outside the speaker's: on whose word. Outermost first. */
  via: string[];
  anonymous: boolean;
  on: string | null;
  publisher: string | null;
  doc: string | null;
  /** Further rows of the same act, said in the same breath: "X and Y met" is one claim. */
  also: string[];
  act: string | null;
  /** What is claimed: who did what to whom, and what the text holds of it. */
  actor: string | null;
  recipient: string | null;
  type: string | null;
  status: string | null;
  incident: string | null;
  answers: string | null;
  answered: Answer[];
  standing: Standing;
  /** Nobody else vouches for the incident. */
  alone: boolean;
  text: string | null;
}

export interface SourceRecord {
  source: string;
  kind: Link['kind'];
  /** Voices that no text names stand together here, and may be several people. */
  unnamed: boolean;
  claims: number;
  denied: number;
  confirmed: number;
  withdrawn: number;
  /** Claims nobody else makes. */
  alone: number;
  denials: number;
}

export interface Clash {
  incident: string;
  /** Entries that assert, and entries that deny or doubt, or assert that it was not so. */
  asserted: string[];
  disputed: string[];
}

export interface Ledger {
  entries: LedgerEntry[];
  sources: SourceRecord[];
  clashes: Clash[];
}

export function ledgerOf(events: Iterable<AnalysisEvent>, claims: readonly AnalysisClaim[]): Ledger {
  const claimed = new Map<string, AnalysisClaim[]>();
  for (const claim of claims) claimed.set(claim.content, [...(claimed.get(claim.content) ?? []), claim]);
  const entries: LedgerEntry[] = [];
  const seen = new Set<string>();
  const denials = new Map<string, string[]>();
  for (const event of events) {
    for (const link of event.links ?? [])
      if (link.type === 'denies') denials.set(event.id, [...(denials.get(event.id) ?? []), link.to]);
    const own = claimed.get(event.id);
    if (own) {
      for (const claim of own) {
        seen.add(claim.id);
        entries.push(entryOf(claim.id, claim.attribution, claim, event));
      }
    } else if (speakerOf(event.attribution) !== null) entries.push(entryOf(event.id, event.attribution, null, event));
  }
  for (const claim of claims) if (!seen.has(claim.id)) entries.push(entryOf(claim.id, claim.attribution, claim, null));
  const said = mergeRows(entries);
  linkAnswers(said, denials);
  markAlone(said);
  said.sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : (a.on ?? '') > (b.on ?? '') ? 1 : a.id < b.id ? -1 : 1));
  return { entries: said, sources: sourcesOf(said), clashes: clashesOf(said) };
}

/** Rows of one act that one voice says in one way are one claim; answers to any of them are answers to it. */
function mergeRows(entries: readonly LedgerEntry[]): LedgerEntry[] {
  const first = new Map<string, LedgerEntry>();
  const standsFor = new Map<string, string>();
  const kept: LedgerEntry[] = [];
  for (const entry of entries) {
    const key = [entry.act ?? entry.id, entry.speaker, entry.stance, entry.status, entry.answers !== null].join(
      '\u0000',
    );
    const known = first.get(key);
    if (!known) {
      first.set(key, entry);
      kept.push(entry);
      continue;
    }
    if (entry.content !== known.content && !known.also.includes(entry.content)) known.also.push(entry.content);
    standsFor.set(entry.id, known.id);
  }
  for (const entry of kept) if (entry.answers !== null) entry.answers = standsFor.get(entry.answers) ?? entry.answers;
  return kept;
}

function speakerOf(chain: readonly Link[]): { link: Link; at: number } | null {
  for (let at = chain.length - 1; at >= 0; at--) if (chain[at]!.kind !== 'author') return { link: chain[at]!, at };
  return null;
}

function nameOf(link: Link): string {
  return link.actor ?? link.source ?? link.kind;
}

function entryOf(
  id: string,
  chain: readonly Link[],
  claim: AnalysisClaim | null,
  event: AnalysisEvent | null,
): LedgerEntry {
  // Somebody who denies what another said speaks in the outer link: a claim that answers is its outermost voice's.
  const voiced = chain.filter((link) => link.kind !== 'author');
  const answering =
    claim?.answers != null && voiced.length > 0 ? { link: voiced[0]!, at: chain.indexOf(voiced[0]!) } : null;
  const speaker = answering ??
    speakerOf(chain) ?? { link: chain[0] ?? { kind: 'author', stance: 'asserts', source: null, actor: null }, at: 0 };
  const kind = speaker.link.kind;
  return {
    id,
    content: claim?.content ?? id,
    speaker: nameOf(speaker.link as Link),
    speakerKind: kind,
    stance: speaker.link.stance,
    via: chain.slice(0, speaker.at).map(nameOf),
    anonymous: kind === 'anonymous' || kind === 'hearsay',
    on: (claim?.published ?? event?.published ?? null)?.slice(0, 10) ?? null,
    publisher: claim?.publisher ?? event?.publisher ?? null,
    doc: claim?.doc ?? event?.doc ?? null,
    also: [],
    act: event?.act ?? null,
    actor: event?.actor?.id ?? null,
    recipient: event?.recipient?.id ?? null,
    type: event?.type ?? null,
    status: event?.status ?? null,
    incident: event ? (event.incident?.id ?? event.act) : null,
    answers: claim?.answers ?? null,
    answered: [],
    standing: 'unanswered',
    alone: false,
    text: claim?.evidence?.text ?? event?.evidence?.text ?? null,
  };
}

function linkAnswers(entries: LedgerEntry[], denials: ReadonlyMap<string, readonly string[]>): void {
  const byId = new Map<string, LedgerEntry>();
  const byContent = new Map<string, LedgerEntry>();
  for (const entry of entries) {
    byId.set(entry.id, entry);
    for (const content of [entry.content, ...entry.also]) if (!byContent.has(content)) byContent.set(content, entry);
  }
  const answer = (entry: LedgerEntry, target: LedgerEntry | undefined, stance: Answer['stance']): void => {
    if (!target || target === entry || target.answered.some(({ claim }) => claim === entry.id)) return;
    entry.answers ??= target.id;
    target.answered.push({ claim: entry.id, by: entry.speaker, stance, on: entry.on, publisher: entry.publisher });
  };
  for (const entry of entries) {
    if (entry.answers !== null && entry.stance !== 'asserts') answer(entry, byId.get(entry.answers), entry.stance);
    // A claim that answers by asserting agrees with what it answers.
    else if (entry.answers !== null) answer(entry, byId.get(entry.answers), 'confirms');
    for (const content of [entry.content, ...entry.also])
      for (const to of denials.get(content) ?? []) answer(entry, byContent.get(to), 'denies');
  }
  for (const entry of entries) entry.standing = standingOf(entry.answered);
}

function standingOf(answered: readonly Answer[]): Standing {
  const has = (stance: Answer['stance']): boolean => answered.some((one) => one.stance === stance);
  if (has('withdraws')) return 'withdrawn';
  const against = has('denies') || has('doubts');
  if (against && has('confirms')) return 'contested';
  return against ? 'denied' : has('confirms') ? 'confirmed' : 'unanswered';
}

function markAlone(entries: LedgerEntry[]): void {
  const voices = new Map<string, Set<string>>();
  for (const { incident, content, speaker, stance } of entries) {
    if (stance !== 'asserts' && stance !== 'confirms') continue;
    const key = incident ?? content;
    voices.set(key, (voices.get(key) ?? new Set()).add(speaker));
  }
  for (const entry of entries) {
    const others = voices.get(entry.incident ?? entry.content);
    entry.alone = (entry.stance === 'asserts' || entry.stance === 'confirms') && (others?.size ?? 0) <= 1;
  }
}

function sourcesOf(entries: readonly LedgerEntry[]): SourceRecord[] {
  const sources = new Map<string, SourceRecord>();
  for (const entry of entries) {
    const record = sources.get(entry.speaker) ?? {
      source: entry.speaker,
      kind: entry.speakerKind,
      unnamed: entry.speaker === entry.speakerKind,
      claims: 0,
      denied: 0,
      confirmed: 0,
      withdrawn: 0,
      alone: 0,
      denials: 0,
    };
    sources.set(entry.speaker, record);
    if (entry.stance === 'denies' || entry.stance === 'doubts') {
      record.denials++;
      continue;
    }
    record.claims++;
    if (entry.standing === 'denied' || entry.standing === 'contested') record.denied++;
    if (entry.standing === 'confirmed' || entry.standing === 'contested') record.confirmed++;
    if (entry.standing === 'withdrawn') record.withdrawn++;
    if (entry.alone) record.alone++;
  }
  return [...sources.values()].sort((a, b) => b.claims - a.claims || (a.source < b.source ? -1 : 1));
}

function clashesOf(entries: readonly LedgerEntry[]): Clash[] {
  const incidents = new Map<string, Clash>();
  const root = new Map(entries.map((entry) => [entry.id, entry]));
  for (const entry of entries) {
    const answered = entry.answers === null ? undefined : root.get(entry.answers);
    const key = answered?.incident ?? entry.incident ?? answered?.content ?? entry.content;
    const clash = incidents.get(key) ?? { incident: key, asserted: [], disputed: [] };
    incidents.set(key, clash);
    const against =
      entry.stance === 'denies' ||
      entry.stance === 'doubts' ||
      entry.stance === 'withdraws' ||
      (entry.answers === null && (entry.status === 'negated' || entry.status === 'denied'));
    (against ? clash.disputed : clash.asserted).push(entry.id);
  }
  return [...incidents.values()].filter(({ asserted, disputed }) => asserted.length > 0 && disputed.length > 0);
}
