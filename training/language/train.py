"""Trains trunk and heads together on batches mixed from all sources; see README.md.

In:  the data folder. Out: checkpoints in --out (model, optimiser, clock), a log line every 25 steps on standard output.
Why: the schedule is a share of --minutes of training time (or of --steps), so that it ends when it has to.
"""
import argparse
import json
import math
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import data
import events_data
import shipped
from model import Model

# Rows of each source in an average batch, and how much a task's loss weighs.
MIX = {'ewt': 5.2, 'gum': 4.0, 'worldwide': 3.4, 'conll': 1.2, 'polnear': 1.6, 'politics': 0.3, 'news': 4.4, 'muc': 1.2}
WEIGHT = {'upos': 0.5, 'feats': 0.5, 'lemma': 0.6, 'arc': 1.0, 'rel': 0.6, 'product': 0.4, 'worldwide': 1.0, 'conll': 1.0,
          'politics': 1.5, 'uner': 0.4, 'predicate': 0.3, 'roles': 1.0, 'factuality': 1.5, 'attribution': 0.5, 'links': 0.15, 'acts': 1.0, 'sides': 1.5, 'muc': 0.7}
TOGETHER = {'gum': 4, 'news': 2}        # consecutive rows, so that antecedents and the sides of an act are in sight


class Targets:
    """Gold labels as indices into the label lists."""

    def __init__(self, labels):
        self.labels = labels
        index = lambda values: {v: i for i, v in enumerate(values)}
        self.at = {k: index(v) for k, v in labels.items() if k != 'entities'}
        self.entity_at = {k: index(v) for k, v in labels['entities'].items()}

    def gold(self, name, s):
        if name == 'lemma':
            return [self.at['lemma'].get(data.lemma_rule(w, l), -100) for w, l in zip(s.words, s.lemma)]
        values = getattr(s, name)
        return [self.at[name].get(v, -100) for v in values]


def optional(sentences, starts, values_of):
    """Flat word indices and targets of the sentences for which values_of gives something."""
    where, gold = [], []
    for k, s in enumerate(sentences):
        got = values_of(s)
        if got is not None:
            where += range(starts[k], starts[k] + len(s.words))
            gold += got
    return torch.tensor(where, dtype=torch.long), gold


def grid_of(starts):
    """Word numbers of each sentence, padded with −1."""
    lengths = np.diff(starts)
    columns = np.arange(lengths.max())[None]
    return torch.from_numpy(np.where(columns < lengths[:, None], np.asarray(starts)[:-1, None] + columns, -1))


