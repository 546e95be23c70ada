"""What both boundary models read and how their ends are chosen: paragraphs, hashed words, shapes, F1. See README.md.

In:  sentences with `# text` (data.py). Out: paragraphs, ids of words, numbers; chances → ends → F1.
"""
import functools

import numpy as np

import data

CLOSERS = set('"\'”’)]}»')
QUOTES = ('"', '“', '”', '``', "''")
SHAPES, NUMBERS = 12, 4


def fnv(text):
    """FNV-1a, 32 bits, over UTF-8."""
    h = 0x811C9DC5
    for byte in text.encode():
        h = ((h ^ byte) * 0x01000193) & 0xFFFFFFFF
    return h


def normal(word):
    return ''.join('0' if c.isdigit() else c for c in word.lower())


@functools.lru_cache(maxsize=None)
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


@functools.lru_cache(maxsize=None)
def bucket(word, size):
    return 1 + fnv(normal(word)) % (size - 1)


@functools.lru_cache(maxsize=None)
def suffix_bucket(word, size):
    n = normal(word)
    return 1 + fnv(n[-3:] + '|' + str(len(n) > 3)) % (size - 1)


def numbers_of(words):
    """Per place: distance from the last stop, parity of quotation marks, depth of brackets, length of the paragraph."""
    numbers = np.zeros((len(words), NUMBERS), np.float32)
    last, quotes, depth = -1, 0, 0
    for i, w in enumerate(words):
        quotes += w in QUOTES
        depth = max(0, depth + (w in '([{') - (w in ')]}')) if len(w) == 1 else depth
        numbers[i] = (min(i - last, 60) / 20, quotes % 2, min(depth, 2), min(len(words), 100) / 50)
        if shape(w) in (8, 9):
            last = i
    return numbers


def paragraphs(sentences):
    """(words, spaces after them, whether a sentence ends there, tags, relations, document) for each paragraph."""
    out = []
    for s in sentences:
        if s.newpar or not out:
            out.append(([], [], [], [], [], s.doc))
        words, spaces, ends, tags, relations, _ = out[-1]
        words += s.words
        spaces += spaced(s)
        ends += [0] * (len(s.words) - 1) + [1]
        tags += s.upos
        relations += [r.split(':')[0] + ('<' if h > i + 1 else '>') for i, (r, h) in enumerate(zip(s.deprel, s.heads))]
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


def decode(probability, price=0.45, reach=24):
    """Ends of one paragraph by the best expected F1: a sentence is worth the chance that both of its borders and nothing
    between them are right, less `price`. Places below 2 % are no borders."""
    n = len(probability)
    places = [i for i in range(n - 1) if probability[i] > 0.02] + [n - 1]
    chance = [probability[i] for i in places[:-1]] + [1.0]
    best, back = [0.0] * len(places), [-1] * len(places)
    for j in range(len(places)):
        inner, found = 1.0, None
        for i in range(j - 1, max(-2, j - 1 - reach), -1):
            start = 1.0 if i < 0 else chance[i]
            value = (0.0 if i < 0 else best[i]) + start * inner * chance[j] - price
            if found is None or value > found:
                found, back[j] = value, i
            inner *= 1 - start
        best[j] = found
    ends, j = [], len(places) - 1
    while j >= 0:
        ends.append(places[j])
        j = back[j]
    return ends[::-1]


def sentence_f1(found, paras, shift=0.0, price=0.45):
    """F1 of whole sentences, both borders right, of scores a paragraph. The end of a paragraph is always an end."""
    right = guessed = gold = 0
    for score, (_, _, flags, *_) in zip(found, paras):
        spans = lambda ends: set(zip([-1] + list(ends[:-1]), ends))
        a, b = spans(list(np.flatnonzero(flags))), spans(decode(1 / (1 + np.exp(-score - shift)), price))
        right, guessed, gold = right + len(a & b), guessed + len(b), gold + len(a)
    return round(200 * right / (guessed + gold), 2)
