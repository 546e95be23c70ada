"""Trains the heads of names and word tags further on the frozen, quantised trunk: its states are computed once, so an epoch costs a tenth.

In:  a checkpoint of train.py, models/language/trunk.onnx. Out: CKPT/refined.pt for export.py (which leaves the trunk alone with --heads-only).
Why: in the joint training the heads see few epochs, and the states of the float trunk rather than those of the int8 one they will get.
Arcs, relations and roles gained under 0.4 points from it and stay as they are.
"""
import argparse
import os
import random
import time

import numpy as np
import torch

import cache_states
import data
import evaluate
import train
from model import Model

WORDS = 1600        # in a batch
SHARE = {'ewt': 1.0, 'gum': 1.0, 'worldwide': 1.0, 'conll': 1.0, 'politics': 4.0}  # passes in an epoch; attribution stays as it is
PARTS = ('morph', 'upos', 'feats', 'lemma', 'names', 'around', 'entities')
NAMES_UP = 2.5      # losses of names weigh this much more than in train.py, where they fell behind
NAMES = ('worldwide', 'conll', 'politics', 'uner', 'product')


def cached(runner, sources, folder):
    """Per source its documents as (sentences, states)."""
    out = {}
    for name, sentences in sources.items():
        path, documents = f'{folder}/{name}.npy', evaluate.documents(sentences)
        if not os.path.exists(path):
            began = time.time()
            np.save(path, np.concatenate([runner.states(d)[0] for d in documents]).astype(np.float16))
            print(name, f'{time.time() - began:.0f} s', flush=True)
        states, at = np.load(path, mmap_mode='r'), 0
        out[name] = []
        for d in documents:
            size = sum(len(s.words) for s in d)
            out[name].append((d, states[at:at + size]))
            at += size
    return out


def chunks(documents, rng, share, run=12):
    """Runs of sentences with their states, shuffled; a whole epoch's share of a source."""
    out = []
    for _ in range(max(1, round(share))):
        for sentences, states in documents:
            starts = np.cumsum([0] + [len(s.words) for s in sentences])
            for a in range(0, len(sentences), run):
                b = min(a + run, len(sentences))
                if share >= 1 or rng.random() < share:
                    out.append((sentences[a:b], states[starts[a]:starts[b]]))
    return out


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--checkpoint', required=True)
    ap.add_argument('--cache', required=True, help='folder for states; empty it when the trunk changes')
    ap.add_argument('--epochs', type=int, default=5)
    ap.add_argument('--rate', type=float, default=6e-4)
    ap.add_argument('--seed', type=int, default=7)
    ap.add_argument('--threads', type=int, default=1)
    ap.add_argument('--minutes', type=float, default=0, help='at most; the schedule then follows the clock')
    args = ap.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    rng = random.Random(args.seed)
    os.makedirs(args.cache, exist_ok=True)
    sources = data.load('train')
    labels = data.label_lists(sources)
    targets = train.Targets(labels)
    documents = cached(cache_states.engine(), {k: sources[k] for k in SHARE}, args.cache)
    model = Model(labels)
    missing = model.load_state_dict(torch.load(args.checkpoint), strict=False)
    print('new', missing.missing_keys, flush=True)
    heads = model.heads
    for name, p in heads.named_parameters():
        p.requires_grad_(name.split('.')[0] in PARTS)
    new = [p for n, p in heads.named_parameters() if n.startswith('around')]
    old = [p for n, p in heads.named_parameters() if p.requires_grad and not n.startswith('around')]
    optimiser = torch.optim.AdamW([{'params': old, 'peak': args.rate}, {'params': new, 'peak': 2 * args.rate}], lr=args.rate, weight_decay=0.01)
    heads.train()
    target = f'{os.path.dirname(args.checkpoint)}/refined.pt'
    began, total_steps, step = time.time(), None, 0
    for epoch in range(args.epochs):
        units = [u for k, share in SHARE.items() for u in chunks(documents[k], rng, share)]
        rng.shuffle(units)
        batches, batch, size = [], [], 0
        for u in units:
            batch.append(u)
            size += len(u[1])
            if size >= WORDS:
                batches.append(batch)
                batch, size = [], 0
        total_steps = total_steps or len(batches) * args.epochs
        seen, shown = {}, time.time()
        for batch in batches:
            progress = (time.time() - began) / (60 * args.minutes) if args.minutes else step / total_steps
            if progress >= 1:
                break
            for g in optimiser.param_groups:
                g['lr'] = g['peak'] * min(1.0, step / 100) * 0.5 * (1 + np.cos(np.pi * min(1.0, progress)))
            sentences = [s for u, _ in batch for s in u]
            starts = np.cumsum([0] + [len(s.words) for s in sentences])
            states = torch.from_numpy(np.concatenate([x for _, x in batch]).astype(np.float32))
            with torch.autocast('cpu', torch.bfloat16):
                found = train.losses(model, states, sentences, starts, targets)
            loss = 0
            for task, (value, count) in found.items():
                loss = loss + train.WEIGHT[task] * (NAMES_UP if task in NAMES else 1.0) * value / len(states)
                a, b = seen.get(task, (0.0, 0))
                seen[task] = (a + float(value.detach()), b + count)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(heads.parameters(), 2.0)
            optimiser.step()
            step += 1
            if step % 100 == 0:
                print(f'{time.strftime("%H:%M:%S")} epoch {epoch} step {step} {100 * progress:.0f}% {time.time() - shown:.0f} s ' +
                      ' '.join(f'{k} {a / max(1, b):.3f}' for k, (a, b) in seen.items()), flush=True)
                seen, shown = {}, time.time()
        torch.save(model.state_dict(), target)
    print('saved', target)


if __name__ == '__main__':
    main()
