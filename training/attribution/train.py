"""Trains the attribution head on PolNeAR as dump.ts wrote it; exports models/attribution.

    python train.py TRAIN DEV --out ../../models/attribution [--epochs 8]

Out: head.onnx (int8), links.json (tables of positions, biases of the decoder), parity.json.
"""
import argparse
import json
import math
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

from model import ENDS, FEATURES, LABELS, LINK, STATES, Head, Position, bucket

PAD = 40
TYPES = ('Source', 'Cue', 'Content')


def load(path):
    docs = [json.loads(line) for line in open(path + '.jsonl', encoding='utf-8')]
    states = np.memmap(path + '.states.f32', np.float32, 'r').reshape(-1, STATES)
    features = np.memmap(path + '.features.u8', np.uint8, 'r').reshape(-1, FEATURES)
    half = np.empty(states.shape, np.float16)
    for at in range(0, len(states), 20000):
        half[at:at + 20000] = states[at:at + 20000]
    return docs, torch.from_numpy(half), torch.from_numpy(np.array(features))


def tags_of(doc):
    tags = np.zeros(doc['words'], np.int64)
    for unit in doc['attributions']:
        for k, kind in enumerate(('source', 'cue', 'content')):
            for a, b in unit[kind]:
                tags[a:b] = 2 + 2 * k
                tags[a] = 1 + 2 * k
    return tags


class Layout:
    """Positions of spans of a document against each other."""

    def __init__(self, doc, cues):
        self.sentence = np.zeros(doc['words'] + 1, np.int64)
        self.sentence[[s for s in doc['starts'] if s < doc['words']]] = 1
        self.sentence = self.sentence.cumsum()
        self.paragraph = np.array(doc['paragraph'])
        self.cue = np.zeros(doc['words'] + 2, np.int64)
        for a, _ in cues:
            self.cue[a + 1] += 1
        self.cue = self.cue.cumsum()

    def row(self, cue, span):
        """gap bucket (positive: the span stands after the cue), sentence ends, paragraph ends, cues between"""
        (a, b), sign = ((cue[1], span[0]), 1) if span[0] >= cue[1] else ((span[1], cue[0]), -1)
        gap = max(0, b - a)
        last, first = a - 1, max(b, a - 1)
        last, first = min(last, len(self.paragraph) - 1), min(first, len(self.paragraph) - 1)
        return [bucket(sign * (gap + 1)), min(ENDS - 1, int(self.sentence[first] - self.sentence[last])),
                min(ENDS - 1, int(self.paragraph[first] - self.paragraph[last])),
                min(ENDS - 1, int(self.cue[max(b, a)] - self.cue[a]))]


def paragraphs(doc, features):
    begins = features[doc['first']:doc['first'] + doc['words'], 6].numpy().astype(np.int64)
    return begins.cumsum()


def link_examples(doc):
    """Per cue: candidate sources and which is right (last: none); per piece of content: candidate cues and which is right."""
    units = [u for u in doc['attributions'] if u['cue']]
    cues = [tuple(u['cue'][0]) for u in units]
    layout = Layout(doc, cues)
    pool = sorted({tuple(r) for u in units for r in u['source'][:1]})
    to_source, to_cue = [], []
    for u, cue in zip(units, cues):
        near = [s for s in pool if abs(s[0] - cue[0]) < 250]
        right = near.index(tuple(u['source'][0])) if u['source'] and tuple(u['source'][0]) in near else len(near)
        to_source.append((cue, near, [layout.row(cue, s) for s in near], right))
        for piece in u['content']:
            near_cues = [c for c in cues if abs(c[0] - piece[0]) < 400 or abs(c[0] - piece[1]) < 400]
            if cue in near_cues:
                to_cue.append((tuple(piece), near_cues, [layout.row(c, piece) for c in near_cues], near_cues.index(cue)))
    return to_source, to_cue


def spans_mean(vectors, spans, first):
    total = torch.cat([torch.zeros(1, vectors.shape[1]), vectors.cumsum(0)])
    a = torch.tensor([s[0] + first for s in spans])
    b = torch.tensor([s[1] + first for s in spans])
    return (total[b] - total[a]) / (b - a).unsqueeze(1)


