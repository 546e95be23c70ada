"""Takes work out of the quantised attribution head that changes no number: python narrow.py models/attribution/head.onnx

A block reads each word between two others, so its matrix product takes three copies of every row. As exported the rows are
copied as floats and then quantised, three times each, after a product with a mask that is all ones. Here they are quantised
first and copied as bytes: what is put beside the ends is zero, which every quantisation keeps, so scales and products are the same.
"""
import sys

import onnx


def narrow(path):
    model = onnx.load(path)
    graph = model.graph
    made = {name: node for node in graph.node for name in node.output}
    for quantise in [node for node in graph.node if node.op_type == 'DynamicQuantizeLinear']:
        copies = made[quantise.input[0]]
        if copies.op_type != 'Concat' or len(copies.input) != 3:
            continue
        masked = made[copies.input[1]]
        pad = made[made[copies.input[0]].input[0]]
        assert masked.op_type == 'Mul' and pad.op_type == 'Pad', copies.name
        rows, whole = masked.input[0], quantise.output[0]
        own = rows + '_quantized'
        quantise.input[0], quantise.output[0] = rows, own
        for node in graph.node:
            for index, name in enumerate(node.input):
                if name == masked.output[0]:
                    node.input[index] = rows
        copies.input[1], copies.output[0] = own, whole
        pad.input[0] = own
        pad.input[2] = quantise.output[2]
        graph.node.remove(masked)
    drop_unused(graph)
    sort(graph)
    del graph.value_info[:]
    onnx.checker.check_model(model)
    onnx.save(model, path)


def drop_unused(graph):
    while True:
        used = {name for node in graph.node for name in node.input} | {output.name for output in graph.output}
        unused = [node for node in graph.node if not used & set(node.output)]
        if not unused:
            return
        for node in unused:
            graph.node.remove(node)


def sort(graph):
    """Every node after those it reads."""
    known = {each.name for each in [*graph.initializer, *graph.input]} | {''}
    waiting, ordered = list(graph.node), []
    while waiting:
        ready = [node for node in waiting if known.issuperset(node.input)]
        assert ready, 'the graph has a cycle'
        ordered += ready
        known.update(name for node in ready for name in node.output)
        waiting = [node for node in waiting if node not in ready]
    del graph.node[:]
    graph.node.extend(ordered)


if __name__ == '__main__':
    narrow(sys.argv[1])
