"""Trains, measures and exports the coreference model on the frozen trunk's word states.

In:  OntoGUM (train, dev), LitBank if asked for, models/language. Out: models/coreference/{coreference.onnx, labels.json, parity.json}.
Why: each anaphor picks an antecedent or none (Lee et al. 2017's marginal likelihood, on head words as Dobrovolskii 2021), from
states and from plain evidence of names and distance, which a small frozen encoder does not keep well enough.
Everything about the documents is predicted, as it will be in use; only words and sentences are gold here.
"""
import argparse
import glob
import json
import os
import pickle
import random
import sys
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '../language'))
import cache_states
import data
import evaluate
from candidates import FEATURES, KINDS, PLAIN, Document, pairs
from score import Coreference

WIDTH, SIDE = 128, 96
SAMPLED = 0.3
OUTPUT = os.path.join(HERE, '../../models/coreference')


# ---------------------------------------------------------------- documents

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
        outer = [i for i in range(first, last + 1) if not first <= doc.head[i] <= last and plainly(doc, i)]
        of_head.setdefault((outer or [last])[0], cluster)
    cluster = [of_head.get(i) for i in doc.candidates]
    gold = {}
    for first, last, c in mentions:
        gold.setdefault(c, set()).add((first, last))
    return {'name': name, 'states': states[doc.candidates].astype(np.float16), 'anaphors': anaphors, 'antecedents': antecedents,
            'features': features.astype(np.float16), 'kinds': kinds, 'cluster': cluster, 'gold': list(gold.values()),
            'spans': [doc.span(i) for i in doc.candidates], 'all': name.startswith('GUM')}


def plainly(doc, i):
    return doc.deprel[i] not in ('punct', 'case', 'mark')


# ---------------------------------------------------------------- network

class Links(nn.Module):
    def __init__(self):
        super().__init__()
        self.mention = nn.Sequential(nn.Dropout(0.3), nn.Linear(384 + KINDS, SIDE), nn.GELU(), nn.Dropout(0.2), nn.Linear(SIDE, 1))
        self.a, self.b = (nn.Sequential(nn.Dropout(0.3), nn.Linear(384 + KINDS, WIDTH)) for _ in range(2))
        self.p, self.q = (nn.Sequential(nn.Dropout(0.3), nn.Linear(384, WIDTH), nn.GELU()) for _ in range(2))
        self.f = nn.Linear(FEATURES, WIDTH)
        self.kinds = nn.Linear(KINDS * KINDS, 1)
        self.mix = nn.Sequential(nn.GELU(), nn.Dropout(0.3), nn.Linear(WIDTH, SIDE), nn.GELU(), nn.Dropout(0.2), nn.Linear(SIDE, 1))
        self.line = nn.Linear(FEATURES, 1)
        nn.init.zeros_(self.kinds.weight)

    def forward(self, states, kinds, anaphors, antecedents, features):
        """States [M, 384] and kinds [M] of candidates; index pairs [P] into them, features [P, F] → scores [P]; none scores 0."""
        one = F.one_hot(kinds.long(), KINDS).to(states.dtype)
        x = torch.cat([states, one], 1)
        m = self.mention(x)[:, 0]
        hidden = self.a(x)[anaphors] + self.b(x)[antecedents] + self.f(features)
        crossed = (self.p(states)[anaphors] * self.q(states)[antecedents]).sum(1) * WIDTH ** -0.5
        kind_pair = self.kinds.weight[0][kinds[anaphors].long() * KINDS + kinds[antecedents].long()]
        return self.mix(hidden)[:, 0] + crossed + kind_pair + self.line(features)[:, 0] + m[anaphors] + m[antecedents]


