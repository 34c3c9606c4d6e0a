"""The two networks of this repository, as PyTorch modules.

A plain residual network: every layer is one the explorer's own walker knows (3x3 and
1x1 convolution, batch normalisation, ReLU, sum, average pooling, a linear head), and
the last feature map is 7 x 7, one cell per region of the search. Does not know how it
is trained (train.py) nor how it is written out (export.py).
"""

from dataclasses import dataclass

import torch
import torch.nn as nn
import torch.nn.functional as F


@dataclass(frozen=True)
class Shape:
    """Channels of the stem, then of each stage; blocks per stage. Every stage halves the map."""

    stem: int
    stages: tuple[int, ...]
    blocks: tuple[int, ...]


SHAPES = {
    "toyworld": Shape(stem=16, stages=(32, 64, 96), blocks=(2, 2, 2)),
    "everyday-10": Shape(stem=16, stages=(32, 96, 176), blocks=(1, 2, 2)),
}


class ConvNorm(nn.Module):
    """Convolution without bias, padded symmetrically, then batch normalisation."""

    def __init__(self, inputs: int, outputs: int, size: int, stride: int):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False)
        self.norm = nn.BatchNorm2d(outputs)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.norm(self.conv(x))


class Block(nn.Module):
    """Two 3x3 convolutions beside a shortcut (He et al. 2016; the shortcut averages where it halves)."""

    def __init__(self, inputs: int, outputs: int, stride: int):
        super().__init__()
        self.stride = stride
        self.first = ConvNorm(inputs, outputs, 3, stride)
        self.second = ConvNorm(outputs, outputs, 3, 1)
        same = inputs == outputs and stride == 1
        self.shortcut = None if same else ConvNorm(inputs, outputs, 1, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        main = self.second(F.relu(self.first(x)))
        side = F.avg_pool2d(x, self.stride) if self.stride > 1 else x
        return F.relu(main + (side if self.shortcut is None else self.shortcut(side)))


class Network(nn.Module):
    """Pictures [batch, 3, height, width] scaled to -1..1 -> logits [batch, classes]."""

    def __init__(self, shape: Shape, classes: int):
        super().__init__()
        self.stem = ConvNorm(3, shape.stem, 3, 2)
        blocks = []
        inputs = shape.stem
        for outputs, count in zip(shape.stages, shape.blocks):
            for index in range(count):
                blocks.append(Block(inputs, outputs, 2 if index == 0 else 1))
                inputs = outputs
        self.blocks = nn.ModuleList(blocks)
        self.head = nn.Linear(inputs, classes)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = F.relu(self.stem(x))
        for block in self.blocks:
            x = block(x)
        return self.head(x.mean(dim=(2, 3)))


def build(name: str, classes: int) -> Network:
    network = Network(SHAPES[name], classes)
    for module in network.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
        if isinstance(module, Block):
            # Every block starts as its shortcut (Goyal et al. 2017, section 5.1).
            nn.init.zeros_(module.second.norm.weight)
    return network
