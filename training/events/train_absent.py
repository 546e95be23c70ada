"""Trains the head of absent sides: whom, of everybody named in the sentences before, a side means that an act's sentence leaves open.

In:  the folder of dump-news.ts (words of the documents, from which the shipped layers give states), that of dump-absent.ts.
Out: models/events/{absent.onnx,absent.json,absent-parity.json}. Development documents are left out and measured on. Three minutes.

With --fold (0 or 1) that half of what was marked later is left out too, and the states are those of the layers in --out.

Run: python training/events/train_absent.py NEWS ABSENT [--out models/events] [--fold F]"""
import argparse
import json
import os

import numpy as np
import onnxruntime as ort
import torch
import torch.nn.functional as F

from news_nets import WIDTH, projected
from news_rows import embeddings
from train_news import MEASURED

HERE = os.path.dirname(os.path.abspath(__file__))
SIZE = 64
NEVER = -1e4


class Absent(torch.nn.Module):
    """A score for each somebody named before, and one for nobody: pairs of states added and multiplied, with what is known of both."""
    PAIR = 128

    def __init__(self, gap, named):
        super().__init__()
        self.act, self.word = projected(2 * self.PAIR, 0.3), projected(2 * self.PAIR, 0.3)
        self.by_hand = torch.nn.Linear(gap + named, self.PAIR)
        self.out = torch.nn.Sequential(torch.nn.Dropout(0.3), torch.nn.Linear(2 * self.PAIR, 64), torch.nn.GELU(), torch.nn.Linear(64, 1))
        self.nobody = torch.nn.Sequential(torch.nn.Dropout(0.3), torch.nn.Linear(WIDTH + gap, 64), torch.nn.GELU(), torch.nn.Linear(64, 1))

    def forward(self, act_states, gaps, word_states, named, of):
        a, w = self.act(act_states)[of], self.word(word_states)
        added = F.gelu(a[:, :self.PAIR] + w[:, :self.PAIR] + self.by_hand(torch.cat([named, gaps[of]], 1)))
        pair = torch.cat([added, a[:, self.PAIR:] * w[:, self.PAIR:]], 1)
        return self.out(pair)[:, 0], self.nobody(torch.cat([act_states, gaps], 1))[:, 0]


class Mean(torch.nn.Module):
    """Mean score of several."""

    def __init__(self, nets):
        super().__init__()
        self.nets = torch.nn.ModuleList(nets)

    def forward(self, *inputs):
        said = [net(*inputs) for net in self.nets]
        return tuple(torch.stack(each).mean(0) for each in zip(*said))


def states_of(news, layers, names):
    """Word states of documents by name, float16: what the layers make of the trunk's embeddings."""
    documents = {d['name']: d for d in json.load(open(f'{news}/documents.json'))}
    index, embedded = embeddings(news, documents.values())
    options = ort.SessionOptions()
    options.intra_op_num_threads = 2
    session = ort.InferenceSession(layers, options, providers=['CPUExecutionProvider'])
    states = {name: np.zeros((len(documents[name]['words']), WIDTH), np.float16) for name in names}
    for name, word, first, last, start, end in index:
        if name not in states:
            continue
        x = embedded[start:end].astype(np.float32)[None]
        states[name][word:word + len(first)], = session.run(None, {
            'embedded': x, 'attention_mask': np.ones(x.shape[:2], np.int32), 'first': np.array(first, np.int32), 'last': np.array(last, np.int32)})
    return states


def read(news, absent, layers):
    """Gaps with somebody named before; one whose right somebody is none of them teaches nothing."""
    rows = json.load(open(f'{absent}/absent.json'))['rows']
    gaps = np.fromfile(f'{absent}/gaps.f32', np.float32).reshape(len(rows), -1)
    named = np.fromfile(f'{absent}/named.f32', np.float32).reshape(sum(len(r['who']) for r in rows), -1)
    states = states_of(news, layers, {r['doc'] for r in rows})
    found, at = [], 0
    for row, gap in zip(rows, gaps):
        right = np.array([who['right'] for who in row['who']], dtype=np.int64)
        mine = named[at:at + len(right)]
        at += len(right)
        if len(right) == 0 or (row['named'] and not (right == 1).any()):
            continue
        words = states[row['doc']]
        found.append({**row, 'gap': gap, 'numbers': mine, 'right': right, 'act_state': words[row['act']].astype(np.float32),
                      'states': words[[who['token'] for who in row['who']]].astype(np.float32)})
    return found, gaps.shape[1], named.shape[1]


def arrays(rows):
    many = lambda key: torch.from_numpy(np.concatenate([r[key] for r in rows]))
    return {'act_states': torch.from_numpy(np.stack([r['act_state'] for r in rows])), 'gaps': torch.from_numpy(np.stack([r['gap'] for r in rows])),
            'word_states': many('states'), 'named': many('numbers'), 'of': torch.from_numpy(np.repeat(np.arange(len(rows)), [len(r['right']) for r in rows])),
            'right': many('right')}


