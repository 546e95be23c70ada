"""Trains what reads acts (news_nets.py) on news with events marked by hand, as dump-news.ts writes it: layers above the trunk's
embeddings, and with them the heads of acts (is this word, which a cue fits, an event, and of which of 16 types) and sides (does somebody that the
sentence names act in it, undergo it, or neither).

In:  the folder of the dump. Out: models/events/{layers.onnx,acts.onnx,acts.json,sides.onnx,sides.json,news-parity.json}.
Development documents are left out and measured on. Half an hour on two cores.

With --fold (0 or 1) that half of what was marked later is left out too, so that confidence can be trained on what these heads say of it.

Run: python training/events/train_news.py FOLDER [--out models/events] [--fold F]"""
import argparse
import json
import math
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

from news_nets import LABELS, NONE, SIDES, WIDTH, Reader, act_features, language, side_features
from news_rows import UNKNOWN, read
from share import share
import export as language_export
import shipped

HERE = os.path.dirname(os.path.abspath(__file__))
# Parts that nothing is learned from.
MEASURED = ('dev', 'fresh')
# Subwords in a batch.
SIZE = 2048
# Whether the processor multiplies bfloat16: without such instructions it is forty times slower than single precision.
HALF = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
# What a layer learns at, of what the one above it does.
DECAY = 0.85
WEIGHT = {'acts': 1.0, 'words': 4.0, 'sides': 1.0}


def is_learned(row, fold):
    """All but what is measured on and, of what was marked later, a fold (`foldOf` of bench/news-marks.ts)."""
    return row.part not in MEASURED and (row.part != 'later' or fold is None or row.fold != fold)


def batches(rows, rng=None):
    """Rows of like length together; in another order each time where there is a source of chance."""
    chance = (lambda: rng.random() * 12) if rng else (lambda: 0)
    out, current = [], []
    for row in sorted(rows, key=lambda row: len(row.ids) + chance()):
        if current and (len(current) + 1) * len(row.ids) > SIZE:
            out.append(current)
            current = []
        current.append(row)
    out.append(current)
    if rng:
        rng.shuffle(out)
    return out


def arrays(net, rows, hands):
    """Tensors of a batch, its subwords embedded; word numbers run through it."""
    embedded, mask = net.embedded([(row.ids, row.cases) for row in rows])
    length = embedded.shape[1]
    words = np.cumsum([0] + [len(row.first) for row in rows])
    moved = lambda numbers, by: [n + by if n >= 0 else -1 for n in numbers]
    acts, pairs = [], []
    for i, row in enumerate(rows):
        acts += [(moved(spots, words[i]), *rest) for spots, *rest in row.acts]
        pairs += [(moved(tokens, words[i]), *rest) for tokens, *rest in row.pairs]
    column = lambda values, kind: torch.tensor(np.array(values), dtype=kind)
    many = lambda values, width: column(values, torch.long).reshape(-1, width)
    return {'embedded': embedded, 'mask': mask,
            'first': column(np.concatenate([row.first + i * length for i, row in enumerate(rows)]), torch.long),
            'last': column(np.concatenate([row.last + i * length for i, row in enumerate(rows)]), torch.long),
            'labels': column(np.concatenate([row.labels for row in rows]), torch.long), 'weights': column(np.concatenate([row.weights for row in rows]), torch.float32),
            'spots': many([a[0] for a in acts], 6), 'act_hand': column([a[1] for a in acts], torch.float32).reshape(-1, hands[0]),
            'gold': column([a[2] for a in acts], torch.long), 'act_weight': column([a[3] for a in acts], torch.float32),
            'pairs': many([p[0] for p in pairs], 2), 'side_hand': column([p[1] for p in pairs], torch.float32).reshape(-1, hands[1]),
            'side': column([p[2] for p in pairs], torch.long), 'act': column([p[3] for p in pairs], torch.long)}


def scores(net, b):
    states = net.layers(b['embedded'], b['mask'], b['first'], b['last'])
    said = {'words': net.words(states)}
    if len(b['gold']):
        said['acts'] = net.acts(act_features(states, b['spots'], b['act_hand']))
    if len(b['side']):
        said['sides'] = net.sides(side_features(states, b['pairs'], b['side_hand']), b['act'])
    return {name: each.float() for name, each in said.items()}


