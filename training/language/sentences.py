"""The sentence boundary model: does a sentence end after this token? See README.md for its features.

In:  UD EWT and GUM (`# text`, paragraphs). Out: models/language/sentences.json and sentences.bin, figures on standard output.
Why so small: it runs before anything else, in plain TypeScript, on every token; hashed word and suffix embeddings of a window
of tokens and one hidden layer are enough to read abbreviations, list items and sentences without a full stop.
"""
import argparse
import json
import os
import random

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import data

HERE = os.path.dirname(os.path.abspath(__file__))
LEFT, RIGHT = 5, 5                 # tokens of the window before and after the place in question
WORDS, SUFFIXES = 8192, 2048       # buckets; 0 is kept for "outside the paragraph"
SIZES = (16, 8)
SHAPES, GAPS = 12, 3
HIDDEN = 64
CLOSERS = set('"\'”’)]}»')


def fnv(text):
    """FNV-1a, 32 bits, over UTF-8."""
    h = 0x811C9DC5
    for byte in text.encode():
        h = ((h ^ byte) * 0x01000193) & 0xFFFFFFFF
    return h


def normal(word):
    return ''.join('0' if c.isdigit() else c for c in word.lower())


def shape(word):
    """shape_of (1…7) refined for what ends sentences: 8 . 9 ! ? … 10 closing quote or bracket 11 a single letter or number with a full stop."""
    if word == '.':
        return 8
    if word and all(c in '.!?…' for c in word):
        return 9
    if word in CLOSERS or word == "''":
        return 10
    if len(word) > 1 and word.endswith('.') and word[0].isalnum():
        return 11
    return data.shape_of(word)


def token_features(words):
    n = [normal(w) for w in words]
    return (np.array([1 + fnv(w) % (WORDS - 1) for w in n], np.int64),
            np.array([1 + fnv(w[-3:] + '|' + str(len(w) > 3)) % (SUFFIXES - 1) for w in n], np.int64),
            np.array([shape(w) for w in words], np.int64))


def paragraph_features(words, spaces):
    """Per place after a token: window ids [n, LEFT+RIGHT, 3], gaps [n, LEFT+RIGHT], numbers [n, 3]."""
    a, b, c = token_features(words)
    n = len(words)
    pad = lambda x: np.concatenate([np.zeros(LEFT - 1, np.int64), x, np.zeros(RIGHT + 1, np.int64)])
    window = np.arange(n)[:, None] + np.arange(LEFT + RIGHT)[None]
    ids = np.stack([pad(x)[window] for x in (a, b, c)], -1)
    gap = pad(np.array([2 if s else 1 for s in spaces], np.int64))[window]
    since, quotes, depth = np.zeros(n), 0, 0
    extra = np.zeros((n, 4), np.float32)
    last = -1
    for i, w in enumerate(words):
        if w in ('"', '“', '”', '``', "''"):
            quotes += 1
        depth = max(0, depth + (w in '([{') - (w in ')]}')) if len(w) == 1 else depth
        extra[i] = (min(i - last, 60) / 20, quotes % 2, min(depth, 2), min(n, 100) / 50)
        if c[i] in (8, 9):
            last = i
    return ids, gap, extra


class Boundary(nn.Module):
    rate = 0.3  # dropout before and after the hidden layer

    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(WORDS, SIZES[0], padding_idx=0)
        self.suffixes = nn.Embedding(SUFFIXES, SIZES[1], padding_idx=0)
        wide = (LEFT + RIGHT) * (sum(SIZES) + SHAPES + GAPS) + 4
        self.hidden = nn.Linear(wide, HIDDEN)
        self.out = nn.Linear(HIDDEN, 1)
        nn.init.normal_(self.words.weight, std=0.1)
        nn.init.normal_(self.suffixes.weight, std=0.1)

    def forward(self, ids, gap, extra, drop=0.0):
        w, s = self.words(ids[..., 0]), self.suffixes(ids[..., 1])
        if drop and self.training:
            keep = (torch.rand(ids.shape[:2]) > drop).float()[..., None]
            w, s = w * keep, s * keep
        x = torch.cat([w, s, F.one_hot(ids[..., 2], SHAPES).float(), F.one_hot(gap, GAPS).float()], -1).flatten(1)
        return self.out(F.dropout(F.relu(self.hidden(F.dropout(torch.cat([x, extra], 1), self.rate, self.training))), self.rate, self.training))[:, 0]


def paragraphs(sentences):
    """Words, spaces after them, and whether a sentence ends there, for each paragraph."""
    out = []
    for s in sentences:
        if s.newpar or not out:
            out.append(([], [], []))
        words, spaces, ends = out[-1]
        words += s.words
        spaces += spaced(s)
        ends += [0] * (len(s.words) - 1) + [1]
    return out


