"""Trains the head that says what an incident of violence makes of each participant in a document.
In: states.f32, relations.f32 and documents.jsonl as dump-muc.ts writes them. Out: models/events/{roles.onnx,roles.json}.

Word states of a phrase's head, its governors, its predicate, the phrase, its sentence and the document are reduced by principal
components; with hashed words and flags they make a mention; mentions are pooled to entities by attention; a layer of attention
over the document's entities follows. Two designs (`muc_nets.py`) are trained, and the head is the mean of all networks.
Outputs: a probability per entity and role; whether two entities take part in one incident, and whether they are one
participant; whether the document tells of an incident.

Run: python training/events/train_muc.py DIR [--target models/events] [--epochs 8] [--seeds 3] [--folds 3]
--folds N prints entity F on documents left out, N times, and writes what was said of them to DIR/folds.f32: per document
roles, share, same, incident (`train-fill-muc.ts`). The head is then the mean of the networks of all folds: nearly as good as
one of networks that saw every document, and nothing need be trained twice."""
import argparse, json, math, os, time
import numpy as np
import onnx
import torch
from torch import nn
from torch.nn import functional as F
from muc_nets import KEEP, RELATIONS, ROLES, WORD, Head, Met, Pooled, blocks

torch.set_num_threads(int(os.environ.get('OMP_NUM_THREADS', '1')))
DESIGNS = (Pooled, Met)
MENTION = 0.5  # weight of what each mention says by itself


def load(folder):
    """Documents with the states of their words and phrases reduced, and the reductions."""
    docs = [json.loads(line) for line in open(os.path.join(folder, 'documents.jsonl'))]
    total = sum(d['words'] for d in docs)
    states = np.memmap(os.path.join(folder, 'states.f32'), np.float32, 'r').reshape(total, -1)
    relations = np.memmap(os.path.join(folder, 'relations.f32'), np.float32, 'r')
    raw, word, pair = [], 0, 0
    for d in docs:
        own, word = np.array(states[word:word + d['words']]), word + d['words']
        e, p = d['entities'], d['phrases']
        d['relations'], pair = np.array(relations[pair:pair + RELATIONS * e * e]).reshape(RELATIONS, e, e), pair + RELATIONS * e * e
        if not p: continue
        d['reads'], d['spans'] = (np.array([x[each] for x in p]) for each in ('reads', 'spans'))
        read = blocks(*(torch.tensor(each).unsqueeze(0) for each in (own, d['reads'], d['spans'])))
        raw.append([each[0].numpy().astype(np.float16) for each in read])
        d['states'], d['raw'] = own, own if len(raw) == 1 else None  # one document to export with
    pick = np.random.RandomState(0)
    sample = lambda rows, most: rows[np.sort(pick.permutation(len(rows))[:most])]
    reduction = [components(sample(np.concatenate([r[i] for r in raw]), 20000), keep) for i, keep in enumerate(KEEP)]
    reduction.append(components(sample(states, 40000), WORD))
    reduced = lambda values, i: (values.astype(np.float32) @ reduction[i][1] - reduction[i][0] @ reduction[i][1]).astype(np.float16)
    docs = [d for d in docs if d['phrases']]
    for d, r in zip(docs, raw):
        e, p = d['entities'], d.pop('phrases')
        d['x'], d['phrases'] = reduced(d.pop('states'), len(KEEP)), np.concatenate([reduced(each, i) for i, each in enumerate(r)], 1)
        d['flags'] = np.zeros((len(p), d['flagCount']), np.float32)
        for i, x in enumerate(p):
            for at, value in x['flags']: d['flags'][i, at] = value
        d['hashes'] = np.array([x['words'] for x in p]); d['entity'] = np.array([x['entity'] for x in p])
        gold, need = np.zeros((e, len(ROLES)), np.float32), np.zeros((e, len(ROLES)), np.float32)
        templates, fillers = [set() for _ in range(e)], [set() for _ in range(e)]
        for label in d['labels']:
            a, role = label['entity'], label['role']
            gold[a, role] = 1; need[a, role] = max(need[a, role], label['required'])
            templates[a].add(label['template']); fillers[a].add((role, label['filler']))
        d['gold'], d['need'] = gold, need
        share, same = np.zeros((e, e), np.float32), np.zeros((e, e), np.float32)
        named = [a for a in range(e) if templates[a]]
        for a in named:
            for b in named:
                if a == b: continue
                share[a, b] = 1 if templates[a] & templates[b] else -1
                if {r for r, _ in fillers[a]} & {r for r, _ in fillers[b]}: same[a, b] = 1 if fillers[a] & fillers[b] else -1
        d['share'], d['same'] = share, same
    return docs, reduction


