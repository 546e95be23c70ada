"""Trains the head that gives noun phrases their role in an incident (perpetrator, organisation, target, victim, instrument).
In: features.f32 and roles.json as dump-muc.ts writes them (phrases without a role are a sample). Out:
models/events/{roles.onnx,roles.json}. States are reduced by principal components, then one hidden layer; the prior of "none"
is put back to its true share, since only a sample of those was kept. Validated on the documents of the last tenth.

Run: python training/events/train_muc.py FEATURES_DIR [share kept] [models/events]"""
import json, os, sys
import numpy as np
import torch

torch.set_num_threads(1)
FLAGS = 12 * 2 + 9 + 10 + 16 * 2 + 2
KEEP = (128, 96, 32)


class Roles(torch.nn.Module):
    def __init__(self, mean, matrix, classes, shift):
        super().__init__()
        self.register_buffer('mean', torch.tensor(mean)); 
        self.size, column = matrix.shape[0] // len(KEEP), 0
        for block, k in enumerate(KEEP):  # each block has components of its own: the rest of the matrix is nought
            self.register_buffer(f'block{block}', torch.tensor(matrix[block * self.size:(block + 1) * self.size, column:column + k].copy()))
            column += k
        self.register_buffer('shift', torch.tensor(shift))
        self.net = torch.nn.Sequential(torch.nn.Dropout(0.2), torch.nn.Linear(matrix.shape[1] + FLAGS, 128), torch.nn.GELU(), torch.nn.Dropout(0.3), torch.nn.Linear(128, classes))

    def scores(self, features):
        states = features[:, :-FLAGS] - self.mean
        reduced = torch.cat([states[:, block * self.size:(block + 1) * self.size] @ getattr(self, f'block{block}') for block in range(len(KEEP))], 1)
        return self.net(torch.cat([reduced, features[:, -FLAGS:]], 1))

    def forward(self, features):
        return (self.scores(features) + self.shift).softmax(-1)


def main(source, kept, target):
    meta = json.load(open(os.path.join(source, 'roles.json')))
    rows = np.array(meta['rows'])
    x = np.fromfile(os.path.join(source, 'features.f32'), dtype=np.float32).reshape(-1, meta['width'])[:len(rows)]
    y, doc = rows[:, 0], rows[:, 1]
    none = len(meta['roles']) - 1
    states = x[:, :-FLAGS]
    size = states.shape[1] // len(KEEP)
    mean, scale = states.mean(0), states.std(0) + 1e-3
    matrix = np.zeros((states.shape[1], sum(KEEP)), dtype=np.float32)
    column = 0
    sample = np.random.RandomState(0).permutation(len(x))[:4000]
    for block, k in enumerate(KEEP):
        part = slice(block * size, (block + 1) * size)
        centred = (states[sample, part] - mean[part]) / scale[part]
        values, vectors = np.linalg.eigh(centred.T @ centred / len(sample))
        top = vectors[:, ::-1][:, :k]
        matrix[part, column:column + k] = top / np.sqrt(values[::-1][:k].mean()) / scale[part][:, None]
        column += k
    shift = np.zeros(none + 1, dtype=np.float32); shift[none] = -np.log(kept)
    torch.manual_seed(0)
    model = Roles(mean.astype(np.float32), matrix, none + 1, shift)
    reduced = torch.tensor(np.concatenate([(states - mean) @ matrix, x[:, -FLAGS:]], 1).astype(np.float32))
    labels = torch.tensor(y)
    train = np.where(doc < doc.max() * 0.9)[0]; held = np.where(doc >= doc.max() * 0.9)[0]
    optimizer = torch.optim.AdamW(model.net.parameters(), lr=2e-3, weight_decay=0.05)
    for epoch in range(12):
        model.train()
        for batch in np.array_split(np.random.RandomState(epoch).permutation(train), max(1, len(train) // 256)):
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(model.net(reduced[batch]), labels[batch], label_smoothing=0.05).backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            guess = (model.net(reduced[held]) + model.shift).argmax(1).numpy()
        gold = y[held]
        hit = ((guess == gold) & (gold != none)).sum()
        print(epoch, 'precision', round(hit / max(1, (guess != none).sum()), 3), 'recall', round(hit / max(1, (gold != none).sum()), 3), flush=True)
    for role in range(none):
        print(meta['roles'][role], (guess == role).sum(), (gold == role).sum(), ((guess == role) & (gold == role)).sum())
    os.makedirs(target, exist_ok=True)
    torch.onnx.export(model.eval(), (torch.tensor(x[:2]),), os.path.join(target, 'roles.onnx'), input_names=['features'], output_names=['probabilities'],
                      dynamic_axes={'features': {0: 'rows'}, 'probabilities': {0: 'rows'}}, opset_version=17, dynamo=False)
    json.dump({'labels': meta['roles'], 'width': int(meta['width'])}, open(os.path.join(target, 'roles.json'), 'w'))


if __name__ == '__main__':
    main(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 0.3, sys.argv[3] if len(sys.argv) > 3 else 'models/events')
