"""Trains the type head of the events stage. In: features.f32 and rows.json as dump-features.ts writes them. Out:
models/events/{type.onnx,labels.json,parity.json,folds.json}. Word states are reduced by principal components per block, a
small network reads them together with what the cues say, and the cues speak for themselves in a linear term beside it: with
a thousand rows the lexicon must not be drowned by 1,900 state units. Five-fold cross-validation over PLV; the shipped
weights are fitted to all rows, ours included. Minutes on one core.

Run: python training/events/train.py FEATURES_DIR [models/events]"""
import json, os, sys
import numpy as np
import torch

torch.set_num_threads(1)
CUES = 16 * 4 + 8
KEEP = (160, 48, 48, 128, 96)  # components for trigger, actor, recipient, mean of the words around, governor
HIDDEN, DROPOUT, STEPS, DECAY, SEEDS = 128, 0.5, 220, 0.5, 2


def reduce(states, keep):
    """Standardises each block and keeps its first components. Returns (mean, matrix) with states @ matrix."""
    mean, scale = states.mean(0), states.std(0) + 1e-3
    size = states.shape[1] // len(keep)
    out = np.zeros((states.shape[1], sum(keep)), dtype=np.float32)
    column = 0
    for block, k in enumerate(keep):
        rows = slice(block * size, (block + 1) * size)
        part = ((states - mean) / scale)[:, rows]
        sample = part[np.random.RandomState(0).permutation(len(part))[:700]]
        _, s, v = np.linalg.svd(sample, full_matrices=False)
        out[rows, column:column + k] = (v[:k].T / np.sqrt((s[:k] ** 2).mean() / len(sample))) / scale[rows][:, None] * 0.7
        column += k
    return mean.astype(np.float32), out


class Head(torch.nn.Module):
    def __init__(self, mean, matrix, classes):
        super().__init__()
        self.register_buffer('mean', torch.tensor(mean))
        size, column = matrix.shape[0] // len(KEEP), 0
        for block, k in enumerate(KEEP):  # each block has components of its own: the rest of the matrix is nought
            self.register_buffer(f'block{block}', torch.tensor(matrix[block * size:(block + 1) * size, column:column + k].copy()))
            column += k
        self.size = size
        self.lexicon = torch.nn.Linear(CUES, classes)
        self.net = torch.nn.Sequential(
            torch.nn.Dropout(DROPOUT), torch.nn.Linear(matrix.shape[1] + CUES, HIDDEN), torch.nn.GELU(),
            torch.nn.Dropout(DROPOUT), torch.nn.Linear(HIDDEN, classes))

    def forward(self, features):
        states, cues = features[:, :-CUES], features[:, -CUES:]
        states = states - self.mean
        reduced = torch.cat([states[:, block * self.size:(block + 1) * self.size] @ getattr(self, f'block{block}') for block in range(len(KEEP))], 1)
        return self.lexicon(cues) * 3 + self.net(torch.cat([reduced, cues], 1))


def fit(x, y, mean, matrix, classes, seed):
    torch.manual_seed(seed)
    head = Head(mean, matrix, classes)
    optimizer = torch.optim.AdamW(head.parameters(), lr=3e-3, weight_decay=DECAY)
    x, y = torch.tensor(x), torch.tensor(y)
    for _ in range(STEPS):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(head(x), y, label_smoothing=0.05).backward()
        optimizer.step()
    return head.eval()


def once(heads):
    """The heads share the reduction: kept once in the file."""
    for head in heads[1:]:
        for name in ['mean'] + [f'block{block}' for block in range(len(KEEP))]:
            setattr(head, name, getattr(heads[0], name))
    return heads


class Mean(torch.nn.Module):
    """Probabilities averaged over seeds."""
    def __init__(self, heads):
        super().__init__()
        self.heads = torch.nn.ModuleList(heads)

    def forward(self, features):
        return torch.stack([head(features).softmax(-1) for head in self.heads]).mean(0)


def main(source, target):
    meta = json.load(open(os.path.join(source, 'rows.json')))
    x = np.fromfile(os.path.join(source, 'features.f32'), dtype=np.float32).reshape(-1, meta['width'])
    gold = np.array([row['gold'] for row in meta['rows']])
    plv = np.array([row['from'] == 'plv' for row in meta['rows']])
    labels = sorted(set(gold))
    y = np.array([labels.index(label) for label in gold])
    mean, matrix = reduce(x[:, :-CUES], KEEP)

    order = np.random.RandomState(0).permutation(np.where(plv)[0])
    folds = {}
    for fold in range(5):
        test = order[fold::5]
        train = np.setdiff1d(np.arange(len(y)), test)
        heads = [fit(x[train], y[train], mean, matrix, len(labels), seed) for seed in range(SEEDS)]
        with torch.no_grad():
            guess = Mean(heads)(torch.tensor(x[test])).numpy()
        for row, scores in zip(test, guess):
            folds[int(row)] = [labels[int(scores.argmax())], round(float(scores.max()), 4)]
    rows = sorted(folds)
    right = np.array([folds[row][0] == gold[row] for row in rows])
    f1 = []
    for label in labels:
        said = np.array([folds[row][0] == label for row in rows]); true = np.array([gold[row] == label for row in rows])
        hit = (said & true).sum(); f1.append(2 * hit / max(1, said.sum() + true.sum()))
    print(f'cross-validated: accuracy {right.mean():.3f}, macro F1 {np.mean(f1):.3f}', dict(zip(labels, np.round(f1, 2))))

    model = Mean(once([fit(x, y, mean, matrix, len(labels), seed) for seed in range(SEEDS)])).eval()
    os.makedirs(target, exist_ok=True)
    torch.onnx.export(model, (torch.tensor(x[:2]),), os.path.join(target, 'type.onnx'), input_names=['features'], output_names=['probabilities'],
                      dynamic_axes={'features': {0: 'rows'}, 'probabilities': {0: 'rows'}}, opset_version=17, dynamo=False)
    json.dump({'labels': labels, 'width': int(meta['width'])}, open(os.path.join(target, 'labels.json'), 'w'))
    json.dump([folds[row] for row in rows], open(os.path.join(target, 'folds.json'), 'w'))
    with torch.no_grad():
        sample = x[:3]
        json.dump({'features': np.round(sample, 5).tolist(), 'probabilities': model(torch.tensor(np.round(sample, 5))).numpy().tolist()}, open(os.path.join(target, 'parity.json'), 'w'))


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else 'models/events')
