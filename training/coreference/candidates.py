"""From an annotated document to candidate mentions, their spans, and the features of (anaphor, antecedent) pairs.

In:  words, sentence starts, predicted UPOS, lemmas, heads, relations and entity types (as the language model gives them).
Out: candidate head words, kinds, spans; pairs with a feature vector each. README.md specifies it for the TypeScript side.
Why word level (Dobrovolskii 2021): a mention is its head word; the phrase follows from the tree, right in 96 of 100 mentions.
"""
import numpy as np

WINDOW = 120        # how many candidates back an antecedent may be, unless the head words are the same
SENTENCES, CANDIDATES = (0, 1, 2, 4, 8), (1, 2, 4, 8, 16, 32, 64)  # upper ends of the distance classes
PLAIN = 21          # features before the distance classes
FEATURES = PLAIN + len(SENTENCES) + 1 + len(CANDIDATES) + 1

PRONOUNS = {0: 'i me my mine myself', 1: 'you your yours yourself yourselves', 2: 'he him his himself', 3: 'she her hers herself',
            4: 'it its itself', 5: 'we us our ours ourselves', 6: 'they them their theirs themselves themself',
            7: 'who whom whose which what', 8: 'this that these those'}
PRONOUN_KIND = {w: k for k, words in PRONOUNS.items() for w in words.split()}
OTHER_PRONOUN, NAME, DEFINITE, INDEFINITE, BARE = 9, 10, 11, 12, 13
KINDS = 14
DEFINITES = set('the this that these those my your his her its our their'.split())
INDEFINITES = set('a an some any no another each every many several few'.split())
OUTSIDE = set('case mark cc conj punct parataxis discourse vocative dislocated reparandum orphan list goeswith advcl'.split())
OF_CLAUSE = set('nsubj csubj cop aux expl obl advmod xcomp ccomp'.split())
OPENING, CLOSING = {'"', '“', '``', '‘'}, {'"', '”', "''", '’', ')'}


def plain(relation):
    return relation.split(':')[0]


class Document:
    """words; starts of sentences (with the end); upos, lemma, head (word number or −1), deprel, entity (type or None) per word."""

    def __init__(self, words, starts, upos, lemma, head, deprel, entity):
        self.words, self.starts, self.upos, self.lemma = words, starts, upos, lemma
        self.head, self.deprel, self.entity = head, deprel, entity
        self.low = [w.lower() for w in words]
        self.children = [[] for _ in words]
        for i, h in enumerate(head):
            if h >= 0:
                self.children[h].append(i)
        self.sentence = np.zeros(len(words), int)
        for k in range(len(starts) - 1):
            self.sentence[starts[k]:starts[k + 1]] = k
        self.quoted = quoted(words)
        self.candidates = [i for i in range(len(words)) if self.is_candidate(i)]

    def is_candidate(self, i):
        if self.upos[i] not in ('NOUN', 'PROPN', 'PRON'):
            return False
        return plain(self.deprel[i]) not in ('flat', 'fixed', 'goeswith') and not (
            plain(self.deprel[i]) == 'compound' and self.upos[i] == 'NOUN')

    def kind(self, i):
        if self.upos[i] == 'PRON':
            return PRONOUN_KIND.get(self.low[i], OTHER_PRONOUN)
        if self.upos[i] == 'PROPN':
            return NAME
        left = [self.low[c] for c in self.children[i] if c < i and plain(self.deprel[c]) in ('det', 'nmod')]
        if any(w in DEFINITES for w in left) or any(self.deprel[c] == 'nmod:poss' for c in self.children[i]):
            return DEFINITE
        return INDEFINITE if any(w in INDEFINITES for w in left) else BARE

    def span(self, i):
        """First and last word of the phrase headed by word i."""
        clause = any(plain(self.deprel[c]) in ('cop', 'nsubj') for c in self.children[i])
        cases = [c for c in self.children[i] if plain(self.deprel[c]) in ('case', 'mark') and c < i]
        low = high = i
        for c in self.children[i]:
            relation = plain(self.deprel[c])
            if relation in OUTSIDE or self.deprel[c] == 'cc:preconj' or (clause and relation in OF_CLAUSE):
                continue
            if cases and c < cases[-1]:
                continue
            a, b = self.reach(c)
            low, high = min(low, a), max(high, b)
        if any(c == high + 1 and plain(self.deprel[c]) == 'case' for c in self.children[i]):
            high += 1  # the possessive ’s
        while high > i and self.upos[high] == 'PUNCT' and self.words[high] not in CLOSING:
            high -= 1
        while low < i and self.upos[low] == 'PUNCT' and self.words[low] not in OPENING:
            low += 1
        return low, high

    def reach(self, i):
        """First and last word of the subtree under i, without recursion (trees of broken input may be deep)."""
        low = high = i
        stack = [i]
        while stack:
            at = stack.pop()
            low, high = min(low, at), max(high, at)
            stack += self.children[at]
        return low, high

    def content(self, i):
        """Lower-cased head and its naming and describing dependents."""
        return {self.low[i]} | {self.low[c] for c in self.children[i]
                                if self.upos[c] in ('NOUN', 'PROPN', 'ADJ', 'NUM')
                                and plain(self.deprel[c]) in ('compound', 'flat', 'amod', 'nummod', 'nmod') and
                                self.deprel[c] != 'nmod:poss' and not any(plain(self.deprel[g]) == 'case' for g in self.children[c])}

    def initials(self, i):
        low, high = self.span(i)
        return ''.join(w[0] for w in self.words[low:high + 1] if w[0].isupper()).lower()


