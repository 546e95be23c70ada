"""Development figures of exported graphs (fp32 or int8), one document a call, decoded as README.md says.

In:  a folder with trunk.onnx, heads.onnx, links.onnx. Out: a JSON object on standard output.
Why through the exported graphs: these figures are those of what is shipped.
LAS and UAS count all words and leave subtypes of relations out, as the CoNLL 2018 scorer does.
"""
import argparse
import json
import time
from collections import defaultdict

import numpy as np
import onnxruntime as ort

import data
import schemes


class Engine:
    def __init__(self, folder, labels, threads=1):
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        load = lambda name: ort.InferenceSession(f'{folder}/{name}.onnx', options, providers=['CPUExecutionProvider'])
        self.trunk, self.heads, self.links = load('trunk'), load('heads'), load('links')
        self.outputs = [o.name for o in self.heads.get_outputs()]
        self.labels, self.pieces = labels, data.Pieces()
        self.seconds = {'trunk': 0.0, 'heads': 0.0, 'links': 0.0}

    def states(self, sentences, rows_per_batch=16):
        """Word states of one document."""
        t = time.time()
        starts = np.cumsum([0] + [len(s.words) for s in sentences])
        out = np.zeros((starts[-1], 384), np.float32)
        rows = data.pack(sentences, self.pieces)
        size = lambda row: sum(len(self.pieces(w)) for k, a, b in row for w in sentences[k].words[a:b])
        rows.sort(key=size)
        for at in range(0, len(rows), rows_per_batch):
            batch = rows[at:at + rows_per_batch]
            arrays, _ = data.encode(sentences, batch, self.pieces)
            words = np.concatenate([np.arange(starts[k] + a, starts[k] + b) for row in batch for k, a, b in row])
            arrays['first'], arrays['last'] = arrays['first'][words], arrays['last'][words]
            out[words] = self.trunk.run(['states'], arrays)[0]
        self.seconds['trunk'] += time.time() - t
        return out, starts

    def tags(self, states, grid):
        t = time.time()
        out = dict(zip(self.outputs, self.heads.run(None, {'states': states, 'sentences': grid})))
        self.seconds['heads'] += time.time() - t
        return out

    def relations(self, out, dependents, heads, predicates=(0,), words=(0,)):
        t = time.time()
        as_ints = lambda x: np.asarray(x, np.int32)
        got = self.links.run(None, {'feat_rel': out['feat_rel'], 'feat_role': out['feat_role'], 'dependents': as_ints(dependents),
                                    'heads': as_ints(heads), 'predicates': as_ints(predicates), 'words': as_ints(words)})
        self.seconds['links'] += time.time() - t
        return got


def log_softmax(x):
    x = x - x.max(-1, keepdims=True)
    return x - np.log(np.exp(x).sum(-1, keepdims=True))