def losses(said, b):
    loss = {'words': (F.cross_entropy(said['words'], b['labels'], reduction='none', ignore_index=UNKNOWN, label_smoothing=0.02) * b['weights']).sum()
            / max(1, int((b['labels'] >= 0).sum()))}
    if 'acts' in said:
        loss['acts'] = (F.cross_entropy(said['acts'], b['gold'], reduction='none', label_smoothing=0.03) * b['act_weight']).mean()
    if 'sides' in said:
        loss['sides'] = F.cross_entropy(said['sides'], b['side'], label_smoothing=0.03)
    return loss


def fit(net, rows, hands, args):
    rng = random.Random(args.seed)
    own = list(net.layers.layers)
    rates = [(list(layer.parameters()), args.rate * DECAY ** (len(own) - 1 - i), 0.01) for i, layer in enumerate(own)]
    rates.append(([p for part in (net.acts, net.sides, net.words) for p in part.parameters()], args.heads_rate, 0.05))
    optimiser = torch.optim.AdamW([{'params': p, 'lr': rate, 'peak': rate, 'weight_decay': decay} for p, rate, decay in rates], betas=(0.9, 0.98), fused=True)
    steps, step, began, sums = int(args.epochs * len(batches(rows, rng))), 0, time.time(), {}
    net.train()
    while step < steps:
        for batch in batches(rows, rng)[:steps - step]:
            for group in optimiser.param_groups:
                group['lr'] = group['peak'] * min(1, step / 80) * (0.5 + 0.5 * math.cos(math.pi * step / steps))
            b = arrays(net, batch, hands)
            with torch.autocast('cpu', torch.bfloat16, enabled=HALF):
                said = scores(net, b)
            loss = losses(said, b)
            optimiser.zero_grad()
            sum(WEIGHT[name] * each for name, each in loss.items()).backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimiser.step()
            step += 1
            for name, each in loss.items():
                sums[name] = sums.get(name, 0) + float(each.detach())
            if step % 200 == 0 or step == steps:
                print(f'{step}/{steps} {time.time() - began:.0f} s', {name: round(each / 200, 3) for name, each in sums.items()}, flush=True)
                sums = {}
                torch.save(net.state_dict(), f'{args.folder}/checkpoint.pt')
    return net.eval()


def measure(net, name, rows, documents, hands):
    said, gold, side, true_side, act, missed = [], [], [], [], [], 0
    for batch in batches(rows):
        b = arrays(net, batch, hands)
        with torch.no_grad():
            found = {key: each.softmax(1).numpy() for key, each in scores(net, b).items()}
        if 'acts' in found:
            said.append(found['acts'])
            gold.append(b['gold'].numpy())
        if 'sides' in found:
            side.append(found['sides'])
            true_side.append(b['side'].numpy())
            act.append(b['act'].numpy())
    said, gold, side, true_side, act = map(np.concatenate, (said, gold, side, true_side, act))
    marks = sum(not mark['optional'] for d in documents.values() if d['part'] == name for mark in d['marks'])
    event, guess = gold != NONE, said[:, :NONE].argmax(1)
    print(f'{name}: {len(gold)} words with cues, {event.sum()} events, {marks} marks that count; loss {-np.log(said[np.arange(len(said)), gold] + 1e-6).mean():.4f}')
    for t in (0.3, 0.4, 0.5, 0.6, 0.7):
        keep = 1 - said[:, NONE] > t
        right = (keep & (guess == gold)).sum()
        print(f'  p(event) > {t}: {keep.sum()}, events {(keep & event).sum() / max(1, keep.sum()):.3f} of them, {(keep & event).sum() / event.sum():.3f} of all; '
              f'type right {right / max(1, keep.sum()):.3f} of them, {right / event.sum():.3f} of all')
    wrong = np.array([(side[:, s] > 0.5) != (true_side == s) for s in (1, 2)]).any(0)
    print(f'  both sides of an act right {np.mean([not wrong[act == each].any() for each in np.unique(act)]):.3f}; loss {-np.log(side[np.arange(len(side)), true_side] + 1e-6).mean():.4f}; '
          + '; '.join(f'{who} ' + ', '.join(f'> {t}: P {p:.3f} R {r:.3f}' for t in (0.4, 0.5, 0.6) for p, r in [precision(side[:, s] > t, true_side == s)])
                      for s, who in ((1, 'actor'), (2, 'recipient'))), flush=True)


def precision(said, true):
    return (said & true).sum() / max(1, said.sum()), (said & true).sum() / max(1, true.sum())


class Probabilities(torch.nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, *features):
        return self.net(*features).softmax(-1)


