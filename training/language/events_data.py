"""News with events marked by hand, and the MUC-4 documents with role fillers: two auxiliary tasks that shape the trunk.

In:  the file of news-texts.ts; `events-muc4` of the data root. Out: Sentence objects with `acts`, `sides` and `muc`.
Why: heads of the events stage read frozen states; these learn here what an act is, who does it and who undergoes it.
     The heads trained along are thrown away: the stage trains its own on what the engine itself computes.
"""
import json
import os

import data

ACTS = ['O', 'AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN',
        'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT']
SIDES = ['_', 'actor', 'recipient', 'both']
MUC = ['O', 'PerpInd', 'PerpOrg', 'Target', 'Victim', 'Weapon']
UNKNOWN = -100
REACH = 80          # words between an act and whoever stands on its sides


def read(path, part):
    """Sentences of the marked news of one part; nothing where the file is not there."""
    if not path or not os.path.exists(path):
        return []
    out = []
    for line in open(path, encoding='utf-8'):
        doc = json.loads(line)
        if doc['part'] == part:
            out += marked(utf16(doc['text']), doc)
    return out


def utf16(text):
    """Offsets of the marks count UTF-16 units: characters beyond the first plane are put as two."""
    return ''.join(c if ord(c) < 0x10000 else '\ufffd\ufffd' for c in text)


def marked(text, doc):
    sentences, spots = placed(text, doc['name'], 'news')
    within = lambda span: [i for i, (a, b) in enumerate(spots) if a >= span[0] and b <= span[1]]
    labels, acts = ['O'] * len(spots), []
    for mark in doc['marks']:
        words = within((mark['start'], mark['end'])) or [i for i, (a, b) in enumerate(spots) if a < mark['end'] and b > mark['start']]
        for i in words:
            labels[i] = None if mark['optional'] and labels[i] == 'O' else mark['type']
        sides = {}
        for side in ('actor', 'recipient'):
            for span in mark[side]:
                for i in within(span):
                    sides[i] = 'both' if sides.get(i, side) != side else side
        if words:
            acts.append((words[0], sides))
    for s in sentences:
        s.acts = [UNKNOWN if x is None else ACTS.index(x) for x in labels[s.offset:s.offset + len(s.words)]]
        s.sides = [(i - s.offset, {w: SIDES.index(v) for w, v in sides.items()}) for i, sides in acts
                   if s.offset <= i < s.offset + len(s.words)]
    return sentences


def placed(text, name, source):
    """Sentences of a text, and where each word of it stands."""
    spots = [(m.start(), m.end()) for m in data.TOKEN.finditer(text)]
    sentences, offset = data.tokenised(text, [], name), 0
    for s in sentences:
        s.attribution, s.source, s.offset = None, source, offset
        offset += len(s.words)
    return sentences, spots


def muc(part):
    """Every occurrence of a string that a key names has its role; strings of three characters and less are left out.

    The wire was in capitals; it is read so, and every third document in lower case."""
    path = f'{data.data_root()}/events-muc4/grit_processed/{"train" if part == "train" else "dev"}.json'
    out = []
    for n, line in enumerate(open(path, encoding='utf-8')):
        doc = json.loads(line)
        text = doc['doctext'].upper()
        sentences, spots = placed(text, doc['docid'], 'muc')
        labels = [0] * len(spots)
        for role, entities in doc['extracts'].items():
            for string in sorted({m[0] for entity in entities for m in entity if len(m[0]) > 3}, key=len):
                at = text.find(string.upper())
                while at >= 0:
                    for i, (a, b) in enumerate(spots):
                        if a >= at and b <= at + len(string):
                            labels[i] = MUC.index(role)
                    at = text.find(string.upper(), at + 1)
        for s in sentences:
            s.muc = labels[s.offset:s.offset + len(s.words)]
            if n % 3 == 0:
                s.words = [w.lower() for w in s.words]
        out += sentences
    return out