def losses(model, states, sentences, starts, targets):
    """Summed loss and count per task."""
    heads = model.heads
    tags = {k: v.float() for k, v in heads.tags(states, grid_of(starts)).items()}
    out = {}

    def classes(name, scores, values_of):
        where, gold = optional(sentences, starts, values_of)
        if gold:
            out[name] = (F.cross_entropy(scores[where], torch.tensor(gold), reduction='sum', ignore_index=-100), len(gold))

    for name in ('upos', 'feats', 'lemma'):
        classes(name, tags[name], lambda s: targets.gold(name, s) if s.upos else None)
    classes('attribution', tags['attribution'], lambda s: targets.gold('attribution', s) if s.attribution else None)
    for scheme, at in targets.entity_at.items():
        if scheme != 'product':
            classes(scheme, tags['entities_' + scheme],
                    lambda s: [at[t] for t in s.entities[scheme]] if scheme in s.entities else None)

    where, sets = optional(sentences, starts, lambda s: s.product)
    if sets:
        at = targets.entity_at['product']
        allowed = np.full((len(sets), len(at)), -1e4, np.float32)
        for i, tags_allowed in enumerate(sets):
            allowed[i, [at[t] for t in tags_allowed]] = 0.0
        allowed = torch.from_numpy(allowed)
        scores = tags['entities_product'][where]
        out['product'] = ((scores.logsumexp(1) - (scores + allowed).logsumexp(1)).sum(), len(sets))

    parsed = [k for k, s in enumerate(sentences) if s.heads]
    if parsed:
        N = max(len(sentences[k].words) for k in parsed)
        grid = torch.full((len(parsed), N), -1)
        gold = torch.full((len(parsed), N), -100)
        for r, k in enumerate(parsed):
            n = len(sentences[k].words)
            grid[r, :n] = torch.arange(starts[k], starts[k] + n)
            gold[r, :n] = torch.tensor(sentences[k].heads)
        scores = heads.arcs(states, grid).float()
        closed = torch.cat([torch.zeros(len(parsed), 1, dtype=torch.bool), grid < 0], 1)
        scores = scores.masked_fill(closed[:, None, :], -1e4)
        known = gold >= 0
        count = int(known.sum())
        out['arc'] = (F.cross_entropy(scores[known], gold[known], reduction='sum'), count)
        begin = grid[:, :1].expand_as(grid)[known]
        head = torch.where(gold[known] == 0, -1, begin + gold[known] - 1)
        rel = [targets.at['deprel'].get(d, -100) for k in parsed for d in sentences[k].deprel]
        out['rel'] = (F.cross_entropy(heads.relations(states, grid[known], head).float(), torch.tensor(rel), reduction='sum',
                                      ignore_index=-100), count)

    where, gold = optional(sentences, starts,
                           lambda s: [float(i in s.frames) for i in range(len(s.words))] if s.frames is not None else None)
    if gold:
        out['predicate'] = (F.binary_cross_entropy_with_logits(tags['predicate'][where], torch.tensor(gold),
                                                               reduction='sum'), len(gold))
        predicates, words, roles = [], [], []
        for k, s in enumerate(sentences):
            for p, args in (s.frames or {}).items():
                for i in range(len(s.words)):
                    if i != p:
                        predicates.append(starts[k] + p)
                        words.append(starts[k] + i)
                        roles.append(targets.at['roles'].get(args.get(i, '_'), -100))
        if roles:
            scores = heads.roles(states, torch.tensor(predicates), torch.tensor(words)).float()
            out['roles'] = (F.cross_entropy(scores, torch.tensor(roles), reduction='sum', ignore_index=-100), len(gold))
    facts = [(starts[k] + i, v) for k, s in enumerate(sentences) for i, v in (s.fact or {}).items()]
    if facts:
        where, gold = torch.tensor([f[0] for f in facts]), torch.tensor([f[1] for f in facts])
        out['factuality'] = (F.mse_loss(tags['factuality'][where].float(), gold, reduction='sum') / 2, len(facts))
    classes('acts', heads.acts(states).float(), lambda s: s.acts)
    classes('muc', heads.fillers(states).float(), lambda s: s.muc)
    acts, words, gold = side_pairs(sentences, starts)
    if gold:
        scores = heads.sides(states, torch.tensor(acts), torch.tensor(words)).float()
        out['sides'] = (F.cross_entropy(scores, torch.tensor(gold), reduction='sum'), len(gold))
    linked = links_loss(heads, states, sentences, starts)
    if linked:
        out['links'] = linked
    return out


def side_pairs(sentences, starts):
    """Every marked act with every word of its document at hand, as far as events_data.REACH: acts, words, labels."""
    acts, words, gold = [], [], []
    at = {(s.doc, s.offset + i): starts[k] + i for k, s in enumerate(sentences) if s.sides is not None for i in range(len(s.words))}
    for s in sentences:
        for i, sides in s.sides or ():
            act = s.offset + i
            for word in range(act - events_data.REACH, act + events_data.REACH + 1):
                if word != act and (s.doc, word) in at:
                    acts.append(at[s.doc, act])
                    words.append(at[s.doc, word])
                    gold.append(sides.get(word, 0))
    return acts, words, gold


def links_loss(heads, states, sentences, starts):
    """Head words of mentions find an antecedent in the rows at hand (Dobrovolskii 2021, without the coarse step)."""
    positions, cluster_of = [], {}
    for k, s in enumerate(sentences):
        if s.clusters is None:
            continue
        positions += [starts[k] + i for i, u in enumerate(s.upos) if u in ('NOUN', 'PROPN', 'PRON', 'DET', 'VERB', 'NUM')]
        for first, last, cluster in s.clusters:
            inside = range(first - s.offset, min(last - s.offset + 1, len(s.words)))
            outer = [i for i in inside if not inside[0] <= s.heads[i] - 1 <= inside[-1] and s.deprel[i] != 'punct']
            cluster_of[starts[k] + (outer or inside)[0]] = (s.doc, cluster)
    if len(cluster_of) < 2:
        return None
    positions = torch.tensor(sorted(set(positions) | set(cluster_of)))
    scores, mention = heads.links(states[positions])
    n = len(positions)
    ids = {}
    cluster = torch.tensor([ids.setdefault(cluster_of[p], len(ids) + 1) if p in cluster_of else 0
                            for p in positions.tolist()])
    earlier = torch.ones(n, n, dtype=torch.bool).tril(-1)
    scores, mention = scores.float(), mention.float()
    scores = (scores + mention[None, :] + mention[:, None]).masked_fill(~earlier, -1e4)
    scores = torch.cat([torch.zeros(n, 1), scores], 1)
    right = (cluster[:, None] == cluster[None, :]) & (cluster[:, None] > 0) & earlier
    right = torch.cat([~right.any(1, keepdim=True), right], 1)
    loss = scores.logsumexp(1) - scores.masked_fill(~right, -1e4).logsumexp(1)
    return loss.sum(), n