def export_head(net, sample, path, labels):
    """`sample`: the first rows of each input, by its name."""
    model = Probabilities(net).eval()
    dynamic = {name: {0: 'rows'} for name in [*sample, 'probabilities']}
    torch.onnx.export(model, tuple(sample.values()), path + '.onnx', input_names=list(sample), output_names=['probabilities'],
                      dynamic_axes=dynamic, opset_version=17, dynamo=False)
    json.dump({'labels': labels, 'width': int(sample['features'].shape[1])}, open(path + '.json', 'w'))
    with torch.no_grad():
        return {**{name: each.tolist() for name, each in sample.items()}, 'probabilities': model(*sample.values()).tolist()}


def export_layers(net, b, folder):
    """int8, as the trunk (training/language/export.py). Parity: a row of the batch with the states the graph gives."""
    import onnxruntime as ort
    raw = f'{folder}/float'
    os.makedirs(raw, exist_ok=True)
    names = ['embedded', 'attention_mask', 'first', 'last']
    dynamic = {'embedded': {0: 'rows', 1: 'length'}, 'attention_mask': {0: 'rows', 1: 'length'}, 'first': {0: 'words'}, 'last': {0: 'words'}, 'states': {0: 'words'}}
    feeds = [b['embedded'], b['mask'].int(), b['first'].int(), b['last'].int()]
    torch.onnx.export(net.layers, tuple(feeds), f'{raw}/layers.onnx', input_names=names, output_names=['states'], dynamic_axes=dynamic, opset_version=17, dynamo=False)
    language_export.quantise(raw, folder, names=('layers',))
    os.remove(f'{raw}/layers.onnx')
    os.rmdir(raw)
    session = ort.InferenceSession(f'{folder}/layers.onnx', providers=['CPUExecutionProvider'])
    inputs = {name: each.numpy() for name, each in zip(names, feeds)}
    inputs['embedded'] = np.round(inputs['embedded'], 3).astype(np.float32)
    states, = session.run(['states'], inputs)
    with torch.no_grad():
        exact = net.layers(*feeds).numpy()
    print(f'int8 moves states by {np.abs(states - exact).mean():.4f} of {np.abs(exact).mean():.4f}')
    return {**{name: each.tolist() for name, each in inputs.items()}, 'states': np.round(states[:, :16].astype(float), 4).tolist()}


def export(net, rows, hands, folder):
    os.makedirs(folder, exist_ok=True)
    row = next(row for row in rows if row.acts and len(row.pairs) > 3 and len(row.ids) < 24)
    b = arrays(net, [row], hands)
    with torch.no_grad():
        states = net.layers(b['embedded'], b['mask'], b['first'], b['last'])
    rounded = lambda x: torch.tensor(np.round(x.numpy(), 5))
    parity = {'layers': export_layers(net, b, folder),
              'acts': export_head(net.acts, {'features': rounded(act_features(states, b['spots'], b['act_hand']))[:3]}, f'{folder}/acts', LABELS),
              'sides': export_head(net.sides, {'features': rounded(side_features(states, b['pairs'], b['side_hand']))[:8], 'acts': b['act'][:8].int()}, f'{folder}/sides', SIDES)}
    share(f'{folder}/sides.onnx', WIDTH)
    json.dump(parity, open(f'{folder}/news-parity.json', 'w'))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('folder')
    ap.add_argument('--out', default=os.path.join(HERE, '..', '..', 'models', 'events'))
    ap.add_argument('--fold', type=int)
    ap.add_argument('--epochs', type=float, default=3)
    ap.add_argument('--rate', type=float, default=2.5e-4)
    ap.add_argument('--heads-rate', type=float, default=1e-3)
    ap.add_argument('--threads', type=int, default=2)
    ap.add_argument('--seed', type=int, default=1)
    args = ap.parse_args()
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    documents, rows, *hands = read(args.folder)
    labels = {k: v for k, v in json.load(open(os.path.join(language_export.OUTPUT, 'labels.json'))).items() if isinstance(v, (list, dict))}
    base = language.Model(labels)
    shipped.load(base)
    net = Reader(base.trunk, *hands)
    learned = [row for row in rows if is_learned(row, args.fold) and (row.acts or row.pairs or (row.labels >= 0).any())]
    print(f'{len(learned)} rows, {sum(len(row.ids) for row in learned)} subwords', flush=True)
    fit(net, learned, hands, args)
    for name in MEASURED:
        measure(net, name, [row for row in rows if row.part == name], documents, hands)
    export(net, [row for row in rows if row.part == 'own'] + rows, hands, args.out)


if __name__ == '__main__':
    main()
