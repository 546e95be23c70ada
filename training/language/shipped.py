"""The weights of models/language back into a Model, so that training can go on from what was shipped.

In:  the int8 graphs of export.py. Out: their weights as floats, in place, in a Model with the same labels.
Why: a checkpoint is 400 MB and stays where it was made; the graphs are in the repository. 7 bits a weight are
     a small step away from where the training stood, and the first hundred steps make up for it.
"""
import os

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from export import OUTPUT
from model import REL


def initialisers(path):
    """Float arrays by the name the exporter gave them: what it stored in int8 is multiplied out."""
    raw = {t.name: numpy_helper.to_array(t) for t in onnx.load(path).graph.initializer}
    out = {}
    for name, value in raw.items():
        if name.endswith('_quantized'):
            stem = name[:-len('_quantized')]
            out[stem] = (value.astype(np.float32) - raw[stem + '_zero_point'].astype(np.float32)) * raw[stem + '_scale']
        elif value.dtype == np.float32:
            out[name] = value
    if 'words_int8' in raw:
        out['words'] = raw['words_int8'].astype(np.float32) * raw['words_scale']
    return out


def modules(path):
    """The module a matrix product came from (empty: a product outside any) → the exporter's name for the matrix."""
    return {node.name.removesuffix('_quant').removesuffix('/MatMul').strip('/').replace('/', '.'): node.input[1].removesuffix('_quantized')
            for node in onnx.load(path).graph.node if node.op_type == 'MatMulInteger'}


def load(model, folder=OUTPUT):
    """Fills trunk and heads; returns the names of parameters that the graphs don't hold (the auxiliary coreference)."""
    found = {}
    for graph, prefix in (('trunk', 'trunk.'), ('heads', 'heads.'), ('links', 'heads.')):
        path = os.path.join(folder, graph + '.onnx')
        values = initialisers(path)
        for name, value in values.items():
            if name.endswith('.weight_Transposed'):
                found[name.removesuffix('_Transposed')] = value.T
            elif name.startswith(prefix):
                found[name] = value
        for module, name in modules(path).items():
            if name.startswith('onnx::MatMul') and module:
                found[f'{prefix}{module}.weight'] = values[name].T
        if graph == 'trunk':
            found['trunk.words.weight'] = values['words']
        if graph == 'heads':
            found['heads.root'] = next(v for k, v in values.items() if k.startswith('onnx::Concat')).reshape(-1)
        if graph == 'links':
            crossed = values[modules(path)['']]
            found['heads.rel'] = crossed.reshape(REL, -1, REL).transpose(1, 0, 2)
    found |= {f'heads.{name}': value for name, value in np.load(os.path.join(folder, 'events.npz')).items()}
    state = model.state_dict()
    missing = [k for k in state if k not in found]
    for name, value in found.items():
        if name in state:
            state[name] = torch.from_numpy(np.array(value, np.float32)).reshape(state[name].shape)
    model.load_state_dict(state)
    return missing
