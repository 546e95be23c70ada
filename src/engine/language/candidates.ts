/**
 * Words → candidate mentions. In: words with their analysis. Out: head words that may refer to something, what kind of phrase
 * each heads, and the phrase's span. Word level after Dobrovolskii (2021): a mention is its head word, and the phrase
 * follows from the tree. The same in training (training/coreference/candidates.py), which parity.json checks.
 */

/** What candidates are found from; plain words, so that tests and training's own analysis can stand in. */
export interface AnalysedWord {
  form: string;
  lemma: string;
  upos: string;
  deprel: string;
  /** Index of the head, −1 for a root. */
  head: number;
  sentence: number;
  /** Type of the entity it is in, or null. */
  entity: string | null;
}

export interface Candidate {
  /** Index of the head word. */
  word: number;
  kind: number;
  /** First and last word of the phrase. */
  first: number;
  last: number;
  low: string;
  lemma: string;
  /** Head and describing words, lower case. */
  content: ReadonlySet<string>;
  /** Capitals of the phrase, lower case; '' for pronouns. */
  initials: string;
  entity: string | null;
  quoted: boolean;
  sentence: number;
  subject: boolean;
  head: number;
}

const PRONOUNS: readonly string[] = [
  'i me my mine myself',
  'you your yours yourself yourselves',
  'he him his himself',
  'she her hers herself',
  'it its itself',
  'we us our ours ourselves',
  'they them their theirs themselves themself',
  'who whom whose which what',
  'this that these those',
];
const PRONOUN_KIND = new Map(PRONOUNS.flatMap((words, kind) => words.split(' ').map((word) => [word, kind] as const)));
const OTHER_PRONOUN = 9;
const NAME = 10;
const DEFINITE = 11;
const INDEFINITE = 12;
const BARE = 13;
/** Kinds from here on are phrases with a noun or name as head. */
export const FIRST_NAMED_KIND = NAME;

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const DEFINITES = set('the this that these those my your his her its our their');
const INDEFINITES = set('a an some any no another each every many several few');
const OUTSIDE = set(
  'case mark cc conj punct parataxis discourse vocative dislocated reparandum orphan list goeswith advcl',
);
const OF_CLAUSE = set('nsubj csubj cop aux expl obl advmod xcomp ccomp');
const DESCRIBING = set('compound flat amod nummod nmod');
const CONTENT_TAGS = set('NOUN PROPN ADJ NUM');
const OPENING = new Set(['"', '“', '``', '‘']);
const CLOSING = new Set(['"', '”', "''", '’', ')']);
const CAPITAL = /^\p{Lu}/u;

const plain = (relation: string): string => {
  const colon = relation.indexOf(':');
  return colon < 0 ? relation : relation.slice(0, colon);
};

export function findCandidates(words: readonly AnalysedWord[]): Candidate[] {
  const tree = new Tree(words);
  const inQuotes = quoted(words);
  const candidates: Candidate[] = [];
  for (let word = 0; word < words.length; word++) {
    if (!isCandidate(words[word]!)) continue;
    const { form, lemma, deprel, head, sentence, entity } = words[word]!;
    const kind = tree.kind(word);
    const [first, last] = tree.span(word);
    candidates.push({
      word,
      kind,
      first,
      last,
      low: form.toLowerCase(),
      lemma: lemma.toLowerCase(),
      entity,
      sentence,
      head,
      content: kind >= FIRST_NAMED_KIND ? tree.content(word) : new Set(),
      initials: kind >= FIRST_NAMED_KIND ? initialsOf(words, first, last) : '',
      quoted: inQuotes[word] === 1,
      subject: plain(deprel) === 'nsubj',
    });
  }
  return candidates;
}

function isCandidate({ upos, deprel }: AnalysedWord): boolean {
  if (upos !== 'NOUN' && upos !== 'PROPN' && upos !== 'PRON') return false;
  const relation = plain(deprel);
  return (
    relation !== 'flat' &&
    relation !== 'fixed' &&
    relation !== 'goeswith' &&
    !(relation === 'compound' && upos === 'NOUN')
  );
}

