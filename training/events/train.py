"""Trains the type head of the events stage. In: features.f32 and rows.json as dump-features.ts writes them. Out:
models/events/{type.onnx,labels.json,parity.json,folds.json}. With two thousand rows there is nothing to gain from a network: the
head is kernel ridge regression on the types. Two rows are alike as far as their word states are (reduced by principal components
per block, Gaussian), as far as states and cues are together, as their cues are, and as they have words in common (cosines, rare
words weigh more). Five-fold cross-validation over PLV, of ten partings, exact from one inverse; folds.json has a middling
parting's guesses. Sentences of ours are in every training part and in no test part. The shipped weights are fitted to all rows. Under a
minute of one core.

Run: python training/events/train.py FEATURES_DIR [models/events]"""
import json, os, sys
import numpy as np
import torch

torch.set_num_threads(1)
CUES = 16 * 4 + 8
KEEP = (96, 32, 32, 96, 64)  # components for trigger, actor, recipient, mean of the words around, governor
RIDGE, STATES, BOTH, LINEAR, WORDS = 0.15, 1.0, 2.0, 0.3, 0.4  # the penalty, and what each likeness weighs
PARTINGS = 10


def reduce(states, keep):
    """Standardises each block and keeps its first components. Returns (mean, matrix) with (states - mean) @ matrix."""
    mean, scale = states.mean(0), states.std(0) + 1e-3
    size = states.shape[1] // len(keep)
    out = np.zeros((states.shape[1], sum(keep)), dtype=np.float32)
    column = 0
    for block, k in enumerate(keep):
        rows = slice(block * size, (block + 1) * size)
        part = ((states - mean) / scale)[:, rows]
        sample = part[np.random.RandomState(0).permutation(len(part))[:900]]
        _, s, v = np.linalg.svd(sample, full_matrices=False)
        out[rows, column:column + k] = (v[:k].T / np.sqrt((s[:k] ** 2).mean() / len(sample))) / scale[rows][:, None]
        column += k
    return mean.astype(np.float32), out


def distances(a, b):
    """Squared distances of the rows of a to those of b."""
    return ((a * a).sum(1)[:, None] + (b * b).sum(1) - 2 * a @ b.T).clip(0)


class Likeness:
    """How alike rows are: scales are learned from all rows, types from none."""
    def __init__(self, x, buckets):
        self.words = buckets * 3
        self.mean, self.matrix = reduce(x[:, :-CUES - self.words], KEEP)
        reduced, cues, words = self.parts(x)
        self.wide = np.median(distances(reduced, reduced))
        self.cue_wide = np.median(distances(cues, cues))
        self.cue_size = (cues * cues).sum(1).mean()
        seen = words.sum(0)
        self.rarity = np.where(seen > 1, np.log(len(x) / seen.clip(1)), 0).astype(np.float32)  # a word of one row says nothing

    def parts(self, x):
        states, cues, words = np.split(x, [x.shape[1] - CUES - self.words, x.shape[1] - self.words], 1)
        return (states - self.mean) @ self.matrix, cues, words

    def unit(self, words):
        """The three kinds of words, rare ones longer, each kind of length one."""
        kinds = np.split(words * self.rarity, 3, 1)
        return np.concatenate([kind / (np.linalg.norm(kind, axis=1, keepdims=True) + 1e-6) for kind in kinds], 1)

    def __call__(self, x):
        reduced, cues, words = self.parts(x)
        words = self.unit(words)
        apart = distances(reduced, reduced) / self.wide
        return (STATES * np.exp(-apart) + BOTH * np.exp(-0.5 * apart - 0.5 * distances(cues, cues) / self.cue_wide)
                + LINEAR * cues @ cues.T / self.cue_size + WORDS * words @ words.T)


class Head(torch.nn.Module):
    """What the rows' likeness to the rows learned from makes of their types. What is linear is one matrix."""
    def __init__(self, like, x, weights, prior, warmth):
        super().__init__()
        keep = lambda name, values, kind=torch.float32: self.register_buffer(name, torch.tensor(np.asarray(values), dtype=kind))
        reduced, cues, words = like.parts(x)
        size, column = like.matrix.shape[0] // len(KEEP), 0
        for block, k in enumerate(KEEP):  # each block has components of its own: the rest of the matrix is nought
            keep(f'block{block}', like.matrix[block * size:(block + 1) * size, column:column + k], torch.float16)
            column += k
        keep('mean', like.mean); keep('rarity', like.rarity); keep('prior', prior)
        keep('reduced', reduced, torch.float16); keep('cues', cues, torch.float16); keep('weights', weights)
        keep('linear', LINEAR * cues.T @ weights / like.cue_size); keep('spoken', WORDS * like.unit(words).T @ weights)
        self.size, self.words, self.wide, self.cue_wide, self.warmth = size, like.words, float(like.wide), float(like.cue_wide), warmth

    def forward(self, features):
        states, cues, words = features[:, :-CUES - self.words], features[:, -CUES - self.words:-self.words], features[:, -self.words:]
        states = states - self.mean
        reduced = torch.cat([states[:, i * self.size:(i + 1) * self.size] @ getattr(self, f'block{i}').float() for i in range(len(KEEP))], 1)
        far = lambda a, b: ((a * a).sum(1, keepdim=True) + (b * b).sum(1) - 2 * a @ b.t()).clamp(min=0)
        apart = far(reduced, self.reduced.float()) / self.wide
        likeness = STATES * torch.exp(-apart) + BOTH * torch.exp(-0.5 * apart - 0.5 * far(cues, self.cues.float()) / self.cue_wide)
        third = self.words // 3
        kinds = [(words * self.rarity)[:, i * third:(i + 1) * third] for i in range(3)]
        spoken = torch.cat([kind / ((kind * kind).sum(1, keepdim=True).sqrt() + 1e-6) for kind in kinds], 1)
        return ((likeness @ self.weights + cues @ self.linear + spoken @ self.spoken + self.prior) * self.warmth).softmax(-1)


