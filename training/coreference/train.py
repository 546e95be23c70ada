"""Trains, measures and exports the coreference model on the frozen trunk's word states.

In:  OntoGUM (train, dev), news in which it is noted who is meant and GAP (dump-words.ts), LitBank if asked for, models/language.
Out: models/coreference/{coreference.onnx, labels.json, parity.json}. A sixth of the noted documents, by name, is only measured on.
"""
import argparse
import json
import os
import pickle
import random
import time

import numpy as np
import torch

from candidates import FEATURES, KINDS, PLAIN, pairs
from documents import annotated, cache_states, litbank, noted, ontogum, prepare, prepare_noted
from links import Links, loss_of, loss_of_noted, measure, measure_noted

PASSES = 10  # through the noted documents in a training
OUTPUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../models/coreference')


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


def load(cache, with_litbank, limit, notes):
    """Annotated documents, kept in a pickle beside the checkpoints: annotating takes longer than an epoch."""
    parts = {}
    runner = cache_states.engine()
    for part in ['train', 'dev'] + (['litbank'] if with_litbank else []) + (['noted'] if notes else []):
        path = f'{cache}/{part}.pickle'
        if not os.path.exists(path):
            if part == 'noted':
                documents = [prepare_noted(runner, *d) for d in noted(notes)]
            else:
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
    ap.add_argument('--noted', help='documents of dump-words.ts: who is meant, noted in news')
    ap.add_argument('--weight', type=float, default=1.0, help='of a noted word, against one of OntoGUM')
    ap.add_argument('--limit', type=int, default=0)
    ap.add_argument('--seed', type=int, default=7)
    ap.add_argument('--threads', type=int, default=1)
    ap.add_argument('--out', default=OUTPUT)
    args = ap.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    torch.set_num_threads(args.threads)
    os.makedirs(args.cache, exist_ok=True)
    parts = load(args.cache, args.litbank > 0, args.limit, args.noted)
    covered = sum(c is not None for d in parts['dev'] for c in d['cluster']) / sum(len(c) for d in parts['dev'] for c in d['gold'])
    print(f"dev: candidates carry {100 * covered:.1f}% of the mentions", flush=True)
    train = [(d, 1.0) for d in parts['train']] + [(d, args.litbank) for d in parts.get('litbank', [])]
    notes = [d for d in parts.get('noted', []) if d['all_pairs'] is None and d['right'].any()]
    held = {w: [d for d in parts.get('noted', []) if d['all_pairs'] is not None and d['name'].startswith('gap_') == (w == 'gap')] for w in ('news', 'gap')}
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
            whole = weight * loss / max(n, 1)
            if notes:
                some = [loss_of_noted(model, e) for e in rng.sample(notes, round(PASSES * len(notes) / args.epochs / len(train)))]
                whole = whole + args.weight * sum(each for each, _ in some) / max(sum(k for _, k in some), 1)
            optimiser.zero_grad()
            whole.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, count = total + float(loss.detach()), count + n
        if epoch % 3 == 2 or epoch + 1 == args.epochs:
            r = measure(model, parts['dev'])
            print(epoch + 1, f'{total / count:.4f} {time.time() - began:.0f} s', {k: v if k == 'conll' else v['f1'] for k, v in r.items()}, flush=True)
            for which, documents in held.items():
                if documents:
                    print('   ', which, measure_noted(model, documents), flush=True)
    best = max((measure(model, parts['dev'], shift)['conll'], shift) for shift in np.arange(-1.0, 1.25, 0.25))
    print('shift', best)
    print(json.dumps(measure(model, parts['dev'], best[1])))
    for shift in np.arange(-1.0, 1.25, 0.5):
        print(shift, {which: measure_noted(model, documents, shift) for which, documents in held.items() if documents})
    export(model, float(best[1]), args.out, sample_document(cache_states.engine()))


if __name__ == '__main__':
    main()
