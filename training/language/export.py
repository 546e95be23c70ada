"""From a checkpoint to models/language: trunk.onnx, heads.onnx, links.onnx (int8), labels.json, vocab.txt, parity.json.

In:  a state dict or checkpoint of train.py and its labels.json. Out: the files named above; fp32 graphs in --fp32.
Why int8 by hand for the word embeddings: the quantiser's Gather has one scale for the whole table, a row of its own is exact enough.
Weights keep 7 bits (reduce_range), as 8 saturate on processors without VNNI; what that costs is on the card.
"""
import argparse
import json
import os
import shutil

import numpy as np
import onnx
import torch
import torch.nn as nn
from onnx import TensorProto, helper, numpy_helper

import data
from model import Model

HERE = os.path.dirname(os.path.abspath(__file__))
OUTPUT = os.path.join(HERE, '../../models/language')
OPSET = 17

# Sentences of our own writing, for the parity test.
SAMPLE = [
    ['On', 'Tuesday', 'the', 'Ruritanian', 'foreign', 'minister', ',', 'Rudolf', 'Elphberg', ',', 'accused', 'Grustark', 'of', 'shelling',
     'two', 'villages', 'near', 'Zenda', '.'],
    ['"', 'We', 'did', "n't", 'cross', 'the', 'border', ',', '"', 'a', 'spokeswoman', 'for', 'the', 'U.S.', 'embassy', 'told', 'reporters',
     'in', 'Strelsau', '.'],
    ['STRELSAU', ',', '3', 'MAY', '-', 'POLICE', 'ARRESTED', '14', 'PROTESTERS', 'OUTSIDE', 'PARLIAMENT', '.'],
    ['The', 'talks', ',', 'which', 'Grustark', "'s", 'envoys', 'left', 'on', '4', 'June', '2019', ',', 'may', 'resume', 'after', 'the',
     'Elections', '.'],
    ['ok', '🙂', '،', '停火'],
]


