"""Word states of the frozen trunk for a tokenised corpus, kept on disk, for training further heads.

In:  documents as JSON lines {"id": …, "sentences": [[word, …], …]} (or a list of lists of words from Python).
Out: NAME.states.npy (float16 [T, 384], memory-mappable) and NAME.index.json (per document: id, first word, sentence lengths).
Why the shipped int8 graph and not the checkpoint: a head should be trained on the states it will see.
"""
import argparse
import json
import os
import time

import numpy as np

import data
from evaluate import Engine

MODEL = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../models/language')


def engine(model=MODEL, threads=1):
    return Engine(model, json.load(open(f'{model}/labels.json')), threads)


def states_of(runner, sentences, doc='doc'):
    """States [T, 384] of one document given as lists of words, and where each sentence starts."""
    return runner.states([data.Sentence(words, doc, 'any') for words in sentences if words])


def annotate(runner, sentences):
    """States, starts, and the outputs of heads.onnx by name for one document given as lists of words."""
    states, starts = states_of(runner, sentences)
    grid = np.full((len(starts) - 1, int(np.diff(starts).max())), -1, np.int32)
    for k in range(len(grid)):
        grid[k, :starts[k + 1] - starts[k]] = np.arange(starts[k], starts[k + 1])
    return states, starts, runner.tags(states, grid)


def cache(documents, target, model=MODEL, threads=1):
    """documents: iterable of (id, sentences). Returns the number of words written."""
    runner, parts, index, total, began = engine(model, threads), [], [], 0, time.time()
    for name, sentences in documents:
        sentences = [s for s in sentences if s]
        if not sentences:
            continue
        states, _ = states_of(runner, sentences)
        parts.append(states.astype(np.float16))
        index.append({'id': name, 'first': total, 'lengths': [len(s) for s in sentences]})
        total += len(states)
    np.save(target + '.states.npy', np.concatenate(parts))
    json.dump(index, open(target + '.index.json', 'w'))
    print(f'{total} words, {total / (time.time() - began):.0f} a second')
    return total


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('input', help='JSON lines')
    ap.add_argument('--out', required=True, help='path without ending')
    ap.add_argument('--model', default=MODEL)
    ap.add_argument('--threads', type=int, default=1)
    args = ap.parse_args()
    lines = (json.loads(line) for line in open(args.input, encoding='utf-8') if line.strip())
    cache(((d['id'], d['sentences']) for d in lines), args.out, args.model, args.threads)


if __name__ == '__main__':
    main()
