"""Trains the head that says what an incident of violence makes of each participant in a document.
In: states.f32, relations.f32 and documents.jsonl as dump-muc.ts writes them. Out: models/events/{roles.onnx,roles.json}.

States of a phrase's head, its governors, its predicate, the phrase, its sentence and the document are reduced by principal
components; with hashed words and flags they give a vector a mention; mentions are pooled to entities by attention; a layer
of attention over the document's entities follows. Outputs: a probability per entity and role; whether two entities take part
in one incident, and whether they are one participant; whether the document tells of an incident.

Run: python training/events/train_muc.py DIR [--target models/events] [--epochs 8] [--seeds 3] [--folds 3]
--folds N prints entity F on documents left out, N times, and writes what was said of them to DIR/folds.f32: per document
roles, share, same, incident (`train-fill-muc.ts`). The head is then the mean of the networks of all folds: nearly as good as
one of networks that saw every document, and nothing need be trained twice."""
import argparse, json, math, os, time
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(int(os.environ.get('OMP_NUM_THREADS', '1')))
ROLES = ['perp_individual_id', 'perp_organization_id', 'phys_tgt_id', 'hum_tgt_name', 'hum_tgt_description', 'incident_instrument_id']
KEEP = (128, 128, 64, 96, 96, 64, 64)  # head, governor, above, predicate; phrase, sentence, document
WORDS, RELATIONS, DIM, PARTS = 8192, 5, 128, 4


def blocks(states, reads, spans):
    """The seven states of each phrase, in torch or under export."""
    padded = torch.cat([states, states.new_zeros(1, states.shape[1])], 0)  # −1 reads the row of noughts
    reads = torch.where(reads < 0, states.shape[0], reads).long()
    sums = torch.cat([states.new_zeros(1, states.shape[1]), torch.cumsum(states, 0)], 0)
    spans = spans.long()
    mean = lambda a, b: (sums[b] - sums[a]) / (b - a).clamp(min=1).unsqueeze(-1).to(states.dtype)
    whole = states.mean(0, keepdim=True).expand(reads.shape[0], -1)
    return [padded[reads[:, i]] for i in range(4)] + [mean(spans[:, 0], spans[:, 1]), mean(spans[:, 2], spans[:, 3]), whole]