def log_sum(scores, of, count):
    top = torch.full((count,), NEVER).scatter_reduce(0, of, scores, 'amax')
    return top + torch.zeros(count).index_add(0, of, (scores - top[of]).exp()).clamp(min=1e-9).log()


def total(scores, nobody, of):
    return log_sum(torch.cat([scores, nobody]), torch.cat([of, torch.arange(len(nobody))]), len(nobody))


def fit(rows, widths, seed, epochs):
    torch.manual_seed(seed)
    rng, net = np.random.default_rng(seed), Absent(*widths)
    optimiser, steps, step = torch.optim.AdamW(net.parameters(), lr=1e-3, weight_decay=0.05), epochs * (len(rows) // SIZE), 0
    for _ in range(epochs):
        order = rng.permutation(len(rows))
        for at in range(0, len(rows) - SIZE + 1, SIZE):
            b = arrays([rows[i] for i in order[at:at + SIZE]])
            scores, nobody = net(b['act_states'], b['gaps'], b['word_states'], b['named'], b['of'])
            # the same somebody by another name is neither right nor wrong
            everybody = total(scores.masked_fill(b['right'] == 2, NEVER), nobody, b['of'])
            right = log_sum(scores.masked_fill(b['right'] != 1, NEVER), b['of'], SIZE)
            has = torch.zeros(SIZE).index_add(0, b['of'], (b['right'] == 1).float()) > 0
            step += 1
            for group in optimiser.param_groups:
                group['lr'] = 1e-3 * (0.5 + 0.5 * np.cos(np.pi * step / steps))
            optimiser.zero_grad()
            (everybody - torch.where(has, right, nobody)).mean().backward()
            optimiser.step()
    return net.eval()


def measure(net, name, rows):
    """Somebody counts by all his mentions together, as the engine reads it."""
    best = []
    for at in range(0, len(rows), SIZE):
        part = rows[at:at + SIZE]
        b = arrays(part)
        with torch.no_grad():
            scores, nobody = net(b['act_states'], b['gaps'], b['word_states'], b['named'], b['of'])
            said = (scores - total(scores, nobody, b['of'])[b['of']]).exp().numpy()
        for i, row in enumerate(part):
            mine, people = said[b['of'].numpy() == i], {}
            for j, who in enumerate(row['who']):
                people.setdefault(who['key'] or j, []).append(j)
            likeliest = max(people.values(), key=lambda each: mine[each].sum())
            best.append((mine[likeliest].sum(), (row['right'][likeliest] > 0).any(), row['named']))
    best = np.array(best, dtype=np.float64)
    print(f'{name}: {len(rows)} open sides, {int(best[:, 2].sum())} of them named before')
    for t in (0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
        keep = best[:, 0] > t
        right, nobody = best[keep, 1].sum(), (best[keep, 2] == 0).sum()
        print(f'  > {t}: {keep.sum()} filled, {right / max(1, keep.sum()):.3f} right, {right / best[:, 2].sum():.3f} of those named; {int(nobody)} where nobody is meant', flush=True)


def export(net, rows, widths, folder):
    b = arrays(rows[:3])
    names = ['act_states', 'gaps', 'word_states', 'named', 'of']
    b['of'] = b['of'].int()
    inputs = tuple(b[name] for name in names)
    dynamic = {name: {0: 'gaps' if name in ('act_states', 'gaps', 'nobody') else 'rows'} for name in [*names, 'scores', 'nobody']}
    torch.onnx.export(net, inputs, f'{folder}/absent.onnx', input_names=names, output_names=['scores', 'nobody'], dynamic_axes=dynamic, opset_version=17, dynamo=False)
    json.dump({'states': WIDTH, 'gap': widths[0], 'named': widths[1]}, open(f'{folder}/absent.json', 'w'))
    with torch.no_grad():
        said = net(*inputs)
    few = {name: np.round(each.numpy().astype(float), 5).tolist() for name, each in [*zip(names, inputs), ('scores', said[0]), ('nobody', said[1])]}
    json.dump(few, open(f'{folder}/absent-parity.json', 'w'))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('news')
    ap.add_argument('absent')
    ap.add_argument('--out', default=os.path.join(HERE, '..', '..', 'models', 'events'))
    ap.add_argument('--fold', type=int)
    ap.add_argument('--epochs', type=int, default=8)
    ap.add_argument('--seeds', type=int, default=2)
    args = ap.parse_args()
    torch.set_num_threads(2)
    rows, *widths = read(args.news, args.absent, f'{args.out}/layers.onnx')
    left_out = lambda row: row['part'] in MEASURED or (row['part'] == 'later' and row['fold'] == args.fold)
    learned = [row for row in rows if not left_out(row)]
    print(f'{len(learned)} open sides to learn from', flush=True)
    net = Mean([fit(learned, widths, seed, args.epochs) for seed in range(1, args.seeds + 1)]).eval()
    for name in ('dev', 'later') if args.fold is not None else ('dev',):
        measure(net, name, [row for row in rows if left_out(row) and row['part'] == name])
    export(net, rows, widths, args.out)


if __name__ == '__main__':
    main()