def quoted(words):
    """Whether a word stands inside double quotation marks."""
    inside, out = False, []
    for w in words:
        if w in ('“', '``'):
            inside = True
        elif w in ('”', "''"):
            inside = False
        elif w == '"':
            inside = not inside
        out.append(inside)
    return out


def bucket(value, ends):
    for k, end in enumerate(ends):
        if value <= end:
            return k
    return len(ends)


def pairs(doc):
    """Indices into doc.candidates (anaphor, antecedent) and features [P, FEATURES]."""
    c = doc.candidates
    kinds = [doc.kind(i) for i in c]
    content, span = [doc.content(i) for i in c], [doc.span(i) for i in c]
    named = [k in (NAME, DEFINITE, INDEFINITE, BARE) for k in kinds]
    initials = [doc.initials(i) if named[m] else '' for m, i in enumerate(c)]
    subject = [plain(doc.deprel[i]) == 'nsubj' for i in c]
    by_head = {}
    anaphors, antecedents, values = [], [], []
    for m, i in enumerate(c):
        near = range(max(0, m - WINDOW), m)
        far = [n for n in by_head.get(doc.low[i], []) if n < m - WINDOW] if named[m] else []
        for n in [*far, *near]:
            j = c[n]
            f = [0.0] * FEATURES
            f[0] = doc.low[i] == doc.low[j]
            f[1] = doc.lemma[i].lower() == doc.lemma[j].lower()
            if named[m] and named[n]:
                a, b = content[m], content[n]
                f[2], f[3], f[4], f[5] = a == b, a <= b, b <= a, bool(a & b)
                f[6], f[7] = doc.low[i] in b, doc.low[j] in a
                f[8] = (len(doc.low[i]) > 1 and doc.low[i].replace('.', '') == initials[n]) or \
                    (len(doc.low[j]) > 1 and doc.low[j].replace('.', '') == initials[m])
            if doc.entity[i] and doc.entity[j]:
                f[9], f[10] = doc.entity[i] == doc.entity[j], doc.entity[i] != doc.entity[j]
            f[11] = doc.quoted[i] == doc.quoted[j]
            f[12], f[13] = doc.quoted[i], doc.quoted[j]
            f[14], f[15] = span[n][0] <= i <= span[n][1], span[m][0] <= j <= span[m][1]
            f[16] = doc.sentence[i] == doc.sentence[j]
            f[17], f[18] = subject[m] and subject[n], subject[n]
            f[19], f[20] = doc.head[i] >= 0 and doc.head[i] == doc.head[j], doc.head[i] == j
            f[PLAIN + bucket(doc.sentence[i] - doc.sentence[j], SENTENCES)] = 1.0
            f[PLAIN + len(SENTENCES) + 1 + bucket(m - n, CANDIDATES)] = 1.0
            anaphors.append(m)
            antecedents.append(n)
            values.append(f)
        by_head.setdefault(doc.low[i], []).append(m)
    return (np.array(anaphors, np.int32), np.array(antecedents, np.int32),
            np.array(values, np.float32).reshape(-1, FEATURES), np.array(kinds, np.int32))