def loss_of(model, d):
    """Minus the log-probability of the right antecedents. Of pairs that are wrong and share no word, a sample stands for all."""
    states = torch.from_numpy(d['states'].astype(np.float32))
    anaphors, antecedents, features = torch.from_numpy(d['anaphors']).long(), torch.from_numpy(d['antecedents']).long(), torch.from_numpy(d['features'])
    ids = {}
    cluster = torch.tensor([ids.setdefault(c, len(ids) + 1) if c is not None else 0 for c in d['cluster']])
    n = len(cluster)
    right = (cluster[anaphors] == cluster[antecedents]) & (cluster[anaphors] > 0)
    telling = right | (features[:, :9] > 0).any(1)
    kept = telling | (torch.rand(len(right)) < SAMPLED)
    stands_for = torch.where(telling, 1.0, 1 / SAMPLED)[kept]
    anaphors, antecedents, right = anaphors[kept], antecedents[kept], right[kept]
    scores = model(states, torch.from_numpy(d['kinds']), anaphors, antecedents, features[kept].float())
    exps = stands_for * torch.exp(scores - scores.detach().amax().clamp(min=0))
    dummy = torch.exp(-scores.detach().amax().clamp(min=0))
    total = torch.zeros(n).index_add(0, anaphors, exps) + dummy
    good = torch.zeros(n).index_add(0, anaphors, exps * right)
    linked = torch.zeros(n, dtype=torch.bool).index_put((anaphors[right],), torch.tensor(True))
    good = torch.where(linked, good, dummy)
    each = torch.log(total + 1e-30) - torch.log(good + 1e-30)
    if not d['all']:  # LitBank marks only some kinds of things: no verdict on what it leaves out
        each = each[cluster > 0]
    return each.sum(), len(each)


def clusters(d, scores):
    """Found clusters of spans: every anaphor joins its best antecedent, if any scores above none (0)."""
    n = len(d['kinds'])
    best, at = np.zeros(n), np.full(n, -1)
    for a, b, s in zip(d['anaphors'], d['antecedents'], scores):
        if s > best[a]:
            best[a], at[a] = s, b
    group = list(range(n))
    for m in range(n):
        if at[m] >= 0:
            group[m] = group[at[m]]
    out = {}
    for m in range(n):
        out.setdefault(group[m], set()).add(tuple(int(x) for x in d['spans'][m]))
    return [c for c in out.values() if len(c) > 1]


def measure(model, documents, shift=0.0):
    model.eval()
    score = Coreference()
    with torch.no_grad():
        for d in documents:
            s = model(torch.from_numpy(d['states'].astype(np.float32)), torch.from_numpy(d['kinds']),
                      torch.from_numpy(d['anaphors']).long(), torch.from_numpy(d['antecedents']).long(),
                      torch.from_numpy(d['features'].astype(np.float32))).numpy()
            score.add(d['gold'], clusters(d, s + shift))
    model.train()
    return score.report()


def export(model, shift, folder, sample):
    """One graph, fp32: it is small, and pairs are many."""
    os.makedirs(folder, exist_ok=True)
    model.eval()
    with torch.no_grad():
        model.line.bias += shift
    args = (torch.from_numpy(sample['states'].astype(np.float32)), torch.from_numpy(sample['kinds']), torch.from_numpy(sample['anaphors']),
            torch.from_numpy(sample['antecedents']), torch.from_numpy(sample['features'].astype(np.float32)))
    torch.onnx.export(model, args, folder + '/coreference.onnx', input_names=['states', 'kinds', 'anaphors', 'antecedents', 'features'],
                      output_names=['scores'], opset_version=17, dynamo=False,
                      dynamic_axes={'states': {0: 'candidates'}, 'kinds': {0: 'candidates'}} |
                      {k: {0: 'pairs'} for k in ('anaphors', 'antecedents', 'features', 'scores')})
    with torch.no_grad():
        scores = model(*args)
    json.dump({'words': sample['words'], 'candidates': sample['candidates'], 'kinds': sample['kinds'].tolist(), 'spans': sample['spans'],
               'anaphors': sample['anaphors'].tolist(), 'antecedents': sample['antecedents'].tolist(),
               'features': sample['features'].astype(float).tolist(), 'states': np.round(sample['states'].astype(float), 4).tolist(),
               'scores': np.round(scores.numpy().astype(float), 5).tolist(),
               'upos': sample['upos'], 'lemma': sample['lemma'], 'head': sample['head'], 'deprel': sample['deprel'],
               'entity': sample['entity'], 'starts': sample['starts']}, open(folder + '/parity.json', 'w'))
    json.dump({'window': 120, 'features': FEATURES, 'plain': PLAIN, 'kinds': KINDS}, open(folder + '/labels.json', 'w'))