def viterbi(scores, tags):
    """Best strict BIO sequence."""
    n = len(tags)
    allowed = np.zeros((n, n))
    for j, b in enumerate(tags):
        if b.startswith('I-'):
            for i, a in enumerate(tags):
                if a == 'O' or a[2:] != b[2:]:
                    allowed[i, j] = -1e9
    scores = log_softmax(scores)
    begin = np.array([-1e9 if t.startswith('I-') else 0.0 for t in tags])
    best, back = scores[0] + begin, []
    for row in scores[1:]:
        step = best[:, None] + allowed
        back.append(step.argmax(0))
        best = step.max(0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return [tags[i] for i in reversed(path)]


def tree(scores):
    """Heads (0 = root) of the best tree with one root; scores [n, n+1], column 0 the root."""
    scores = log_softmax(scores)
    heads = scores.argmax(1)
    if (heads == 0).sum() == 1 and acyclic(heads):
        return heads
    best = None
    for root in np.argsort(-scores[:, 0])[:5]:
        s = scores.copy()
        s[:, 0] = -1e9
        s[root, :] = -1e9
        s[root, 0] = scores[root, 0]
        heads = chu_liu_edmonds(s)
        total = s[np.arange(len(s)), heads].sum()
        if best is None or total > best[0]:
            best = (total, heads)
    return best[1]


def acyclic(heads):
    for i in range(len(heads)):
        seen, at = 0, i + 1
        while at and seen <= len(heads):
            at, seen = heads[at - 1], seen + 1
        if at:
            return False
    return True


def chu_liu_edmonds(scores):
    """Maximum arborescence; node 0 the root, scores [n, n+1] for nodes 1…n."""
    n = scores.shape[0]
    full = np.full((n + 1, n + 1), -1e9)
    full[1:] = scores
    np.fill_diagonal(full, -1e9)
    return np.array(contract(full)[1:])


def contract(s):
    n = len(s)
    heads = s.argmax(1)
    heads[0] = -1
    cycle = find_cycle(heads)
    if cycle is None:
        return heads.tolist()
    inside = np.zeros(n, bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    m = len(rest)
    new = np.full((m + 1, m + 1), -1e9)
    new[:m, :m] = s[np.ix_(rest, rest)]
    own = s[cycle, heads[cycle]]
    into = s[np.ix_(cycle, rest)] - own[:, None]
    enter = into.argmax(0)
    new[m, :m] = into.max(0)
    out = s[np.ix_(rest, cycle)]
    leave = out.argmax(1)
    new[:m, m] = out.max(1)
    new[0] = -1e9
    sub = contract(new)
    result = heads.copy()
    for a, r in enumerate(rest):
        if r == 0:
            continue
        result[r] = cycle[leave[a]] if sub[a] == m else rest[sub[a]]
    entry = sub[m]
    result[cycle[enter[entry]]] = rest[entry]
    return result.tolist()


def find_cycle(heads):
    colour = [0] * len(heads)
    for start in range(1, len(heads)):
        path, at = [], start
        while at > 0 and colour[at] == 0:
            colour[at] = 1
            path.append(at)
            at = heads[at]
        if at > 0 and colour[at] == 1:
            return np.array(path[path.index(at):])
        for p in path:
            colour[p] = 2
    return None


class Score:
    """Precision, recall and F1 of sets."""

    def __init__(self):
        self.right = self.found = self.gold = 0

    def add(self, gold, found):
        gold, found = set(gold), set(found)
        self.right += len(gold & found)
        self.found += len(found)
        self.gold += len(gold)

    def f1(self):
        return round(200 * self.right / max(1, self.found + self.gold), 2)


def documents(sentences, most=60):
    """Runs of sentences of one document, at most `most` sentences, for sets without document borders."""
    out = []
    for s in sentences:
        if out and out[-1][-1].doc == s.doc and len(out[-1]) < most:
            out[-1].append(s)
        else:
            out.append([s])
    return out


def plain(relation):
    return relation.split(':')[0]


def measure(engine, sources, limit=0):
    labels, report = engine.labels, {}
    for name, sentences in sources.items():
        n = defaultdict(int)
        entity, said, exact, pred, role, role_gold = (defaultdict(Score) for _ in range(6))
        tokens = {k: Score() for k in ('Source', 'Cue', 'Content')}
        facts = []
        for doc in documents(sentences[:limit or None]):
            states, starts = engine.states(doc)
            longest = max(len(s.words) for s in doc)
            grid = np.full((len(doc), longest), -1, np.int32)
            for k, s in enumerate(doc):
                grid[k, :len(s.words)] = np.arange(starts[k], starts[k + 1])
            out = engine.tags(states, grid)
            n['words'] += len(states)
            if doc[0].attribution:
                gold = [t for s in doc for t in s.attribution]
                found = viterbi(out['attribution'], labels['attribution'])
                for kind in tokens:
                    tokens[kind].add([(n['words'], i) for i, t in enumerate(gold) if t[2:] == kind],
                                     [(n['words'], i) for i, t in enumerate(found) if t[2:] == kind])
                exact['attribution'].add([(n['words'], *x) for x in schemes.spans(gold)], [(n['words'], *x) for x in schemes.spans(found)])
            for k, s in enumerate(doc):
                at, end = starts[k], starts[k + 1]
                for scheme, gold in s.entities.items():
                    found = viterbi(out['entities_' + scheme][at:end], labels['entities'][scheme])
                    entity[scheme].add([(n['words'], k, *x) for x in schemes.spans(gold)], [(n['words'], k, *x) for x in schemes.spans(found)])
                if not s.heads:
                    continue
                syntax(engine, s, out, k, at, end, n)
                if s.frames is not None:
                    roles(engine, s, out, at, (n['words'], k), pred, role, role_gold)
                facts += [(out['factuality'][at + i], v) for i, v in (s.fact or {}).items()]
        r = report[name] = {'words': n['words']}
        if n['parsed']:
            r |= {m: round(100 * n[m] / n['parsed'], 2) for m in ('upos', 'feats', 'lemma', 'uas', 'las', 'las_full')}
            r['las_news'] = round(100 * n['las_news'] / n['news'], 2) if n['news'] else None
        r |= {'entities_' + k: v.f1() for k, v in entity.items()}
        if tokens['Cue'].gold:
            r |= {'attribution_tokens_' + k: v.f1() for k, v in tokens.items()} | {'attribution_exact': exact['attribution'].f1()}
        if pred:
            r |= {'predicates': pred['p'].f1(), 'roles': role['all'].f1(), 'roles_gold_predicates': role_gold['all'].f1()}
            r['roles_by_label'] = {k: v.f1() for k, v in role_gold.items() if k != 'all' and v.gold >= 40}
        if facts:
            f = np.array(facts)
            r |= {'factuality_r': round(float(np.corrcoef(f.T)[0, 1]), 4), 'factuality_mae': round(float(np.abs(f[:, 0] - f[:, 1]).mean()), 4)}
    return report


def syntax(engine, s, out, k, at, end, n):
    labels, size = engine.labels, len(s.words)
    best = lambda key: [labels[key][i] for i in out[key][at:end].argmax(1)]
    n['parsed'] += size
    n['upos'] += sum(a == b for a, b in zip(best('upos'), s.upos))
    n['feats'] += sum(a == b for a, b in zip(best('feats'), s.feats))
    n['lemma'] += sum(data.apply_lemma_rule(w, r) == l for w, r, l in zip(s.words, best('lemma'), s.lemma))
    heads = tree(out['arcs'][k, :size, :size + 1])
    scores, _ = engine.relations(out, range(at, end), [at + h - 1 if h else -1 for h in heads])
    root = labels['deprel'].index('root')
    scores[:, root] = np.where(heads == 0, 1e9, -1e9)
    found = [labels['deprel'][i] for i in scores.argmax(1)]
    news = s.doc.startswith(('GUM_news', 'GUM_interview'))
    for h, r, gh, gr in zip(heads, found, s.heads, s.deprel):
        ok = h == gh and plain(r) == plain(gr)
        n['uas'] += h == gh
        n['las'] += ok
        n['las_full'] += h == gh and r == gr
        n['news'] += news
        n['las_news'] += news and ok


def roles(engine, s, out, at, where, pred, role, role_gold):
    labels, size = engine.labels['roles'], len(s.words)
    predicted = [i for i in range(size) if out['predicate'][at + i] > 0]
    pred['p'].add([(*where, i) for i in s.frames], [(*where, i) for i in predicted])
    everyone = sorted(set(predicted) | set(s.frames))
    pairs = [(p, i) for p in everyone for i in range(size) if i != p]
    if not pairs:
        return
    _, scores = engine.relations(out, [at], [-1], [at + p for p, _ in pairs], [at + i for _, i in pairs])
    found = [(p, i, labels[x]) for (p, i), x in zip(pairs, scores.argmax(1)) if x]
    gold = [(p, i, r) for p, args in s.frames.items() for i, r in args.items()]
    mark = lambda triples: [(*where, *t) for t in triples]
    role['all'].add(mark(gold), mark(t for t in found if t[0] in set(predicted)))
    mine = [t for t in found if t[0] in s.frames]
    role_gold['all'].add(mark(gold), mark(mine))
    for label in {t[2] for t in gold} | {t[2] for t in mine}:
        role_gold[label].add(mark(t for t in gold if t[2] == label), mark(t for t in mine if t[2] == label))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--model', required=True, help='folder with the three graphs')
    ap.add_argument('--labels', required=True)
    ap.add_argument('--limit', type=int, default=0, help='sentences per set')
    ap.add_argument('--threads', type=int, default=1)
    args = ap.parse_args()
    engine = Engine(args.model, json.load(open(args.labels)), args.threads)
    began = time.time()
    report = measure(engine, data.load('dev'), args.limit)
    report['seconds'] = {k: round(v, 1) for k, v in engine.seconds.items()} | {'all': round(time.time() - began, 1)}
    print(json.dumps(report, indent=1))


if __name__ == '__main__':
    main()