def left_out(likeness, y, prior, plv, seed):
    """Scores of PLV's rows, each by a machine that has not seen its fifth of them."""
    inverse = np.linalg.inv(likeness + RIDGE * np.eye(len(y)))
    solved = inverse @ (y - prior)
    scores, order = np.zeros_like(y), np.random.RandomState(seed).permutation(plv)
    for fold in range(5):
        test = order[fold::5]
        scores[test] = y[test] - np.linalg.solve(inverse[np.ix_(test, test)], solved[test])
    return scores[plv]


def figures(said, gold, labels):
    f1 = [2 * ((said == label) & (gold == label)).sum() / max(1, (said == label).sum() + (gold == label).sum()) for label in range(len(labels))]
    return (said == gold).mean(), np.mean(f1), f1


def softmax(scores):
    scores = np.exp(scores - scores.max(1, keepdims=True))
    return scores / scores.sum(1, keepdims=True)


def main(source, target):
    meta = json.load(open(os.path.join(source, 'rows.json')))
    x = np.fromfile(os.path.join(source, 'features.f32'), dtype=np.float32).reshape(-1, meta['width'])
    gold = [row['gold'] for row in meta['rows']]
    labels = sorted(set(gold))
    gold = np.array([labels.index(label) for label in gold])
    plv = np.array([index for index, row in enumerate(meta['rows']) if row['from'] == 'plv'])
    like = Likeness(x, meta['buckets'])
    likeness, y = like(x).astype(np.float64), np.eye(len(labels))[gold]
    prior = y[plv].mean(0) / 2

    def parted(rows):
        """Scores of ten partings of PLV by machines that learn from these rows; figures of each."""
        all_scores = [left_out(likeness[np.ix_(rows, rows)], y[rows], prior, np.searchsorted(rows, plv), seed) for seed in range(PARTINGS)]
        each = np.array([figures(scores.argmax(1), gold[plv], labels)[:2] for scores in all_scores])
        print('%d rows, %d partings: accuracy %.3f (%.3f to %.3f), macro F1 %.3f (%.3f to %.3f)'
              % (len(rows), PARTINGS, each[:, 0].mean(), each[:, 0].min(), each[:, 0].max(), each[:, 1].mean(), each[:, 1].min(), each[:, 1].max()))
        return all_scores, int(np.argsort(each.sum(1))[PARTINGS // 2])
    parted(plv)
    partings, middling = parted(np.arange(len(gold)))
    by_label = figures(partings[middling].argmax(1), gold[plv], labels)[2]
    print({label: round(float(value), 2) for label, value in zip(labels, by_label)})
    loss = lambda warmth: -np.mean([np.log(softmax(scores * warmth)[np.arange(len(plv)), gold[plv]]).mean() for scores in partings])
    warmth = min(np.arange(1, 12, 0.25), key=loss)
    print('warmth %.2f, log loss %.3f' % (warmth, loss(warmth)))

    weights = np.linalg.solve(likeness + RIDGE * np.eye(len(y)), y - prior)
    model = Head(like, x, weights, prior, float(warmth)).eval()
    os.makedirs(target, exist_ok=True)
    torch.onnx.export(model, (torch.tensor(x[:2]),), os.path.join(target, 'type.onnx'), input_names=['features'], output_names=['probabilities'],
                      dynamic_axes={'features': {0: 'rows'}, 'probabilities': {0: 'rows'}}, opset_version=17, dynamo=False,
                      do_constant_folding=False)  # else what is stored in half the bytes is widened in the file
    json.dump({'labels': labels, 'width': int(meta['width'])}, open(os.path.join(target, 'labels.json'), 'w'))
    folds = softmax(partings[middling] * warmth)
    json.dump([[labels[row.argmax()], round(float(row.max()), 4)] for row in folds], open(os.path.join(target, 'folds.json'), 'w'))
    with torch.no_grad():
        sample = np.round(x[[0, 1, len(x) - 1]], 4)
        json.dump({'features': [[float('%.4g' % value) for value in row] for row in sample], 'probabilities': model(torch.tensor(sample)).numpy().tolist()},
                  open(os.path.join(target, 'parity.json'), 'w'), separators=(',', ':'))


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else 'models/events')
