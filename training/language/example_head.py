"""How to train and export a small head on frozen states: here, whether a word is the head of a date, from UD GUM and EWT tags.

In:  the shipped trunk, the UD data. Out: one ONNX graph `states [T,384] → scores [T,2]`, a figure on standard output.
Why: a pattern to copy for heads of context and events; minutes on one core.
"""
import argparse
import tempfile

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import cache_states
import data

MONTHS = {m.lower() for m in 'January February March April May June July August September October November December'.split()}


def examples(sentences):
    """(id, sentences) by document, and a label for each word."""
    docs = {}
    for s in sentences:
        docs.setdefault(s.doc, []).append(s)
    gold = [int(u == 'PROPN' and w.lower() in MONTHS) for group in docs.values() for s in group for w, u in zip(s.words, s.upos)]
    return [(doc, [s.words for s in group]) for doc, group in docs.items()], np.array(gold)


def load(sentences, where):
    documents, gold = examples(sentences)
    cache_states.cache(documents, where)
    return torch.from_numpy(np.load(where + '.states.npy').astype(np.float32)), torch.from_numpy(gold)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--out', required=True, help='the ONNX file to write')
    args = ap.parse_args()
    torch.manual_seed(7)
    torch.set_num_threads(1)
    folder = tempfile.mkdtemp()
    (x, y), (dev_x, dev_y) = load(data.ud('gum', 'train')[:3000], folder + '/train'), load(data.ud('gum', 'dev'), folder + '/dev')
    head = nn.Sequential(nn.Dropout(0.2), nn.Linear(384, 64), nn.GELU(), nn.Linear(64, 2))
    optimiser = torch.optim.AdamW(head.parameters(), lr=1e-3)
    for epoch in range(5):
        for batch in torch.randperm(len(x)).split(512):
            loss = F.cross_entropy(head(x[batch]), y[batch])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    head.eval()
    found = head(dev_x).argmax(1)
    both = int((found & dev_y).sum())
    print('F1', round(200 * both / max(1, int(found.sum() + dev_y.sum())), 2))
    torch.onnx.export(head, (dev_x[:3],), args.out, input_names=['states'], output_names=['scores'], opset_version=17, dynamo=False,
                      dynamic_axes={'states': {0: 'words'}, 'scores': {0: 'words'}})


if __name__ == '__main__':
    main()
