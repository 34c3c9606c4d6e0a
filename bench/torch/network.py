"""One of our networks in PyTorch, from the plain graph that `plainGraphFile.ts` writes; channels first, no gradients."""

import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F


def load(folder):
    """A function from preprocessed pictures [n, c, h, w] to logits [n, classes]."""
    graph = json.loads((Path(folder) / "graph.json").read_text())
    numbers = torch.from_numpy(np.fromfile(Path(folder) / "weights.bin", dtype="<f4"))
    steps = [(node["id"], node["inputs"], operation(node, numbers)) for node in graph["nodes"]]

    def logits(pictures):
        values = {graph["input"]: pictures}
        for name, inputs, apply in steps:
            values[name] = apply(*(values[one] for one in inputs))
        return values[graph["output"]]

    return logits


def operation(node, numbers):
    op = node["op"]
    if op == "conv":
        return convolution(node, numbers)
    if op == "dense":
        weights, bias = constant(node["weights"], numbers), constant(node["bias"], numbers)
        return lambda x: F.linear(x, weights, bias)
    if op == "relu":
        return F.relu
    if op == "relu6":
        return F.relu6
    if op == "sum":
        return lambda *terms: sum(terms[1:], terms[0])
    if op == "mean":
        return lambda x: x.mean((2, 3), keepdim=node["keepDims"])
    if op == "reshape":
        return lambda x: x.reshape(x.shape[0], *node["shape"])
    raise ValueError(f"no operation is called {op}")


def convolution(node, numbers):
    weights, bias = constant(node["weights"], numbers), constant(node["bias"], numbers)
    top, left, bottom, right = node["pads"]
    given = {"stride": node["strides"], "dilation": node["dilations"], "groups": node["groups"]}
    if top == bottom and left == right:
        return lambda x: F.conv2d(x, weights, bias, padding=(top, left), **given)
    return lambda x: F.conv2d(F.pad(x, (left, right, top, bottom)), weights, bias, **given)


def constant(place, numbers):
    """`place` says where in the file of numbers a constant begins, and its shape."""
    if place is None:
        return None
    length = int(np.prod(place["shape"], dtype=int))
    return numbers[place["at"] : place["at"] + length].reshape(place["shape"])