def parameter_groups(model, trunk_rate, heads_rate, decay=0.9):
    groups = []
    depth = {'words': 0, 'positions': 0, 'kind': 0, 'norm': 0, 'case': None}
    for name, p in model.named_parameters():
        if not p.requires_grad:
            continue
        if name.startswith('trunk.'):
            part = name.split('.')[1]
            level = int(name.split('.')[2]) + 1 if part == 'layers' else depth[part]
            rate = heads_rate if level is None else trunk_rate * decay ** (6 - level)
        else:
            rate = heads_rate
        groups.append({'params': [p], 'lr': rate, 'peak': rate, 'weight_decay': 0.01 if p.dim() > 1 else 0.0})
    return groups


def quick_dev(model, dev, pieces, targets, limit=120):
    """Greedy figures on a part of the development data, to watch the training."""
    model.eval()
    report = {}
    for name, sentences in dev.items():
        sentences = sentences[:limit if name != 'news' else 1200]
        if not sentences:
            continue
        right, total = {}, {}
        rows = data.pack(sentences, pieces)
        arrays, starts = data.encode(sentences, rows, pieces)
        with torch.no_grad(), torch.autocast('cpu', torch.bfloat16):
            states = model.trunk(**{k: torch.from_numpy(v).long() for k, v in arrays.items()})
        with torch.no_grad(), torch.autocast('cpu', torch.bfloat16):
            for task, (loss, count) in losses(model, states, sentences, starts, targets).items():
                report[f'{name}.{task}'] = round(float(loss) / count, 4)
            if sentences[0].heads:
                las = n = uas = 0
                for k, s in enumerate(sentences):
                    grid = torch.arange(starts[k], starts[k + 1])[None]
                    head = model.heads.arcs(states.float(), grid)[0].argmax(1)
                    rel = model.heads.relations(states.float(), grid[0], torch.where(head == 0, -1, starts[k] + head - 1))
                    for i, (h, r) in enumerate(zip(head.tolist(), rel.argmax(1).tolist())):
                        ok = h == s.heads[i]
                        uas += ok
                        las += ok and targets.labels['deprel'][r].split(':')[0] == s.deprel[i].split(':')[0]
                        n += 1
                report[f'{name}.UAS'], report[f'{name}.LAS'] = round(100 * uas / n, 2), round(100 * las / n, 2)
    model.train()
    return report


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--out', required=True)
    ap.add_argument('--minutes', type=float, default=45)
    ap.add_argument('--steps', type=int, default=0, help='a fixed number of steps instead of minutes')
    ap.add_argument('--trunk-rate', type=float, default=2e-4)
    ap.add_argument('--heads-rate', type=float, default=1.2e-3)
    ap.add_argument('--seed', type=int, default=7)
    ap.add_argument('--threads', type=int, default=2)
    ap.add_argument('--save-every', type=int, default=300)
    ap.add_argument('--news', help='what news-texts.ts wrote; without it the tasks of events are left out')
    ap.add_argument('--shipped', action='store_true', help='begin with the weights of models/language, not the pretrained trunk')
    args = ap.parse_args()
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(args.seed)
    np.random.seed(args.seed)
    random.seed(args.seed)
    rng = random.Random(args.seed)
    os.makedirs(args.out, exist_ok=True)

    train, dev = data.load('train'), data.load('dev')
    for name, sentences in (('train', train), ('dev', dev)):
        sentences['news'], sentences['muc'] = events_data.read(args.news, name), events_data.muc(name) if args.news else []
    labels = data.label_lists(train)
    json.dump(labels, open(f'{args.out}/labels.json', 'w'), ensure_ascii=False)
    pieces, targets = data.Pieces(), Targets(labels)
    streams = {k: data.Stream(k, train[k], pieces, args.seed, TOGETHER.get(k, 1)) for k in MIX if train[k]}
    model = Model(labels)
    if args.shipped:
        print('new', shipped.load(model), flush=True)
    else:
        model.trunk.load_pretrained(data.pretrained_folder())
    model.trunk.words.weight.requires_grad_(False)  # an eighth of a step's time, for rows that hardly move
    optimiser = torch.optim.AdamW(parameter_groups(model, args.trunk_rate, args.heads_rate), betas=(0.9, 0.98), fused=True)
    step, spent, subwords = 0, 0.0, 0
    latest = f'{args.out}/last.pt'
    if os.path.exists(latest):
        saved = torch.load(latest, weights_only=False)
        model.load_state_dict(saved['model'])
        optimiser.load_state_dict(saved['optimiser'])
        step, spent, subwords = saved['step'], saved['spent'], saved['subwords']
        for k, s in streams.items():
            s.rng.seed(f'{args.seed}-{k}-{step}')
    mix = {k: MIX[k] for k in streams}
    share = {k: v / sum(mix.values()) for k, v in mix.items()}
    # A task's loss is divided by the words it is expected to have in a batch, not by those it happens to have.
    feeds = {t: sum(share[s] for s in ('ewt', 'gum')) for t in ('upos', 'feats', 'lemma', 'arc', 'rel')}
    feeds |= {t: share['ewt'] for t in ('uner', 'predicate', 'roles', 'factuality')} | {'links': share['gum'] * 0.5}
    feeds |= {t: share[t] for t in ('worldwide', 'conll', 'politics')} | {'attribution': share['polnear']}
    feeds |= {t: share.get(s, 1) for t, s in (('acts', 'news'), ('sides', 'news'), ('muc', 'muc'))}
    feeds['product'] = share['ewt'] + share['worldwide'] + share['conll'] + share['politics']

    model.train()
    owed = {k: 0.0 for k in mix}
    seen, since, shown = {}, time.time(), time.time()
    clock = time.time()
    while True:
        progress = step / args.steps if args.steps else spent / (60 * args.minutes)
        if progress >= 1:
            break
        scale = progress / 0.06 if progress < 0.06 else 0.5 * (1 + math.cos(math.pi * (progress - 0.06) / 0.94))
        for g in optimiser.param_groups:
            g['lr'] = g['peak'] * max(scale, 0.005)
        units = []
        for k, rows in mix.items():
            owed[k] += rows
            while owed[k] > rng.random():
                unit = streams[k].next()
                owed[k] -= len(unit[1])
                units.append(unit)
        if not units:
            continue
        sentences, rows = data.join_units(units)
        arrays, starts = data.encode(sentences, rows, pieces, 0.03, rng)
        with torch.autocast('cpu', torch.bfloat16):
            states = model.trunk(**{k: torch.from_numpy(v).long() for k, v in arrays.items()})
        total = 0
        with torch.autocast('cpu', torch.bfloat16):
            found = losses(model, states, sentences, starts, targets)
        for task, (loss, count) in found.items():
            total = total + WEIGHT[task] * loss / (feeds[task] * len(states))
            a, b = seen.get(task, (0.0, 0))
            seen[task] = (a + float(loss.detach()), b + count)
        optimiser.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimiser.step()
        step += 1
        subwords += int(arrays['attention_mask'].sum())
        now = time.time()
        spent, clock = spent + now - clock, now
        if step % 25 == 0:
            print(f'{time.strftime("%H:%M:%S")} step {step} {100 * progress:.1f}% total {float(total.detach()):.3f} '
                  f'{subwords} subwords, {now - shown:.1f} s  ' +
                  ' '.join(f'{k} {a / max(b, 1):.3f}' for k, (a, b) in seen.items()), flush=True)
            seen, shown = {}, now
        if step % args.save_every == 0:
            save(latest, model, optimiser, step, spent, subwords)
            print('DEV', json.dumps(quick_dev(model, dev, pieces, targets)), flush=True)
            print('epochs', {k: s.epoch for k, s in streams.items()}, flush=True)
    save(latest, model, optimiser, step, spent, subwords)
    torch.save(model.state_dict(), f'{args.out}/final.pt')
    print('DEV', json.dumps(quick_dev(model, dev, pieces, targets)), flush=True)


def save(path, model, optimiser, step, spent, subwords):
    torch.save({'model': model.state_dict(), 'optimiser': optimiser.state_dict(), 'step': step, 'spent': spent,
                'subwords': subwords}, path + '.new')
    os.replace(path + '.new', path)


if __name__ == '__main__':
    main()
