"""The sentence boundary models: does a sentence end after this token? See README.md for features and files.

In:  UD EWT and GUM (`# text`, paragraphs). Out: models/language/sentences.json and sentences.bin, figures on standard output.
Why so small: they run before anything else, in plain TypeScript, on every token. A window model and one that reads from either
side err in different places; the mean of their scores is better than either.
"""
import argparse
import json
import os
import random

import numpy as np
import torch

import boundary_sides
import boundary_window
import data
from boundary_data import NUMBERS, SHAPES, paragraphs, sentence_f1

HERE = os.path.dirname(os.path.abspath(__file__))


def save(models, folder):
    """Tables of words and suffixes as int8 with one scale each, the rest as float32, in one file."""
    blob, layout = b'', {}
    for prefix, model in models.items():
        for name, tensor in model.state_dict().items():
            if name.split('.')[0] in ('tags', 'relations'):
                continue
            a = tensor.numpy().astype(np.float32)
            about = {'shape': list(a.shape), 'offset': len(blob)}
            if name in ('words.weight', 'suffixes.weight'):
                scale = float(np.maximum(np.abs(a).max() / 127, 1e-8))
                a = np.round(a / scale).astype(np.int8)
                about.update(type='int8', scale=scale)
                with torch.no_grad():
                    tensor.copy_(torch.from_numpy(a.astype(np.float32) * np.float32(scale)))
            else:
                about.update(type='float32')
            layout[f'{prefix}.{name}'] = about
            blob += a.tobytes()
            blob += b'\0' * (-len(blob) % 4)
    words = ['The', 'U.S.', 'envoy', 'left', '.', 'Talks', 'with', 'Mr.', 'Elphberg', 'failed', 'thanks', 'all', '-', 'see', 'no.', '4']
    spaces = [i != 3 for i in range(len(words))]
    window, sides = boundary_window, boundary_sides
    parity = {'words': words, 'spaces': spaces, 'window': window.scores(models['window'], [(words, spaces)])[0].tolist(),
              'sides': sides.scores(models['sides'], [(words, spaces)])[0].tolist()}
    json.dump({'shapes': SHAPES, 'numbers': NUMBERS,
               'window': {'words': window.WORDS, 'suffixes': window.SUFFIXES, 'sizes': window.SIZES, 'gaps': window.GAPS,
                          'left': window.LEFT, 'right': window.RIGHT},
               'sides': {'words': sides.WORDS, 'suffixes': sides.SUFFIXES, 'sizes': sides.SIZES, 'gaps': sides.GAPS, 'state': sides.STATE},
               'layout': layout, 'parity': parity}, open(folder + '/sentences.json', 'w'))
    open(folder + '/sentences.bin', 'wb').write(blob)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--out', default=os.path.join(HERE, '../../models/language'))
    ap.add_argument('--seed', type=int, default=7)
    args = ap.parse_args()
    torch.set_num_threads(1)
    read = lambda name, part: paragraphs(data.ud(name, part))
    train = read('ewt', 'train') + read('gum', 'train')
    models = {}
    for name, kind, seed in (('window', boundary_window, args.seed), ('sides', boundary_sides, args.seed + 4)):
        torch.manual_seed(seed)
        random.seed(seed)
        models[name] = kind.train(train)
    os.makedirs(args.out, exist_ok=True)
    save(models, args.out)
    for part in ('ewt', 'gum'):
        dev = read(part, 'dev')
        window, sides = boundary_window.scores(models['window'], dev), boundary_sides.scores(models['sides'], dev)
        both = [(a + b) / 2 for a, b in zip(window, sides)]
        print(part, 'window', sentence_f1(window, dev), 'sides', sentence_f1(sides, dev),
              'both', {shift: sentence_f1(both, dev, shift) for shift in (-0.5, 0.0, 0.5)}, flush=True)


if __name__ == '__main__':
    main()