def link_scores(vectors, first, source, cue_links, positions):
    """Yields (scores, right) of every link decision of one document."""
    query_s, key_s, query_c, key_c = (vectors[:, k * LINK:(k + 1) * LINK] for k in range(4))
    out = []
    if source:
        cue_q = spans_mean(query_s, [c for c, *_ in source], first)
        pool = sorted({s for _, near, *_ in source for s in near})
        at = {s: i for i, s in enumerate(pool)}
        keys = spans_mean(key_s, pool, first) if pool else None
        for i, (_, near, rows, right) in enumerate(source):
            none = positions[0].none.reshape(1)
            scores = none
            if near:
                dots = keys[[at[s] for s in near]] @ cue_q[i] / math.sqrt(LINK)
                scores = torch.cat([dots + positions[0](torch.tensor(rows)), none])
            out.append((0, scores, right))
    if cue_links:
        content_q = spans_mean(query_c, [p for p, *_ in cue_links], first)
        pool = sorted({c for _, near, *_ in cue_links for c in near})
        at = {c: i for i, c in enumerate(pool)}
        keys = spans_mean(key_c, pool, first)
        for i, (_, near, rows, right) in enumerate(cue_links):
            dots = keys[[at[c] for c in near]] @ content_q[i] / math.sqrt(LINK)
            out.append((1, dots + positions[1](torch.tensor(rows)), right))
    return out


def viterbi(scores):
    """Best tags where I-X follows B-X or I-X."""
    back, best = [], np.where(np.arange(7) % 2 == 0, -1e9, 0) + scores[0]
    best[0] = scores[0][0]
    for row in scores[1:]:
        top = int(best.argmax())
        come = np.full(7, top)
        for i in (2, 4, 6):
            come[i] = i if best[i] > best[i - 1] else i - 1
        back.append(come)
        best = best[come] + row
    tag = int(best.argmax())
    tags = [tag]
    for come in reversed(back):
        tag = int(come[tag])
        tags.append(tag)
    return tags[::-1]


def spans(tags):
    out = []
    for i, t in enumerate(tags):
        if t == 0:
            continue
        kind = (t - 1) // 2
        if t % 2 == 0 and out and out[-1][1] == i and out[-1][2] == kind:
            out[-1][1] = i + 1
        else:
            out.append([i, i + 1, kind])
    return out


def overlap_figures(gold_docs, found_docs):
    """Overlap F1 by type, of pieces."""
    report = {}
    for k, name in enumerate(TYPES):
        gold = found = hit_gold = hit_found = exact = 0
        for g, f in zip(gold_docs, found_docs):
            g, f = [s for s in g if s[2] == k], [s for s in f if s[2] == k]
            touch = lambda a, others: any(a[0] < b[1] and b[0] < a[1] for b in others)
            gold, found = gold + len(g), found + len(f)
            hit_gold += sum(touch(s, f) for s in g)
            hit_found += sum(touch(s, g) for s in f)
            exact += sum(s in f for s in g)
        p, r = hit_found / max(1, found), hit_gold / max(1, gold)
        report[name] = [round(100 * x, 1) for x in (p, r, 2 * p * r / max(1e-9, p + r), 2 * exact / max(1, gold + found))]
    return report


def batches(docs, words=6000):
    docs = docs[:]
    random.shuffle(docs)
    group, size = [], 0
    for doc in docs:
        group.append(doc)
        size += doc['words']
        if size > words:
            yield group
            group, size = [], 0
    if group:
        yield group


def assemble(group, states, features):
    total = sum(d['words'] + PAD for d in group)
    x, f, m = torch.zeros(total, STATES), torch.zeros(total, FEATURES), torch.zeros(total, 1)
    firsts, at = [], 0
    for d in group:
        a, b = d['first'], d['first'] + d['words']
        x[at:at + d['words']] = states[a:b].float()
        f[at:at + d['words']] = features[a:b].float()
        m[at:at + d['words']] = 1
        firsts.append(at)
        at += d['words'] + PAD
    return x, f, m, firsts


def evaluate(head, positions, docs, states, features, bias=0.0):
    head.eval()
    gold, found, right, count = [], [], [0, 0], [0, 0]
    with torch.no_grad():
        for d in docs:
            x, f, m, firsts = assemble([d], states, features)
            tags, links = head(x, f, m)
            scores = torch.log_softmax(tags[:d['words']], 1).numpy()
            scores[:, 0] -= bias
            gold.append(spans(d['tags']))
            found.append(spans(viterbi(scores)))
            for kind, s, target in link_scores(links, 0, *d['links'], positions):
                right[kind] += int(s.argmax()) == target
                count[kind] += 1
    return overlap_figures(gold, found), [round(100 * r / max(1, c), 2) for r, c in zip(right, count)]