class Layer(nn.Module):
    def __init__(self, heads=4, drop=0.3):
        super().__init__()
        self.heads, self.drop = heads, nn.Dropout(drop)
        self.norm, self.qkv, self.out = nn.LayerNorm(DIM), nn.Linear(DIM, 3 * DIM), nn.Linear(DIM, DIM)
        self.norm2, self.up, self.down = nn.LayerNorm(DIM), nn.Linear(DIM, 2 * DIM), nn.Linear(2 * DIM, DIM)

    def forward(self, e, bias):
        b, n, _ = e.shape
        q, k, v = self.qkv(self.norm(e)).reshape(b, n, 3, self.heads, DIM // self.heads).permute(2, 0, 3, 1, 4)
        w = (q @ k.transpose(-1, -2) / math.sqrt(DIM // self.heads) + bias).softmax(-1)
        e = e + self.drop(self.out((self.drop(w) @ v).transpose(1, 2).reshape(b, n, DIM)))
        return e + self.drop(self.down(F.gelu(self.up(self.norm2(e)))))


class Net(nn.Module):
    def __init__(self, flags, hidden=192, emb=12, drop=0.3):
        super().__init__()
        self.words = nn.Embedding(WORDS, emb); nn.init.normal_(self.words.weight, std=0.3)
        self.first, self.second, self.attend = nn.Linear(sum(KEEP) + flags + 6 * emb, hidden), nn.Linear(hidden, DIM), nn.Linear(DIM, PARTS)
        self.entity = nn.Linear(2 * DIM + 2, DIM)
        self.layer, self.bias = Layer(), nn.Linear(RELATIONS, 4, bias=False); nn.init.zeros_(self.bias.weight)
        self.roles = nn.Linear(DIM, len(ROLES)); nn.init.constant_(self.roles.bias, -3.0)
        self.incident = nn.Linear(2 * DIM, 1)
        self.queries, self.keys, self.pairs = nn.Linear(DIM, 64), nn.Linear(DIM, 64), nn.Linear(RELATIONS, 2)
        self.drop, self.thin, self.lexical = nn.Dropout(drop), nn.Dropout(0.15), nn.Dropout(0.3)

    def forward(self, x, words, members, relations, mask):
        """x [B,C,·], words [B,C,6], members [B,E,C], relations [B,5,E,E], mask [B,E]"""
        b, c, _ = x.shape
        h = torch.cat([self.thin(x), self.lexical(self.words(words).reshape(b, c, -1))], -1)
        h = F.gelu(self.second(self.drop(F.gelu(self.first(h)))))
        weight = torch.exp(self.attend(h).clamp(-8, 8))
        n = members.sum(-1, keepdim=True)
        pooled = members @ (h.reshape(b, c, PARTS, -1) * weight.unsqueeze(-1)).reshape(b, c, DIM)
        pooled = (pooled.reshape(b, -1, PARTS, DIM // PARTS) / (members @ weight + 1e-6).unsqueeze(-1)).reshape(b, -1, DIM)
        e = F.gelu(self.entity(self.drop(torch.cat([pooled, members @ h / (n + 1e-6), torch.log(1 + n), 1 / (1 + n)], -1))))
        related = relations.permute(0, 2, 3, 1)
        e = self.layer(e, self.bias(related).permute(0, 3, 1, 2) + ((mask - 1) * 1e4)[:, None, None])
        m = mask.unsqueeze(-1)
        whole = torch.cat([(e * m).sum(1) / m.sum(1).clamp(min=1), (e + (m - 1) * 1e4).max(1).values], -1)
        q, k, near = self.queries(e), self.keys(e), self.pairs(related)
        pair = lambda part, i: (lambda z: (z + z.transpose(1, 2)) / 6 + near[..., i])(q[..., part] @ k[..., part].transpose(1, 2))
        return self.roles(self.drop(e)), self.incident(self.drop(whole)).squeeze(-1), pair(slice(0, 32), 0), pair(slice(32, 64), 1)


class Head(nn.Module):
    """What is exported: one document, states in, probabilities out; the mean of several networks."""
    def __init__(self, nets, means, matrices):
        super().__init__()
        self.nets = nn.ModuleList(nets)
        for i, (mean, matrix) in enumerate(zip(means, matrices)):
            self.register_buffer(f'matrix{i}', torch.tensor(matrix)); self.register_buffer(f'shift{i}', torch.tensor(mean @ matrix))

    def forward(self, states, reads, spans, words, flags, members, relations):
        x = torch.cat([b @ getattr(self, f'matrix{i}') - getattr(self, f'shift{i}') for i, b in enumerate(blocks(states, reads, spans))] + [flags], -1)
        mask = torch.ones_like(members[:, 0]).unsqueeze(0)
        outs = [net(x.unsqueeze(0), words.long().unsqueeze(0), members.unsqueeze(0), relations.unsqueeze(0), mask) for net in self.nets]
        roles, incident, share, same = (sum(each) / len(outs) for each in zip(*outs))
        return torch.sigmoid(roles[0]), torch.sigmoid(incident), torch.sigmoid(share[0]), torch.sigmoid(same[0])


def load(folder):
    """Documents with their phrases' states reduced, and the reduction."""
    docs = [json.loads(line) for line in open(os.path.join(folder, 'documents.jsonl'))]
    total = sum(d['words'] for d in docs)
    states = np.memmap(os.path.join(folder, 'states.f32'), np.float32, 'r').reshape(total, -1)
    relations = np.memmap(os.path.join(folder, 'relations.f32'), np.float32, 'r')
    raw, word, pair = [], 0, 0
    for d in docs:
        own, word = torch.from_numpy(np.array(states[word:word + d['words']])), word + d['words']
        e, p = d['entities'], d['phrases']
        d['relations'], pair = np.array(relations[pair:pair + RELATIONS * e * e]).reshape(RELATIONS, e, e), pair + RELATIONS * e * e
        if not p: continue
        d['reads'], d['spans'] = torch.tensor([x['reads'] for x in p]), torch.tensor([x['spans'] for x in p])
        raw.append([b.numpy().astype(np.float16) for b in blocks(own, d['reads'], d['spans'])])
        d['states'] = own if len(raw) == 1 else None  # one document to export with
    means, matrices = [], []
    pick = np.random.RandomState(0)
    for i, keep in enumerate(KEEP):
        rows = np.concatenate([r[i] for r in raw])
        rows = rows[pick.permutation(len(rows))[:20000]].astype(np.float64)
        mean = rows.mean(0)
        values, vectors = np.linalg.eigh((rows - mean).T @ (rows - mean) / len(rows))
        values, vectors = values[::-1][:keep], vectors[:, ::-1][:, :keep]
        means.append(mean.astype(np.float32)); matrices.append((vectors / np.sqrt(values + values.mean())).astype(np.float32))
    docs = [d for d in docs if d['phrases']]
    for d, r in zip(docs, raw):
        p, e = d.pop('phrases'), d['entities']
        flags = np.zeros((len(p), d['flagCount']), np.float32)
        for i, x in enumerate(p):
            for at, value in x['flags']: flags[i, at] = value
        d['flags'] = flags
        d['x'] = np.concatenate([b.astype(np.float32) @ m - mean @ m for b, mean, m in zip(r, means, matrices)] + [flags], 1)
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
    return docs, means, matrices


def batch(docs):
    b, c, e = len(docs), max(len(d['x']) for d in docs), max(d['entities'] for d in docs)
    new = lambda *shape: np.zeros((b, *shape), np.float32)
    x, words, members, relations, mask = new(c, docs[0]['x'].shape[1]), np.zeros((b, c, 6), np.int64), new(e, c), new(RELATIONS, e, e), new(e)
    gold, need, share, same, incident = new(e, len(ROLES)), new(e, len(ROLES)), new(e, e), new(e, e), new()
    for i, d in enumerate(docs):
        n, m = len(d['x']), d['entities']
        x[i, :n], words[i, :n], members[i, d['entity'], np.arange(n)], relations[i, :, :m, :m], mask[i, :m] = d['x'], d['hashes'], 1, d['relations'], 1
        gold[i, :m], need[i, :m], share[i, :m, :m], same[i, :m, :m], incident[i] = d['gold'], d['need'], d['share'], d['same'], d['incident']
    return [torch.from_numpy(each) for each in (x, words, members, relations, mask, gold, need, share, same, incident)]


def train(docs, epochs, seed, size=8, rate=1.5e-3, positive=2.0):
    torch.manual_seed(seed)
    order = np.random.RandomState(seed)
    net = Net(docs[0]['flags'].shape[1])
    optimizer = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=0.03)
    steps, step, began = epochs * math.ceil(len(docs) / size), 0, time.time()
    loss_of = lambda scores, gold: F.binary_cross_entropy_with_logits(scores, gold, reduction='none')
    for epoch in range(epochs):
        net.train()
        by_size = sorted(order.permutation(len(docs)), key=lambda i: len(docs[i]['x']) // 40)  # little padding
        batches, total = [by_size[i:i + size] for i in range(0, len(by_size), size)], 0.0
        for at in order.permutation(len(batches)):
            step += 1
            for group in optimizer.param_groups: group['lr'] = rate * min(1, step / 60) * (0.5 * (1 + math.cos(math.pi * step / steps)) + 0.02)
            x, words, members, relations, mask, gold, need, share, same, incident = batch([docs[i] for i in batches[at]])
            words = words * (torch.rand(words.shape) > 0.1)
            roles, whole, share_scores, same_scores = net(x, words, members, relations, mask)
            weight = mask.unsqueeze(-1) * torch.where(gold > 0, torch.where(need > 0, positive, 0.4 * positive), 1.0)  # optional fillers count less
            loss = 2 * (loss_of(roles, gold) * weight).sum() / mask.sum() + 0.3 * loss_of(whole, incident).mean()
            for scores, pair in ((share_scores, share), (same_scores, same)):
                known = (pair != 0).float()
                loss = loss + 0.3 * (loss_of(scores, (pair > 0).float()) * known).sum() / known.sum().clamp(min=1)
            optimizer.zero_grad(); loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step(); total += loss.item()
        print(f'seed {seed} epoch {epoch}: loss {total / len(batches):.3f}, {time.time() - began:.0f} s', flush=True)
    return net.eval()


@torch.no_grad()
def report(nets, docs):
    """Best F of the choice of (entity, role) pairs over one threshold; optional fillers may be missed."""
    guesses, golds, needs, stays = [], [], [], []
    for i in range(0, len(docs), 8):
        part = docs[i:i + 8]
        x, words, members, relations, mask, gold, need, *_ , incident = batch(part)
        outs = [net(x, words, members, relations, mask) for net in nets]
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
    x, words, members, relations, mask, *_ = batch([d])
    outs = [net(x, words, members, relations, mask) for net in nets]
    roles, incident, share, same = (torch.sigmoid(sum(each) / len(outs)).flatten() for each in zip(*outs))
    return torch.cat([roles, share, same, incident]).numpy()


@torch.no_grad()
def parity(head, flags):
    """What TypeScript must reproduce: states are sines of their place, three phrases are two entities."""
    states = torch.sin(torch.arange(6 * 384, dtype=torch.float64)).float().reshape(6, 384)
    reads, spans = [[0, 2, -1, 2], [1, 2, -1, -1], [4, 2, 0, 2]], [[0, 1, 0, 6], [1, 2, 0, 6], [3, 5, 0, 6]]
    words = [[1, 2, 3, 4, 5, 6], [7, 8, 0, 0, 9, 10], [11, 2, 3, 4, 0, 0]]
    flagged = torch.zeros(3, flags); flagged[0, 0] = flagged[1, 1] = flagged[2, 2] = 1
    members = torch.tensor([[1.0, 0, 1], [0, 1, 0]])
    out = head(states, torch.tensor(reads), torch.tensor(spans), torch.tensor(words), flagged, members, torch.full((RELATIONS, 2, 2), 0.5))
    return {'flags': flags, **{name: each.flatten().tolist() for name, each in zip(('roles', 'incident', 'share', 'same'), out)}}


def write(nets, docs, means, matrices, target):
    """The mean of networks as roles.onnx, its labels and what TypeScript must reproduce as roles.json."""
    one = next(d for d in docs if d.get('states') is not None)
    members = torch.zeros(one['entities'], len(one['x'])); members[one['entity'], torch.arange(len(one['x']))] = 1
    inputs = (one['states'], one['reads'].int(), one['spans'].int(), torch.tensor(one['hashes']).int(), torch.tensor(one['flags']), members, torch.tensor(one['relations']))
    names = ['states', 'reads', 'spans', 'words', 'flags', 'members', 'relations']
    axes = dict(states={0: 'words'}, reads={0: 'phrases'}, spans={0: 'phrases'}, words={0: 'phrases'}, flags={0: 'phrases'}, members={0: 'entities', 1: 'phrases'},
                relations={1: 'entities', 2: 'entities'}, roles={0: 'entities'}, share={0: 'entities', 1: 'entities'}, same={0: 'entities', 1: 'entities'})
    os.makedirs(target, exist_ok=True)
    head = Head(nets, means, matrices).eval()
    torch.onnx.export(head, inputs, os.path.join(target, 'roles.onnx'), input_names=names, output_names=['roles', 'incident', 'share', 'same'],
                      dynamic_axes=axes, opset_version=17, dynamo=False)
    json.dump({'labels': ROLES, 'parity': parity(head, docs[0]['flags'].shape[1])}, open(os.path.join(target, 'roles.json'), 'w'))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('folder'); ap.add_argument('--target', default='models/events')
    ap.add_argument('--epochs', type=int, default=8); ap.add_argument('--seeds', type=int, default=3); ap.add_argument('--folds', type=int, default=0)
    args = ap.parse_args()
    docs, means, matrices = load(args.folder)
    print(len(docs), 'documents,', sum(len(d['x']) for d in docs), 'phrases', flush=True)
    nets, said = [], {}
    for fold in range(args.folds):
        inside, left = ([i for i in range(len(docs)) if (i % args.folds == fold) == out] for out in (False, True))
        own = [train([docs[i] for i in inside], args.epochs, seed) for seed in range(args.seeds)]
        report(own, [docs[i] for i in left])
        said |= {i: say(own, docs[i]) for i in left}
        nets += own
    if args.folds:
        np.concatenate([said[i] for i in range(len(docs))]).astype(np.float32).tofile(os.path.join(args.folder, 'folds.f32'))
        return write(nets, docs, means, matrices, args.target)
    for seed in range(args.seeds):  # written after each, so that a run cut short leaves a head
        nets.append(train(docs, args.epochs, seed))
        write(nets, docs, means, matrices, args.target)


if __name__ == '__main__':
    main()