class TrunkGraph(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.trunk = model.trunk

    def forward(self, input_ids, case_ids, attention_mask, first, last):
        embedded = self.trunk.embed(input_ids, case_ids)
        return self.trunk.read(embedded, attention_mask, first, last), embedded


class HeadsGraph(nn.Module):
    """Tags, arc scores, and the features that links.onnx reads."""
    names = None

    def __init__(self, model):
        super().__init__()
        self.heads = model.heads
        self.names = ['upos', 'feats', 'lemma', 'predicate', 'factuality', 'attribution'] + \
            ['entities_' + k for k in model.heads.entities] + ['arcs', 'feat_rel', 'feat_role']

    def forward(self, states, sentences):
        heads = self.heads
        tags = heads.tags(states, sentences)
        return tuple(tags[k] for k in self.names[:-3]) + (heads.arcs(states, sentences), heads.rel_features(states),
                                                          heads.role_features(states))


class LinksGraph(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.heads = model.heads

    def forward(self, feat_rel, feat_role, dependents, heads, predicates, words):
        return (self.heads.relations_from(feat_rel, dependents, heads),
                self.heads.roles_from(feat_role, predicates, words))


def ints(*shape, top=2):
    return torch.randint(0, top, shape, dtype=torch.int32)


def export_fp32(model, folder):
    os.makedirs(folder, exist_ok=True)
    trunk, heads, links = TrunkGraph(model), HeadsGraph(model), LinksGraph(model)
    keep = dict(opset_version=OPSET, dynamo=False)
    torch.onnx.export(trunk, (ints(2, 9, top=99), ints(2, 9), torch.ones(2, 9, dtype=torch.int32), ints(5, top=9), ints(5, top=9)),
                      folder + '/trunk.onnx', input_names=['input_ids', 'case_ids', 'attention_mask', 'first', 'last'],
                      output_names=['states', 'embedded'], dynamic_axes={k: {0: 'rows', 1: 'length'} for k in ('input_ids', 'case_ids', 'attention_mask', 'embedded')} |
                      {'first': {0: 'words'}, 'last': {0: 'words'}, 'states': {0: 'words'}}, **keep)
    axes = {k: {0: 'words'} for k in ['states'] + heads.names[:-3] + ['feat_role']}
    axes |= {'sentences': {0: 'sentences', 1: 'longest'}, 'arcs': {0: 'sentences', 1: 'longest', 2: 'candidates'},
             'feat_rel': {0: 'words_and_root'}}
    torch.onnx.export(heads, (torch.randn(7, 384), torch.tensor([[0, 1, 2, 3], [4, 5, 6, -1]], dtype=torch.int32)),
                      folder + '/heads.onnx', input_names=['states', 'sentences'], output_names=heads.names,
                      dynamic_axes=axes, **keep)
    rel, role = model.heads.rel_features(torch.randn(7, 384)), model.heads.role_features(torch.randn(7, 384))
    torch.onnx.export(links, (rel, role, ints(4), ints(4), ints(6), ints(6)), folder + '/links.onnx',
                      input_names=['feat_rel', 'feat_role', 'dependents', 'heads', 'predicates', 'words'],
                      output_names=['rel', 'roles'],
                      dynamic_axes={'feat_rel': {0: 'words_and_root'}, 'feat_role': {0: 'words'}} |
                      {k: {0: 'arcs'} for k in ('dependents', 'heads', 'rel')} | {k: {0: 'pairs'} for k in ('predicates', 'words', 'roles')},
                      **keep)


def embed_int8(path):
    """The word table as int8 with a scale for each row: Gather → Cast → Mul."""
    model = onnx.load(path)
    graph = model.graph
    table = next(t for t in graph.initializer if list(t.dims) == [30522, 384])
    weights = numpy_helper.to_array(table)
    scale = np.maximum(np.abs(weights).max(1, keepdims=True) / 127, 1e-8).astype(np.float32)
    graph.initializer.remove(table)
    graph.initializer.extend([numpy_helper.from_array(np.round(weights / scale).astype(np.int8), 'words_int8'),
                              numpy_helper.from_array(scale, 'words_scale')])
    nodes = []
    for node in graph.node:
        if node.op_type == 'Gather' and node.input[0] == table.name:
            ids, out = node.input[1], node.output[0]
            nodes += [helper.make_node('Gather', ['words_int8', ids], ['words_row'], name='words_gather'),
                      helper.make_node('Cast', ['words_row'], ['words_float'], to=TensorProto.FLOAT, name='words_cast'),
                      helper.make_node('Gather', ['words_scale', ids], ['words_rowscale'], name='words_scale_gather'),
                      helper.make_node('Mul', ['words_float', 'words_rowscale'], [out], name='words_mul')]
        else:
            nodes.append(node)
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.save(model, path)


def quantise(source, target, reduce_range=True, names=('trunk', 'heads', 'links')):
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process
    os.makedirs(target, exist_ok=True)
    for name in names:
        prepared = f'{target}/{name}.prepared.onnx'
        quant_pre_process(f'{source}/{name}.onnx', prepared, skip_symbolic_shape=True)
        quantize_dynamic(prepared, f'{target}/{name}.onnx', per_channel=True, reduce_range=reduce_range,
                         weight_type=QuantType.QInt8, op_types_to_quantize=['MatMul', 'Gemm'])
        os.remove(prepared)
        if name == 'trunk':
            embed_int8(f'{target}/trunk.onnx')


def sample_sentences():
    return [data.Sentence(words, 'sample', 'sample') for words in SAMPLE]


def run(folder, sentences, pieces):
    """The three graphs on one document: inputs and outputs by name."""
    import onnxruntime as ort
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = lambda name: ort.InferenceSession(f'{folder}/{name}.onnx', options, providers=['CPUExecutionProvider'])
    rows = data.pack(sentences, pieces)
    arrays, starts = data.encode(sentences, rows, pieces)
    states = session('trunk').run(['states'], arrays)[0]
    N = max(len(s.words) for s in sentences)
    grid = np.full((len(sentences), N), -1, np.int32)
    for k, s in enumerate(sentences):
        grid[k, :len(s.words)] = np.arange(starts[k], starts[k + 1])
    heads = session('heads')
    out = dict(zip([o.name for o in heads.get_outputs()], heads.run(None, {'states': states, 'sentences': grid})))
    dependents, governors, predicates, words = [], [], [], []
    for k, s in enumerate(sentences):
        n = len(s.words)
        head = out['arcs'][k, :n, :n + 1].argmax(1)
        for i in range(n):
            dependents.append(starts[k] + i)
            governors.append(starts[k] + head[i] - 1 if head[i] else -1)
            if out['predicate'][starts[k] + i] > 0:
                predicates += [starts[k] + i] * (n - 1)
                words += [starts[k] + j for j in range(n) if j != i]
    feed = {k: np.array(v, np.int32) for k, v in
            dict(dependents=dependents, heads=governors, predicates=predicates or [0], words=words or [0]).items()}
    rel, roles = session('links').run(None, {**feed, 'feat_rel': out.pop('feat_rel'), 'feat_role': out.pop('feat_role')})
    return dict(arrays, sentences=grid, **feed), dict(states=states, **out, rel=rel, roles=roles)


def parity(fp32, int8, path):
    """Rows, inputs and fp32 outputs (rounded) with the int8 arg-max labels, for the test in TypeScript."""
    sentences, pieces = sample_sentences(), data.Pieces()
    inputs, exact = run(fp32, sentences, pieces)
    _, small = run(int8, sentences, pieces)
    rounded = lambda a: np.round(a.astype(float), 5).tolist()
    json.dump({'sentences': SAMPLE, 'inputs': {k: v.tolist() for k, v in inputs.items()},
               'int8': {k: rounded(v if k != 'states' else v[:, :16]) for k, v in small.items() if k not in ('feats', 'lemma')},
               'fp32': {k: rounded(v if k != 'states' else v[:, :16]) for k, v in exact.items() if k not in ('feats', 'lemma')},
               'labels': {k: {'fp32': exact[k].argmax(-1).tolist(), 'int8': small[k].argmax(-1).tolist()}
                          for k in ('upos', 'feats', 'lemma', 'entities_product', 'rel', 'roles')}}, open(path, 'w'))
    return exact, small


# The head of an act's sides that was learned along: no stage reads it, training goes on from it (shipped.py).
ALONG = ['side_act.1', 'side_word.1', 'side_near', 'side']


def along(model, path):
    state = model.heads.state_dict()
    np.savez_compressed(path, **{k: v.numpy().astype(np.float16) for k, v in state.items()
                                 if k.removesuffix('.weight').removesuffix('.bias') in ALONG})


def load_model(checkpoint):
    labels = json.load(open(os.path.join(os.path.dirname(checkpoint), 'labels.json')))
    model = Model(labels)
    saved = torch.load(checkpoint, weights_only=False)
    model.load_state_dict(saved.get('model', saved))
    return model.eval(), labels


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--checkpoint', required=True)
    ap.add_argument('--fp32', required=True, help='folder for the unquantised graphs (not shipped)')
    ap.add_argument('--out', default=OUTPUT)
    ap.add_argument('--heads-only', action='store_true', help='leave trunk.onnx as it is (after refine.py)')
    ap.add_argument('--full-range', action='store_true', help='8-bit weights (only right on processors with VNNI)')
    args = ap.parse_args()
    torch.set_num_threads(1)
    model, labels = load_model(args.checkpoint)
    with torch.no_grad():
        export_fp32(model, args.fp32)
    quantise(args.fp32, args.out, not args.full_range, ('heads', 'links') if args.heads_only else ('trunk', 'heads', 'links'))
    json.dump({**labels, 'row': data.ROW, 'piecesPerWord': data.PIECES_PER_WORD, 'width': 384}, open(f'{args.out}/labels.json', 'w'),
              ensure_ascii=False, indent=0)
    shutil.copy(os.path.join(data.pretrained_folder(), 'vocab.txt'), f'{args.out}/vocab.txt')
    along(model, f'{args.out}/events.npz')
    exact, small = parity(args.fp32, args.out, f'{args.out}/parity.json')
    for k in exact:
        print(k, exact[k].shape, 'int8 moves by', float(np.abs(exact[k] - small[k])[np.abs(exact[k]) < 1e3].mean())
              if exact[k].shape == small[k].shape else 'other shape')
    for f in sorted(os.listdir(args.out)):
        print(f, os.path.getsize(f'{args.out}/{f}'))


if __name__ == '__main__':
    main()