def components(rows, keep):
    """Mean of states, and a matrix to their first principal components, scaled."""
    rows = rows.astype(np.float64)
    mean = rows.mean(0)
    values, vectors = np.linalg.eigh((rows - mean).T @ (rows - mean) / len(rows))
    values, vectors = values[::-1][:keep], vectors[:, ::-1][:, :keep]
    return mean.astype(np.float32), (vectors / np.sqrt(values + values.mean())).astype(np.float32)


def batch(docs):
    b, w, c, e = len(docs), max(len(d['x']) for d in docs), max(len(d['reads']) for d in docs), max(d['entities'] for d in docs)
    new = lambda *shape: np.zeros((b, *shape), np.float32)
    whole = lambda *shape: np.zeros((b, *shape), np.int64)
    x, phrases, reads, spans, flags, words = new(w, WORD), new(c, sum(KEEP)), whole(c, 4) - 1, whole(c, 4), new(c, docs[0]['flags'].shape[1]), whole(c, 6)
    members, relations, mask = new(e, c), new(RELATIONS, e, e), new(e)
    gold, need, share, same, incident = new(e, len(ROLES)), new(e, len(ROLES)), new(e, e), new(e, e), new()
    for i, d in enumerate(docs):
        n, m = len(d['reads']), d['entities']
        x[i, :len(d['x'])], reads[i, :n], spans[i, :n], flags[i, :n], words[i, :n] = d['x'], d['reads'], d['spans'], d['flags'], d['hashes']
        phrases[i, :n], members[i, d['entity'], np.arange(n)], relations[i, :, :m, :m], mask[i, :m] = d['phrases'], 1, d['relations'], 1
        gold[i, :m], need[i, :m], share[i, :m, :m], same[i, :m, :m], incident[i] = d['gold'], d['need'], d['share'], d['same'], d['incident']
    return [torch.from_numpy(each) for each in (x, phrases, reads, spans, flags, words, members, relations, mask, gold, need, share, same, incident)]


