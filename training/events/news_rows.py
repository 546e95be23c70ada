"""What dump-news.ts wrote, as rows of the encoder with everything that is known of the words in them.

In:  the folder of the dump. Out: Row objects.
"""
import json
import re

import numpy as np

from news_nets import LABELS, NONE
import data  # of training/language, on the path since news_nets

DENIAL = re.compile('den(y|ie)', re.I)
# An unmarked word within so many characters of a marked one of its type counts so much.
CLOSE, BESIDE = 80, 0.4
# Words that careful readers differ on; sentences whose sides are given but not the word; our own sentences, which are few and have no article around them.
OPTIONAL, GIVEN_SIDES, OWN = 0.5, 0.5, 1.5
UNKNOWN = -100


class Row:
    """One row of the encoder: its subwords and their cases, first and last subword of each word, labels of each word (UNKNOWN where
    nobody marked), acts (spots, hand, gold, weight) and pairs (tokens, hand, side, act), all by word number within the row."""
    __slots__ = ('doc', 'part', 'fold', 'ids', 'cases', 'first', 'last', 'labels', 'weights', 'acts', 'pairs')


def load(folder, name):
    rows = json.load(open(f'{folder}/{name}.json'))['rows']
    return np.fromfile(f'{folder}/{name}.f32', dtype=np.float32).reshape(len(rows), -1), rows


def encoder_rows(document, pieces):
    """A document as the encoder reads it: per row the number of its first word, its subwords and their cases, the first and last subword of each
    word. Rows that begin after `end`, where a document has one, are left out."""
    spans = [(a, b) for a, b in document['sentences'] if b > a]
    sentences = [data.Sentence(document['words'][a:b], document['name'], 'news') for a, b in spans]
    for row in data.pack(sentences, pieces):
        word = spans[row[0][0]][0] + row[0][1]
        if document['end'] >= 0 and document['spans'][word][0] > document['end']:
            continue
        encoded, starts = data.encode(sentences, [row], pieces)
        within = np.concatenate([np.arange(starts[k] + a, starts[k] + b) for k, a, b in row])
        yield word, encoded['input_ids'][0], encoded['case_ids'][0], encoded['first'][within], encoded['last'][within]


def labelled(document):
    """Per word the label of the mark on it, and how much it counts. Nobody marked what follows the sentence of the last mark."""
    labels, weights = np.full(len(document['words']), UNKNOWN), np.ones(len(document['words']), np.float32)
    labels[:max((b for a, b in document['sentences'] if b > a and document['spans'][a][0] <= document['end']), default=0)] = NONE
    if document['part'] in ('plv', 'own'):
        labels[:] = UNKNOWN
    for mark in document['marks']:
        for i, (start, end) in enumerate(document['spans']):
            if start < mark['end'] and mark['start'] < end and labels[i] in (NONE, UNKNOWN) and mark['type'] in LABELS:
                labels[i], weights[i] = LABELS.index(mark['type']), OPTIONAL if mark['optional'] else 1
    return labels, weights


def told_beside(rows):
    """"A bomb exploded, killing ten": readers mark one word or another of an act. Is an unmarked word of the type of one marked close by?"""
    marked = {}
    for r in rows:
        if r['gold']:
            marked.setdefault(r['doc'], []).append((r['at'], r['gold'][0]))
    return np.array([not r['gold'] and any(abs(at - r['at']) < CLOSE and any(type_ == rule[0] for rule in r['rules']) for at, type_ in marked.get(r['doc'], ()))
                     for r in rows])


def read(folder):
    """Documents by name, and all rows."""
    documents = {d['name']: d for d in json.load(open(f'{folder}/documents.json'))}
    act_hand, act_rows = load(folder, 'acts')
    side_hand, side_rows = load(folder, 'sides')
    beside = told_beside(act_rows)
    acts, pairs = {}, {}
    for i, r in enumerate(act_rows):
        # whether a plain denial is an act, readers disagree; here it is a claim about one
        gold = r['gold'][0] if r['gold'] and not (r['opt'] and DENIAL.match(r['word'])) else 'NONE'
        weight = (OPTIONAL if r['opt'] else 1) * {'plv': GIVEN_SIDES, 'own': OWN}.get(r['part'], 1) * (BESIDE if beside[i] else 1)
        s = r['spots']
        nobody = lambda word: -1 if word is None else word
        spots = [s['trigger'], nobody(s['actor']), nobody(s['recipient']), *s['between'], nobody(s['governor'])]
        acts.setdefault(r['doc'], []).append((spots, i, LABELS.index(gold), weight))
    for i, r in enumerate(side_rows):
        # "he" beside a marked "Mr. Obama" is neither right nor wrong
        if not r['alike']:
            pairs.setdefault(r['doc'], []).append((r['tokens'], i, r['side'], r['act']))
    known, rows = {name: labelled(d) for name, d in documents.items()}, []
    pieces = data.Pieces()
    for name, document in documents.items():
        labels, weights = known[name]
        for word, *encoded in encoder_rows(document, pieces):
            row = Row()
            row.doc, row.part, row.fold = name, document['part'], document['fold']
            row.ids, row.cases, row.first, row.last = encoded
            until = word + len(row.first)
            inside = lambda token: token == -1 or word <= token < until
            shift = lambda tokens: [token - word if token >= 0 else -1 for token in tokens]
            row.labels, row.weights = labels[word:until], weights[word:until]
            row.acts = [(shift(spots), act_hand[i], gold, weight) for spots, i, gold, weight in acts.get(name, ())
                        if word <= spots[0] < until and all(map(inside, spots))]
            row.pairs = [(shift(tokens), side_hand[i], side, act) for tokens, i, side, act in pairs.get(name, ()) if all(map(inside, tokens))]
            rows.append(row)
    return documents, rows, act_hand.shape[1], side_hand.shape[1]
