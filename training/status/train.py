"""The head of factuality: states around a predicate and what the rules read → −3 … 3.

    python train.py train dev --out ../../models/status

In: two dumps of dump.ts. Out: degree.onnx (int8), features.json (names of the features, in the order of the input),
parity.json. Three small networks, trained alike from other beginnings, are averaged: side by side they are one network.
"""
import argparse
import collections
import json
import os

import numpy as np
import torch

RARE, HIDDEN, EPOCHS, RATE, DECAY, BATCH, SEEDS = 15, 64, 8, 7e-4, 0.3, 256, (0, 1, 2)


def load(path):
    rows = [line.rstrip('\n').split('\t') for line in open(path + '.tsv', encoding='utf-8')]
    vectors = np.fromfile(path + '.vectors.f32', np.float32).reshape(len(rows), -1)
    gold, learned = (np.array([float(r[k]) for r in rows], np.float32) for k in (0, 1))
    return torch.from_numpy(vectors), torch.from_numpy(gold), learned, [r[2:] for r in rows]


def matrix(rows, learned, names):
    at = {name: k for k, name in enumerate(names)}
    x = np.zeros((len(rows), len(names) + 1), np.float32)
    for k, row in enumerate(rows):
        for name in row:
            if name in at:
                x[k, at[name]] = 1
    x[:, -1] = learned
    return torch.from_numpy(x)


class Net(torch.nn.Module):
    def __init__(self, mean, spread, features, hidden):
        super().__init__()
        self.register_buffer('mean', mean)
        self.register_buffer('spread', spread)
        self.enter = torch.nn.Linear(len(mean) + features, hidden)
        self.leave = torch.nn.Linear(hidden, 1)
        self.lose, self.drop = torch.nn.Dropout(0.4), torch.nn.Dropout(0.4)

    def forward(self, vectors, features):
        x = torch.cat([(vectors - self.mean) / self.spread, features], 1)
        return self.leave(self.drop(torch.nn.functional.gelu(self.enter(self.lose(x))))).squeeze(1).clamp(-3, 3)


def train(net, vectors, features, gold, seed):
    torch.manual_seed(seed)
    for layer in (net.enter, net.leave):
        layer.reset_parameters()
    steps = EPOCHS * (len(gold) // BATCH)
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    plan = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: 1 - step / (steps + 1))
    net.train()
    for _ in range(EPOCHS):
        order = torch.randperm(len(gold))
        for first in range(0, len(gold) - BATCH + 1, BATCH):
            pick = order[first:first + BATCH]
            loss = ((net(vectors[pick], features[pick]) - gold[pick]) ** 2).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            plan.step()
    return net.eval()


class Halved(torch.nn.Module):
    """The mean of what the networks say and of the language model's own score, the last of the features."""

    def __init__(self, nets):
        super().__init__()
        self.nets = nets

    def forward(self, vectors, features):
        return (self.nets(vectors, features) + features[:, -1].clamp(-3, 3)) / 2


def joined(nets, mean, spread, features):
    whole = Net(mean, spread, features, HIDDEN * len(nets)).eval()
    with torch.no_grad():
        whole.enter.weight.copy_(torch.cat([n.enter.weight for n in nets]))
        whole.enter.bias.copy_(torch.cat([n.enter.bias for n in nets]))
        whole.leave.weight.copy_(torch.cat([n.leave.weight for n in nets], 1) / len(nets))
        whole.leave.bias.copy_(sum(n.leave.bias for n in nets) / len(nets))
    return Halved(whole).eval()


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('train')
    ap.add_argument('dev')
    ap.add_argument('--out', required=True)
    args = ap.parse_args()
    torch.set_num_threads(1)
    vectors, gold, learned, rows = load(args.train)
    counts = collections.Counter(name for row in rows for name in row)
    names = sorted(name for name, count in counts.items() if count >= RARE)
    features = matrix(rows, learned, names)
    mean, spread = vectors.mean(0), vectors.std(0) + 1e-3
    nets = [train(Net(mean, spread, len(names) + 1, HIDDEN), vectors, features, gold, seed) for seed in SEEDS]
    net = joined(nets, mean, spread, len(names) + 1)
    dev, dev_gold, dev_learned, dev_rows = load(args.dev)
    dev_features = matrix(dev_rows, dev_learned, names)
    correlation = lambda guess: round(float(np.corrcoef(np.asarray(guess), dev_gold.numpy())[0, 1]), 4)
    with torch.no_grad():
        print(f"Pearson r, development: the language model's own score {correlation(dev_learned)}, head {correlation(net(dev, dev_features))}")
    export(net, names, args.out, dev, dev_features, correlation)


def export(net, names, out, dev, dev_features, correlation):
    import onnxruntime as ort
    from onnxruntime.quantization import QuantType, quantize_dynamic
    os.makedirs(out, exist_ok=True)
    full = out + '/degree.fp32.onnx'
    torch.onnx.export(net, (dev[:2], dev_features[:2]), full, input_names=['vectors', 'features'], output_names=['degree'], opset_version=17,
                      dynamo=False, dynamic_axes={n: {0: 'predicates'} for n in ('vectors', 'features', 'degree')})
    quantize_dynamic(full, out + '/degree.onnx', weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, op_types_to_quantize=['MatMul', 'Gemm'])
    os.remove(full)
    run = ort.InferenceSession(out + '/degree.onnx', providers=['CPUExecutionProvider']).run
    print('after quantisation', correlation(run(None, {'vectors': dev.numpy(), 'features': dev_features.numpy()})[0]))
    json.dump({'features': names}, open(out + '/features.json', 'w', encoding='utf-8'), indent=0, ensure_ascii=False)
    # Vectors made by a formula, so that the file stays small: the same in both languages.
    count = 3
    x = (0.1 * np.sin(np.arange(count * dev.shape[1], dtype=np.float64) * 0.37)).reshape(count, -1).astype(np.float32)
    f = np.zeros((count, len(names) + 1), np.float32)
    own = [names[:2], names[2:4], []]
    for row, held in enumerate(own):
        for name in held:
            f[row, names.index(name)] = 1
        f[row, -1] = row - 1
    degrees = run(None, {'vectors': x, 'features': f})[0]
    json.dump({'formula': 'vectors[i] = 0.1 sin(0.37 i); the own score of row r is r - 1', 'width': dev.shape[1], 'names': own,
               'degrees': np.round(degrees, 4).tolist()}, open(out + '/parity.json', 'w', encoding='utf-8'))


if __name__ == '__main__':
    main()