def train(design, docs, epochs, seed, size=8, rate=1.5e-3, positive=2.0):
    torch.manual_seed(seed)
    order = np.random.RandomState(seed)
    net = design(docs[0]['flags'].shape[1])
    optimizer = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=net.decay)
    steps, step, began = epochs * math.ceil(len(docs) / size), 0, time.time()
    loss_of = lambda scores, gold: F.binary_cross_entropy_with_logits(scores, gold, reduction='none')
    for epoch in range(epochs):
        net.train()
        by_size = sorted(order.permutation(len(docs)), key=lambda i: len(docs[i]['reads']) // 40)  # little padding
        batches, total = [by_size[i:i + size] for i in range(0, len(by_size), size)], 0.0
        for at in order.permutation(len(batches)):
            step += 1
            for group in optimizer.param_groups: group['lr'] = rate * min(1, step / 60) * (0.5 * (1 + math.cos(math.pi * step / steps)) + 0.02)
            *inputs, gold, need, share, same, incident = batch([docs[i] for i in batches[at]])
            inputs[5] = inputs[5] * (torch.rand(inputs[5].shape) > 0.1)
            members, mask = inputs[6], inputs[8]
            roles, whole, share_scores, same_scores, mentions = net(*inputs)
            weight = torch.where(gold > 0, torch.where(need > 0, positive, 0.4 * positive), 1.0)  # optional fillers count less
            loss = 2 * (loss_of(roles, gold) * weight * mask.unsqueeze(-1)).sum() / mask.sum() + 0.3 * loss_of(whole, incident).mean()
            own = members.transpose(1, 2)
            if mentions is not None:  # each by itself has its entity's roles
                loss = loss + MENTION * (loss_of(mentions, own @ gold) * (own @ weight)).sum() / members.sum()
            for scores, pair in ((share_scores, share), (same_scores, same)):
                known = (pair != 0).float()
                loss = loss + 0.3 * (loss_of(scores, (pair > 0).float()) * known).sum() / known.sum().clamp(min=1)
            optimizer.zero_grad(); loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step(); total += loss.item()
        print(f'{design.__name__} {seed} epoch {epoch}: loss {total / len(batches):.3f}, {time.time() - began:.0f} s', flush=True)
    return net.eval()


@torch.no_grad()
def report(nets, docs):
    """Best F of the choice of (entity, role) pairs over one threshold; optional fillers may be missed."""
    guesses, golds, needs, stays = [], [], [], []
    for i in range(0, len(docs), 8):
        part = docs[i:i + 8]
        *inputs, gold, need, _, _, incident = batch(part)
        mask = inputs[8]
        outs = [net(*inputs) for net in nets]
        keep = mask.bool()
        guesses.append(torch.sigmoid(sum(o[0] for o in outs) / len(outs))[keep]); golds.append(gold[keep]); needs.append(need[keep])
        stays.append((torch.sigmoid(sum(o[1] for o in outs) / len(outs)) > 0.5) == (incident > 0.5))
    guess, gold, need = torch.cat(guesses), torch.cat(golds), torch.cat(needs)
    best = (0.0,)
    for threshold in np.arange(0.2, 0.8, 0.05):
        chosen = guess >= threshold
        precision = ((chosen & (gold > 0)).sum() / chosen.sum().clamp(min=1)).item()
        recall = ((chosen & (need > 0)).sum() / (need > 0).sum().clamp(min=1)).item()
        best = max(best, (round(200 * precision * recall / max(precision + recall, 1e-9), 1), round(float(threshold), 2), round(100 * precision, 1), round(100 * recall, 1)))
    print('F, threshold, precision, recall of entity roles:', *best, '; documents told apart:', round(100 * torch.cat(stays).float().mean().item(), 1), flush=True)


@torch.no_grad()
def say(nets, d):
    """Probabilities of one document, flat: roles, share, same, incident."""
    inputs = batch([d])[:9]
    outs = [net(*inputs)[:4] for net in nets]
    roles, incident, share, same = (torch.sigmoid(sum(each) / len(outs)).flatten() for each in zip(*outs))
    return torch.cat([roles, share, same, incident]).numpy()


@torch.no_grad()
def parity(head, flags, width):
    """What TypeScript must reproduce: states are sines of their place, three phrases are two entities."""
    states = torch.sin(torch.arange(6 * width, dtype=torch.float64)).float().reshape(6, width)
    reads, spans = [[0, 2, -1, 2], [1, 2, -1, -1], [4, 2, 0, 2]], [[0, 1, 0, 6], [1, 2, 0, 6], [3, 5, 0, 6]]
    words = [[1, 2, 3, 4, 5, 6], [7, 8, 0, 0, 9, 10], [11, 2, 3, 4, 0, 0]]
    flagged = torch.zeros(3, flags); flagged[0, 0] = flagged[1, 1] = flagged[2, 2] = 1
    members = torch.tensor([[1.0, 0, 1], [0, 1, 0]])
    out = head(states, torch.tensor(reads), torch.tensor(spans), torch.tensor(words), flagged, members, torch.full((RELATIONS, 2, 2), 0.5))
    return {'flags': flags, **{name: each.flatten().tolist() for name, each in zip(('roles', 'incident', 'share', 'same'), out)}}


def write(nets, docs, reduction, target):
    """The mean of networks as roles.onnx, its labels and what TypeScript must reproduce as roles.json."""
    one = next(d for d in docs if d.get('raw') is not None)
    members = torch.zeros(one['entities'], len(one['reads'])); members[one['entity'], torch.arange(len(one['reads']))] = 1
    ints = (torch.tensor(one[each]).int() for each in ('reads', 'spans', 'hashes'))
    inputs = (torch.tensor(one['raw']), *ints, torch.tensor(one['flags']), members, torch.tensor(one['relations']))
    names = ['states', 'reads', 'spans', 'words', 'flags', 'members', 'relations']
    axes = dict(states={0: 'words'}, reads={0: 'phrases'}, spans={0: 'phrases'}, words={0: 'phrases'}, flags={0: 'phrases'}, members={0: 'entities', 1: 'phrases'},
                relations={1: 'entities', 2: 'entities'}, roles={0: 'entities'}, share={0: 'entities', 1: 'entities'}, same={0: 'entities', 1: 'entities'})
    os.makedirs(target, exist_ok=True)
    for each in nets:
        for parameter in each.parameters(): parameter.data = parameter.data.half().float()  # so they are stored
    head = Head(nets, reduction).eval()
    path = os.path.join(target, 'roles.onnx')
    torch.onnx.export(head, inputs, path, input_names=names, output_names=['roles', 'incident', 'share', 'same'], dynamic_axes=axes, opset_version=17, dynamo=False)
    halve(path)
    json.dump({'labels': ROLES, 'width': one['raw'].shape[1], 'parity': parity(head, docs[0]['flags'].shape[1], one['raw'].shape[1])}, open(os.path.join(target, 'roles.json'), 'w'))


def halve(path):
    """Large weights are stored in half the bytes and widened when the network is loaded."""
    model = onnx.load(path)
    casts = []
    for weights in model.graph.initializer:
        values = onnx.numpy_helper.to_array(weights)
        if values.dtype != np.float32 or values.size < 1024: continue
        casts.append(onnx.helper.make_node('Cast', [weights.name + '.half'], [weights.name], to=onnx.TensorProto.FLOAT))
        weights.CopyFrom(onnx.numpy_helper.from_array(values.astype(np.float16), weights.name + '.half'))
    nodes = casts + list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.save(model, path)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('folder'); ap.add_argument('--target', default='models/events')
    ap.add_argument('--epochs', type=int, default=8); ap.add_argument('--seeds', type=int, default=3); ap.add_argument('--folds', type=int, default=0)
    args = ap.parse_args()
    docs, reduction = load(args.folder)
    print(len(docs), 'documents,', sum(len(d['reads']) for d in docs), 'phrases', flush=True)
    nets, said = [], {}
    for fold in range(args.folds):
        inside, left = ([i for i in range(len(docs)) if (i % args.folds == fold) == out] for out in (False, True))
        own = [train(design, [docs[i] for i in inside], args.epochs, seed) for design in DESIGNS for seed in range(args.seeds)]
        report(own, [docs[i] for i in left])
        said |= {i: say(own, docs[i]) for i in left}
        nets += own
    if args.folds:
        np.concatenate([said[i] for i in range(len(docs))]).astype(np.float32).tofile(os.path.join(args.folder, 'folds.f32'))
        return write(nets, docs, reduction, args.target)
    for seed in range(args.seeds):  # written after each, so that a run cut short leaves a head
        nets += [train(design, docs, args.epochs, seed) for design in DESIGNS]
        write(nets, docs, reduction, args.target)


if __name__ == '__main__':
    main()
