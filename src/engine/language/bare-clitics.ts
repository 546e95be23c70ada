/**
 * Contractions written without their apostrophe: "dont", "gonna", "its not". In: a run of letters and the text it stands in.
 * Out: where UD parts it. Some are parted wherever they stand; some ("its", "your", "ill") are words of their own, and what
 * follows decides: no possessive stands before an article, a preposition or an adverb.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Lengths of the pieces but the last. */
const PARTED: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries({
    cannot: [3],
    gonna: [3],
    wanna: [3],
    gotta: [3],
    gimme: [3],
    lemme: [3],
    outta: [3],
    lotta: [3],
    alot: [1],
    dunno: [2, 1],
    dont: [2],
    doesnt: [4],
    didnt: [3],
    isnt: [2],
    wasnt: [3],
    arent: [3],
    arnt: [2],
    werent: [4],
    wouldnt: [5],
    couldnt: [5],
    shouldnt: [6],
    havent: [4],
    hasnt: [3],
    hadnt: [3],
    aint: [2],
    cant: [2],
    wont: [2],
    im: [1],
    ive: [1],
    youre: [3],
    youve: [3],
    theyre: [4],
    theyve: [4],
    weve: [2],
    thats: [4],
    whats: [4],
    whos: [3],
    hows: [3],
    heres: [4],
    wheres: [5],
    theres: [5],
    elses: [4],
    hes: [2],
    shes: [3],
    youll: [3],
    theyll: [4],
  }),
);

const ADVERBIAL = `
  a an the not really simply very now definitely also just always never still probably too so quite actually already
  basically nothing been going gonna in on at for from between about like because my our their here there about`;

/** Parted only before these words. */
const BEFORE: ReadonlyMap<string, { cut: number; next: ReadonlySet<string> }> = new Map(
  Object.entries({
    its: {
      cut: 2,
      next: words(`${ADVERBIAL} your his her only all easy hard getting called greatly ok okay kinda necessary illegal
        impossible worth`),
    },
    your: { cut: 3, next: words('a an the not gonna going in on at just really so looking') },
    whose: { cut: 3, next: words('a an the not going gonna') },
    ill: { cut: 1, next: words('be have go get try see do take let just never always give tell have') },
    id: { cut: 1, next: words('be have like love say just rather go never') },
  }),
);

/** "Lets" is a verb before these. */
const LET_OBJECTS = words(
  'me you him her it us them the a an my your his its our their one people users anyone this that these',
);

const NEXT = /\s{1,2}(\p{L}+)(?![-\p{L}])/uy;

/** Lengths of the pieces of `text.slice(start, end)` but the last; none for a word that stays whole. */
export function barePieces(text: string, start: number, end: number, limit: number): readonly number[] {
  const length = end - start;
  if (length < 2 || length > 8) return [];
  const form = text.slice(start, end);
  const lower = form.toLowerCase();
  const parted = PARTED.get(lower);
  // "IM", "HES": short forms in capitals are acronyms, unless they end as a negation does.
  if (parted !== undefined) return length > 4 || form !== form.toUpperCase() || /NT$/.test(form) ? parted : [];
  if (lower === 'lets') return isVerb(text, end, limit) ? [3] : [];
  const before = BEFORE.get(lower);
  if (before === undefined || form === form.toUpperCase()) return [];
  const next = following(text, end, limit);
  return next !== null && before.next.has(next) ? [before.cut] : [];
}

/** "Lets go" is "let us go"; "he lets them go" is not. */
function isVerb(text: string, end: number, limit: number): boolean {
  const next = following(text, end, limit);
  return next !== null && !LET_OBJECTS.has(next);
}

/** The next word in small letters; null where none follows at once. */
function following(text: string, end: number, limit: number): string | null {
  NEXT.lastIndex = end;
  const found = NEXT.exec(text);
  return found === null || NEXT.lastIndex > limit ? null : found[1]!.toLowerCase();
}
