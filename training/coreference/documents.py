"""Documents for coreference: OntoGUM, LitBank, and news in which it is noted of some phrases who is meant (dump-words.ts).

In:  the data root, models/language. Out: per document its candidates with states, pairs with features, and what is known of them.
Everything about the documents is predicted, as it will be in use; only words and sentences are given.
"""
import glob
import json
import os
import sys
import zlib

import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../language'))
import cache_states
import data
import evaluate
from candidates import NAME as PROPER, Document, pairs


def annotated(runner, sentences):
    """A Document and its states, everything predicted by the shipped language model."""
    states, starts, out = cache_states.annotate(runner, sentences)
    labels, words = runner.labels, [w for s in sentences for w in s]
    upos = [labels['upos'][i] for i in out['upos'].argmax(1)]
    lemma = [data.apply_lemma_rule(w, labels['lemma'][i]) for w, i in zip(words, out['lemma'].argmax(1))]
    head, entity = [], []
    for k, s in enumerate(sentences):
        tree = evaluate.tree(out['arcs'][k, :len(s), :len(s) + 1])
        head += [int(starts[k] + h - 1) if h else -1 for h in tree]
        tags = evaluate.viterbi(out['entities_product'][starts[k]:starts[k + 1]], labels['entities']['product'])
        entity += [t[2:] or None for t in tags]
    scores, _ = runner.relations(out, range(len(words)), head)
    root = labels['deprel'].index('root')
    scores[:, root] = np.where(np.array(head) < 0, 1e9, -1e9)
    deprel = [labels['deprel'][i] for i in scores.argmax(1)]
    return Document(words, starts, upos, lemma, head, deprel, entity), states


def ontogum(part):
    """(name, sentences, mentions): mentions are (first, last, cluster), words counted in the document."""
    docs = {}
    sentences = data.read_conllu(f'{data.data_root()}/ud-gum/en_gum-ud-{part}.conllu', 'gum')
    data.add_clusters(sentences)
    for s in sentences:
        if s.clusters is not None:
            docs.setdefault(s.doc, []).append(s)
    return [(name, [s.words for s in group], [m for s in group for m in s.clusters]) for name, group in docs.items()]


def litbank():
    out = []
    for path in sorted(glob.glob(data.data_root() + '/coref-litbank/coref/conll/*.conll')):
        sentences, current, mentions, open_at, at = [], [], [], {}, 0
        for line in open(path, encoding='utf-8'):
            cols = line.rstrip('\n').split('\t')
            if len(cols) < 5:
                if current:
                    sentences.append(current)
                    current = []
                continue
            current.append(cols[3])
            for part in cols[-1].strip('_').split('|'):
                key = part.strip('()')
                if not key:
                    continue
                if part.startswith('('):
                    open_at.setdefault(key, []).append(at)
                if part.endswith(')') and open_at.get(key):
                    mentions.append((open_at[key].pop(), at, key))
            at += 1
        if current:
            sentences.append(current)
        out.append((os.path.basename(path), sentences, mentions))
    return out


def prepare(runner, name, sentences, mentions):
    doc, states = annotated(runner, sentences)
    anaphors, antecedents, features, kinds = pairs(doc)
    of_head = {}
    for first, last, cluster in sorted(mentions, key=lambda m: m[0] - m[1]):
        last = min(last, len(doc.words) - 1)
        of_head.setdefault((outer(doc, first, last + 1) or [last])[0], cluster)
    cluster = [of_head.get(i) for i in doc.candidates]
    gold = {}
    for first, last, c in mentions:
        gold.setdefault(c, set()).add((first, last))
    return {'name': name, 'states': states[doc.candidates].astype(np.float16), 'anaphors': anaphors, 'antecedents': antecedents,
            'features': features.astype(np.float16), 'kinds': kinds, 'cluster': cluster, 'gold': list(gold.values()),
            'spans': [doc.span(i) for i in doc.candidates], 'all': name.startswith('GUM'),
            'sentences': sentences, 'candidates': doc.candidates}


def noted(path):
    """Documents of dump-words.ts: (name, sentences, notes); notes say of some phrases which others mean the same."""
    for line in open(path, encoding='utf-8'):
        d = json.loads(line)
        yield d['name'], d['sentences'], d['notes']


def head_of(doc, first, after):
    """The candidate that heads a phrase, or None."""
    return next((i for i in outer(doc, first, after) if i in doc.number), None)


def is_left_out(name):
    """Of noted documents, whether one is only measured on (`isLeftOut` of bench/who-notes.ts)."""
    return zlib.crc32(name.encode()) % 6 == 0


def prepare_noted(runner, name, sentences, notes):
    """Pairs of the noted words alone. `right`: the antecedents that are known to be the same; what may be but is not noted is left out."""
    doc, states = annotated(runner, sentences)
    doc.number = {i: m for m, i in enumerate(doc.candidates)}
    anaphors, antecedents, features, kinds = pairs(doc)
    group = list(range(len(doc.candidates)))

    def root(m):
        while group[m] != m:
            m = group[m]
        return m

    content = [doc.content(i) for i in doc.candidates]
    noted_kind = {}
    for note in notes:
        head = head_of(doc, *note['span'])
        if head is None:
            continue
        m = doc.number[head]
        noted_kind[m] = note['kind']
        if note['kind'] != 'one':
            continue
        for span in note['means']:
            other = head_of(doc, *span)
            if other is None:
                noted_kind[m] = 'unknown'
                continue
            n = doc.number[other]
            group[root(m)] = root(n)
            if kinds[n] == PROPER:  # the rest of a name, wherever it stands
                for k, same in enumerate(content):
                    if kinds[k] == PROPER and same <= content[n]:
                        group[root(k)] = root(n)
    cluster = [root(m) for m in range(len(group))]
    size = np.bincount(cluster, minlength=len(group))
    asked = np.array([noted_kind.get(m) in ('one', 'none', 'several') for m in range(len(group))], bool)
    known = np.array([kinds[m] >= PROPER or m in noted_kind or size[cluster[m]] > 1 for m in range(len(group))], bool)
    cluster = np.array(cluster)
    right = cluster[anaphors] == cluster[antecedents] if len(anaphors) else np.zeros(0, bool)
    kept = asked[anaphors] & (right | known[antecedents]) if len(anaphors) else right
    return {'name': name, 'states': states[doc.candidates].astype(np.float16), 'kinds': kinds, 'cluster': cluster,
            'all_pairs': (anaphors, antecedents, features.astype(np.float16)) if is_left_out(name) else None,
            'anaphors': anaphors[kept], 'antecedents': antecedents[kept], 'features': features[kept].astype(np.float16), 'right': right[kept],
            'noted': noted_kind, 'sentences': sentences, 'candidates': doc.candidates}


def outer(doc, first, after):
    """Words of a phrase that nothing in it governs."""
    return [i for i in range(first, after) if not first <= doc.head[i] < after and doc.deprel[i] not in ('punct', 'case', 'mark')]