class Tree {
  private readonly words: readonly AnalysedWord[];
  private readonly children: number[][];

  constructor(words: readonly AnalysedWord[]) {
    this.words = words;
    this.children = words.map(() => []);
    for (const [word, { head }] of words.entries()) if (head >= 0) this.children[head]!.push(word);
  }

  kind(word: number): number {
    const { upos, form } = this.words[word]!;
    if (upos === 'PRON') return PRONOUN_KIND.get(form.toLowerCase()) ?? OTHER_PRONOUN;
    if (upos === 'PROPN') return NAME;
    let definite = false;
    let indefinite = false;
    for (const child of this.children[word]!) {
      const { deprel, form: left } = this.words[child]!;
      if (deprel === 'nmod:poss') definite = true;
      const relation = plain(deprel);
      if (child > word || (relation !== 'det' && relation !== 'nmod')) continue;
      const low = left.toLowerCase();
      if (DEFINITES.has(low)) definite = true;
      if (INDEFINITES.has(low)) indefinite = true;
    }
    return definite ? DEFINITE : indefinite ? INDEFINITE : BARE;
  }

  /** First and last word of the phrase headed by a word. */
  span(word: number): [number, number] {
    const { words, children } = this;
    const own = children[word]!;
    const clause = own.some((child) => ['cop', 'nsubj'].includes(plain(words[child]!.deprel)));
    let lastCase = -1;
    for (const child of own) {
      const relation = plain(words[child]!.deprel);
      if ((relation === 'case' || relation === 'mark') && child < word) lastCase = child;
    }
    let low = word;
    let high = word;
    for (const child of own) {
      const { deprel } = words[child]!;
      const relation = plain(deprel);
      if (OUTSIDE.has(relation) || (clause && OF_CLAUSE.has(relation)) || child < lastCase) continue;
      const [first, last] = this.reach(child);
      low = Math.min(low, first);
      high = Math.max(high, last);
    }
    // The possessive ’s.
    if (own.some((child) => child === high + 1 && plain(words[child]!.deprel) === 'case')) high++;
    while (high > word && words[high]!.upos === 'PUNCT' && !CLOSING.has(words[high]!.form)) high--;
    while (low < word && words[low]!.upos === 'PUNCT' && !OPENING.has(words[low]!.form)) low++;
    return [low, high];
  }

  /** First and last word of a subtree, without recursion: trees of broken input may be deep. */
  private reach(word: number): [number, number] {
    let low = word;
    let high = word;
    const stack = [word];
    while (stack.length > 0) {
      const at = stack.pop()!;
      low = Math.min(low, at);
      high = Math.max(high, at);
      stack.push(...this.children[at]!);
    }
    return [low, high];
  }

  /** Lower-cased head and its naming and describing dependents. */
  content(word: number): ReadonlySet<string> {
    const { words, children } = this;
    const content = new Set([words[word]!.form.toLowerCase()]);
    for (const child of children[word]!) {
      const { upos, deprel, form } = words[child]!;
      if (!CONTENT_TAGS.has(upos) || deprel === 'nmod:poss' || !DESCRIBING.has(plain(deprel))) continue;
      if (children[child]!.some((below) => plain(words[below]!.deprel) === 'case')) continue;
      content.add(form.toLowerCase());
    }
    return content;
  }
}

function initialsOf(words: readonly AnalysedWord[], first: number, last: number): string {
  let initials = '';
  for (let word = first; word <= last; word++) {
    const letter = CAPITAL.exec(words[word]!.form);
    if (letter) initials += letter[0];
  }
  return initials.toLowerCase();
}

/** 1 for words inside double quotation marks. */
function quoted(words: readonly AnalysedWord[]): Uint8Array {
  const result = new Uint8Array(words.length);
  let inside = 0;
  for (const [word, { form }] of words.entries()) {
    if (form === '“' || form === '``') inside = 1;
    else if (form === '”' || form === "''") inside = 0;
    else if (form === '"') inside = 1 - inside;
    result[word] = inside;
  }
  return result;
}