def spaced(s):
    """Whether white space follows each word, read off `# text` (words of a multiword token have none between them)."""
    out, at = [], 0
    for w in s.words:
        found = s.text.find(w, at)
        if 0 <= found <= at + 2:
            at = found + len(w)
        out.append(at >= len(s.text) or s.text[at:at + 1].isspace())
    return out


def arrays(paras, recase=None):
    parts = []
    for words, spaces, ends in paras:
        if recase:
            words = [getattr(w, recase)() for w in words]
        parts.append((*paragraph_features(words, spaces), np.array(ends, np.float32)))
    return [torch.from_numpy(np.concatenate(x)) for x in zip(*parts)]


def sentence_f1(model, paras, threshold=0.0):
    """F1 of whole sentences: both borders right. The end of a paragraph is always an end."""
    right = found = gold = 0
    model.eval()
    for words, spaces, ends in paras:
        ids, gap, extra = (torch.from_numpy(x) for x in paragraph_features(words, spaces))
        with torch.no_grad():
            guess = (model(ids, gap, extra.float()) > threshold).numpy()
        guess[-1] = True
        spans = lambda flags: set(zip([0] + [i + 1 for i in np.flatnonzero(flags)[:-1]], np.flatnonzero(flags)))
        a, b = spans(np.array(ends)), spans(guess)
        right, found, gold = right + len(a & b), found + len(b), gold + len(a)
    model.train()
    return 200 * right / (found + gold)


def save(model, folder):
    """Matrices as int8 with one scale each row for the tables and float32 for the rest, in one file."""
    blob, layout = b'', {}
    for name, tensor in model.state_dict().items():
        a = tensor.numpy().astype(np.float32)
        if name in ('words.weight', 'suffixes.weight'):
            scale = np.maximum(np.abs(a).max() / 127, 1e-8)
            a = np.round(a / scale).astype(np.int8)
            layout[name] = {'type': 'int8', 'scale': float(scale), 'shape': list(a.shape), 'offset': len(blob)}
        else:
            layout[name] = {'type': 'float32', 'shape': list(a.shape), 'offset': len(blob)}
        blob += a.tobytes()
        blob += b'\0' * (-len(blob) % 4)
    sample = [['The', 'U.S.', 'envoy', 'left', '.', 'Talks', 'with', 'Mr.', 'Elphberg', 'failed', 'thanks', 'all', '-', 'see', 'no.', '4'],
              [True] * 3 + [False, True, True, True, True, True, True, True, True, True, True, True, True]]
    ids, gap, extra = paragraph_features(*sample)
    with torch.no_grad():
        model.eval()
        scores = model(*(torch.from_numpy(x) for x in (ids, gap, extra)))
    json.dump({'left': LEFT, 'right': RIGHT, 'words': WORDS, 'suffixes': SUFFIXES, 'sizes': SIZES, 'shapes': SHAPES, 'gaps': GAPS,
               'layout': layout, 'parity': {'words': sample[0], 'spaces': sample[1], 'ids': ids.tolist(), 'numbers': extra.tolist(),
                                            'scores': scores.tolist()}}, open(folder + '/sentences.json', 'w'))
    open(folder + '/sentences.bin', 'wb').write(blob)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--out', default=os.path.join(HERE, '../../models/language'))
    ap.add_argument('--epochs', type=int, default=8)
    ap.add_argument('--drop', type=float, default=0.3, help='share of words whose embeddings are hidden')
    ap.add_argument('--rate', type=float, default=2e-3)
    ap.add_argument('--decay', type=float, default=0.05)
    ap.add_argument('--seed', type=int, default=7)
    args = ap.parse_args()
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    torch.set_num_threads(1)
    read = lambda name, part: paragraphs(data.ud(name, part))
    dev = {name: read(name, 'dev') for name in ('ewt', 'gum')}
    train = read('ewt', 'train') + read('gum', 'train')
    plain = arrays(train)
    recased = [arrays(random.sample(train, len(train) // 10), how) for how in ('upper', 'lower')]
    ids, gap, extra, ends = (torch.cat([p] + [r[k] for r in recased]) for k, p in enumerate(plain))
    extra = extra.float()
    model = Boundary()
    steps = args.epochs * (len(ends) // 512)
    optimiser = torch.optim.AdamW(model.parameters(), lr=args.rate, weight_decay=args.decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, args.rate, total_steps=steps + 1)
    done = 0
    while done < steps:
        for batch in torch.randperm(len(ends)).split(512):
            loss = F.binary_cross_entropy_with_logits(model(ids[batch], gap[batch], extra[batch], args.drop), ends[batch])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            done += 1
            if done >= steps:
                break
            schedule.step()
        print(done, float(loss.detach()), {k: round(sentence_f1(model, v), 2) for k, v in dev.items()}, flush=True)
    print({t: {k: round(sentence_f1(model, v, t), 2) for k, v in dev.items()} for t in (-1.0, -0.5, 0.0, 0.5)})
    os.makedirs(args.out, exist_ok=True)
    save(model, args.out)


if __name__ == '__main__':
    main()