SAMPLE = [['Rudolf', 'Elphberg', ',', 'the', 'Ruritanian', 'foreign', 'minister', ',', 'met', 'his', 'Grustark', 'counterpart', 'in', 'Zenda', '.'],
          ['The', 'minister', 'said', ':', '"', 'We', 'will', 'not', 'leave', 'it', '.', '"'],
          ['Elphberg', 'left', 'the', 'town', 'on', 'Monday', '.']]


def sample_document(runner):
    doc, states = annotated(runner, SAMPLE)
    anaphors, antecedents, features, kinds = pairs(doc)
    return {'words': doc.words, 'candidates': doc.candidates, 'states': states[doc.candidates], 'kinds': kinds, 'anaphors': anaphors,
            'antecedents': antecedents, 'features': features, 'spans': [list(map(int, doc.span(i))) for i in doc.candidates],
            'upos': doc.upos, 'lemma': doc.lemma, 'head': doc.head, 'deprel': doc.deprel, 'entity': doc.entity,
            'starts': [int(s) for s in doc.starts]}


def load(cache, with_litbank, limit):
    """Annotated documents, kept in a pickle beside the checkpoints: annotating takes longer than an epoch."""
    parts = {}
    runner = cache_states.engine()
    for part in ['train', 'dev'] + (['litbank'] if with_litbank else []):
        path = f'{cache}/{part}.pickle'
        if not os.path.exists(path):
            source = litbank() if part == 'litbank' else ontogum(part)
            documents = [prepare(runner, *d) for d in source[:limit or None]]
            pickle.dump(documents, open(path, 'wb'))
        parts[part] = pickle.load(open(path, 'rb'))
    return parts


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--cache', required=True, help='folder for annotated documents; empty it when the trunk changes')
    ap.add_argument('--epochs', type=int, default=20)
    ap.add_argument('--rate', type=float, default=1e-3)
    ap.add_argument('--decay', type=float, default=0.05)
    ap.add_argument('--litbank', type=float, default=0.0, help='weight of LitBank documents')
    ap.add_argument('--limit', type=int, default=0)
    ap.add_argument('--seed', type=int, default=7)
    ap.add_argument('--threads', type=int, default=1)
    ap.add_argument('--out', default=OUTPUT)
    args = ap.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    torch.set_num_threads(args.threads)
    os.makedirs(args.cache, exist_ok=True)
    parts = load(args.cache, args.litbank > 0, args.limit)
    covered = sum(c is not None for d in parts['dev'] for c in d['cluster']) / sum(len(c) for d in parts['dev'] for c in d['gold'])
    print(f"dev: candidates carry {100 * covered:.1f}% of the mentions", flush=True)
    train = [(d, 1.0) for d in parts['train']] + [(d, args.litbank) for d in parts.get('litbank', [])]
    model = Links()
    optimiser = torch.optim.AdamW(model.parameters(), lr=args.rate, weight_decay=args.decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, args.rate, total_steps=args.epochs * len(train) + 1, pct_start=0.05)
    model.train()
    for epoch in range(args.epochs):
        began, total, count = time.time(), 0.0, 0
        rng.shuffle(train)
        for d, weight in train:
            if not len(d['anaphors']):
                continue
            loss, n = loss_of(model, d)
            optimiser.zero_grad()
            (weight * loss / max(n, 1)).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, count = total + float(loss.detach()), count + n
        if epoch % 3 == 2 or epoch + 1 == args.epochs:
            r = measure(model, parts['dev'])
            print(epoch + 1, f'{total / count:.4f} {time.time() - began:.0f} s', {k: v if k == 'conll' else v['f1'] for k, v in r.items()}, flush=True)
    best = max((measure(model, parts['dev'], shift)['conll'], shift) for shift in np.arange(-1.0, 1.25, 0.25))
    print('shift', best)
    print(json.dumps(measure(model, parts['dev'], best[1])))
    export(model, float(best[1]), args.out, sample_document(cache_states.engine()))


if __name__ == '__main__':
    main()
