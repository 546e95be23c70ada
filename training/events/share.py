"""Lets the head of sides read each word's state once: python share.py models/events/sides.onnx

As exported a row holds the states of an act's word and of somebody named beside it, and numbers about the two. A word stands in
many rows, and what the network first makes of a state hangs on that state alone: here the states of the acts' words and of the
others are inputs of their own, and rows say which they are of. The products are the same, and taken once a word.

In:  features [rows, 2 × states + hand], acts [rows].
Out: act_states [acts, states], word_states [words, states], hand [rows, hand], acts [rows], words [rows]: indices into the two.
"""
import sys

import onnx
from onnx import TensorProto, helper, numpy_helper


def share(path, states):
    model = onnx.load(path)
    graph = model.graph
    constants = {node.output[0]: numpy_helper.to_array(node.attribute[0].t) for node in graph.node if node.op_type == 'Constant'}
    constants |= {each.name: numpy_helper.to_array(each) for each in graph.initializer if not each.dims or max(each.dims) <= 2}
    width = next(each for each in graph.input if each.name == 'features').type.tensor_type.shape.dim[1].dim_value
    readers = [node for node in graph.node if 'features' in node.input]
    for node in readers:
        assert node.op_type == 'Slice', node.op_type
        start, end = (int(constants[name].reshape(-1)[0]) for name in node.input[1:3])
        if start == -(width - 2 * states) or start == 2 * states:
            rename(graph, node.output[0], 'hand')
        else:
            assert (start, end) in ((0, states), (states, 2 * states)), (start, end)
            side, index = ('act_states', 'acts') if start == 0 else ('word_states', 'words')
            for product in [other for other in graph.node if node.output[0] in other.input]:
                assert product.op_type in ('Gemm', 'MatMul'), product.op_type
                product.input[0] = side
                rows, product.output[0] = product.output[0], product.output[0] + '_once'
                position = list(graph.node).index(product) + 1
                graph.node.insert(position, helper.make_node('Gather', [product.output[0], index], [rows], name=rows + '_rows', axis=0))
        graph.node.remove(node)
    floats = lambda name, rows, columns: helper.make_tensor_value_info(name, TensorProto.FLOAT, [rows, columns])
    indices = lambda name: helper.make_tensor_value_info(name, TensorProto.INT32, ['rows'])
    del graph.input[:]
    graph.input.extend([floats('act_states', 'acts_count', states), floats('word_states', 'words_count', states),
                        floats('hand', 'rows', width - 2 * states), indices('acts'), indices('words')])
    del graph.value_info[:]
    onnx.checker.check_model(model)
    onnx.save(model, path)


def rename(graph, old, new):
    for node in graph.node:
        for index, name in enumerate(node.input):
            if name == old:
                node.input[index] = new


if __name__ == '__main__':
    share(sys.argv[1], 384)