def export(head, positions, bias, out, scores):
    import os
    import onnx
    import onnxruntime as ort
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from narrow import narrow
    os.makedirs(out, exist_ok=True)
    head.eval()
    example = (torch.randn(50, STATES), torch.zeros(50, FEATURES))
    full = out + '/head.fp32.onnx'
    torch.onnx.export(head, example, full, input_names=['states', 'layout'], output_names=['tags', 'links'], opset_version=17, dynamo=False,
                      dynamic_axes={n: {0: 'words'} for n in ('states', 'layout', 'tags', 'links')})
    quantize_dynamic(full, out + '/head.onnx', weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, op_types_to_quantize=['MatMul', 'Gemm'])
    narrow(out + '/head.onnx')
    # States made by a formula, so that the parity file stays small: the same in both languages.
    words = 12
    x = np.sin(np.arange(words * STATES, dtype=np.float64) * 0.37).reshape(words, STATES).astype(np.float32)
    f = np.zeros((words, FEATURES), np.float32)
    f[0, [4, 6]] = 1
    f[-1, [5, 7]] = 1
    tags, links = ort.InferenceSession(out + '/head.onnx', providers=['CPUExecutionProvider']).run(None, {'states': x, 'layout': f})
    json.dump({'words': words, 'formula': 'states[i] = sin(0.37 i), rows of 384; layout 0 but [0] 4, 6 and [11] 5, 7',
               'tags': np.round(tags, 4).tolist(), 'links': np.round(links[:, :4], 4).tolist()}, open(out + '/parity.json', 'w'))
    table = lambda p: {k: [round(float(v), 4) for v in getattr(p, k)] for k in ('gap', 'sentences', 'paragraphs', 'cues')} | {'none': round(float(p.none), 4)}
    json.dump({'labels': LABELS, 'width': LINK, 'outside': bias, 'source': table(positions[0]), 'content': table(positions[1]), 'development': scores},
              open(out + '/links.json', 'w'), indent=1)
    os.remove(full)
    print(os.path.getsize(out + '/head.onnx'), 'bytes')


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('train')
    ap.add_argument('dev')
    ap.add_argument('--out', required=True)
    ap.add_argument('--epochs', type=int, default=8)
    ap.add_argument('--rate', type=float, default=1.5e-3)
    args = ap.parse_args()
    torch.manual_seed(7)
    random.seed(7)
    sets = []
    for path in (args.train, args.dev):
        docs, states, features = load(path)
        for d in docs:
            d['paragraph'] = paragraphs(d, features)
            d['tags'] = tags_of(d)
            d['links'] = link_examples(d)
        sets.append((docs, states, features))
    (docs, states, features), (dev, dev_states, dev_features) = sets
    names = sorted({d['name'] for d in docs})
    random.Random(7).shuffle(names)
    held = set(names[:40]) if len(names) > 200 else set(names[:10])
    train, tune = [d for d in docs if d['name'] not in held], [d for d in docs if d['name'] in held]
    print(len(train), 'documents to train on,', len(tune), 'to tune on,', len(dev), 'development')
    head, positions = Head(), torch.nn.ModuleList([Position(), Position()])
    weights = [*head.parameters(), *positions.parameters()]
    optimiser = torch.optim.AdamW(weights, lr=args.rate, weight_decay=0.02)
    steps = args.epochs * sum(1 for _ in batches(train))
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, args.rate, total_steps=steps + args.epochs * 3, pct_start=0.1)
    began = time.time()
    for epoch in range(args.epochs):
        head.train()
        sums = [0.0, 0.0, 0]
        for group in batches(train):
            x, f, m, firsts = assemble(group, states, features)
            with torch.autocast('cpu', torch.bfloat16):
                tags, links = head(x, f, m)
            tags, links = tags.float(), links.float()
            target = torch.full((len(x),), -100)
            for d, first in zip(group, firsts):
                target[first:first + d['words']] = torch.from_numpy(d['tags'])
            tag_loss = F.cross_entropy(tags, target)
            decisions = [one for d, first in zip(group, firsts) for one in link_scores(links, first, *d['links'], positions)]
            link_loss = sum(F.cross_entropy(s.unsqueeze(0), torch.tensor([t])) for _, s, t in decisions) / max(1, len(decisions))
            loss = tag_loss + 0.3 * link_loss
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimiser.step()
            plan.step()
            sums = [sums[0] + float(tag_loss), sums[1] + float(link_loss), sums[2] + 1]
        figures, links = evaluate(head, positions, tune, states, features)
        print(f'{time.time() - began:.0f} s epoch {epoch} tag {sums[0] / sums[2]:.4f} link {sums[1] / sums[2]:.4f}', figures, 'links', links, flush=True)
    def worth(bias):
        overlaps = [v[2] for v in evaluate(head, positions, tune, states, features, bias)[0].values()]
        return sum(overlaps) + min(overlaps)

    best = max((-0.5, 0.0, 0.3, 0.6, 0.9, 1.2, 1.6, 2.0), key=worth)
    scores = evaluate(head, positions, dev, dev_states, dev_features, best)
    print('development, outside bias', best, scores)
    export(head, positions, best, args.out, {'overlap': scores[0], 'links': scores[1]})


if __name__ == '__main__':
    main()
