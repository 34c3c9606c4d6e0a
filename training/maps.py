"""Golden heat maps: what PyTorch's automatic differentiation says of a shipped network.

    python3 training/maps.py toyworld

Reads the files as they ship, so no checkpoint is needed; the logits must be those of
export.py within 1e-4. The maps of one golden picture and its surest class are written
beside them, pixel maps as means over cells of 14 x 14 pixels to keep the file small.
"""

import argparse
import json
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from export import golden_picture
from networks import ConvNorm, Network, build

CELL = 14
SHALLOW = 1


def shipped_weights(folder: Path) -> dict[str, torch.Tensor]:
    """Every weight of the model by its name, in Keras' order."""
    manifest = json.loads((folder / "model.json").read_text())["weightsManifest"][0]["weights"]
    data = (folder / "weights.bin").read_bytes()
    weights, at = {}, 0
    for spec in manifest:
        rule = spec.get("quantization")
        kind = np.dtype(np.uint8 if rule else np.float32)
        count = int(np.prod(spec["shape"]))
        values = np.frombuffer(data, kind, count, at).astype(np.float32)
        if rule:
            values = values * np.float32(rule["scale"]) + np.float32(rule["min"])
        weights[spec["name"]] = torch.from_numpy(values.reshape(spec["shape"]).copy())
        at += count * kind.itemsize
    return weights


def load(unit: ConvNorm, name: str, weights: dict[str, torch.Tensor]) -> None:
    unit.conv.weight.copy_(weights[f"{name}/kernel"].permute(3, 2, 0, 1))
    unit.norm.weight.copy_(weights[f"{name}_bn/gamma"])
    unit.norm.bias.copy_(weights[f"{name}_bn/beta"])
    unit.norm.running_mean.copy_(weights[f"{name}_bn/moving_mean"])
    unit.norm.running_var.copy_(weights[f"{name}_bn/moving_variance"])


def shipped(name: str, folder: Path) -> Network:
    weights = shipped_weights(folder)
    network = build(name, weights["logits/bias"].numel()).eval()
    with torch.no_grad():
        load(network.stem, "stem", weights)
        for index, block in enumerate(network.blocks):
            load(block.first, f"block{index + 1}_conv1", weights)
            load(block.second, f"block{index + 1}_conv2", weights)
            if block.shortcut is not None:
                load(block.shortcut, f"block{index + 1}_side", weights)
        network.head.weight.copy_(weights["logits/kernel"].T)
        network.head.bias.copy_(weights["logits/bias"])
    return network


class GuidedRelu(torch.autograd.Function):
    @staticmethod
    def forward(context, x):
        context.save_for_backward(x)
        return x.clamp(min=0)

    @staticmethod
    def backward(context, state):
        (x,) = context.saved_tensors
        return state.clamp(min=0) * (x > 0)


class DeconvRelu(GuidedRelu):
    @staticmethod
    def backward(context, state):
        return state.clamp(min=0)


@contextmanager
def rectifier(function):
    """Every ReLU of the network replaced for a while."""
    kept = F.relu
    F.relu = function.apply
    try:
        yield
    finally:
        F.relu = kept


def picture_gradient(network: Network, x: torch.Tensor, target: int) -> torch.Tensor:
    given = x.clone().requires_grad_(True)
    network(given)[0, target].backward()
    return given.grad[0]


def cells(pixels: torch.Tensor) -> list[float]:
    """Means over cells of a map [height, width], row by row."""
    return numbers(F.avg_pool2d(pixels[None, None], CELL)[0, 0])


def numbers(values: torch.Tensor) -> list[float]:
    return [float(f"{value:.6g}") for value in values.detach().flatten().tolist()]


def layer_maps(network: Network, x: torch.Tensor, target: int) -> dict[str, list[float]]:
    seen: dict[int, torch.Tensor] = {}

    def keep(index: int):
        def hook(_module, _inputs, output):
            output.retain_grad()
            seen[index] = output

        return hook

    last = len(network.blocks) - 1
    hooks = [network.blocks[index].register_forward_hook(keep(index)) for index in (SHALLOW, last)]
    network(x)[0, target].backward()
    for hook in hooks:
        hook.remove()
    fine, deep = seen[SHALLOW], seen[last]
    alpha = deep.grad.mean(dim=(2, 3), keepdim=True)
    return {
        "grad-cam": numbers((alpha * deep).sum(1)),
        "layer-cam": numbers((deep.grad.clamp(min=0) * deep).sum(1)),
        "layer-cam-shallow": numbers(F.avg_pool2d((fine.grad.clamp(min=0) * fine).sum(1, keepdim=True), 4)),
    }


def maps(network: Network, x: torch.Tensor, target: int) -> dict[str, list[float]]:
    gradient = picture_gradient(network, x, target)
    found = {
        "gradient": cells(gradient.sum(0)),
        "saliency": cells(gradient.abs().amax(0)),
        "input-x-gradient": cells((gradient * x[0]).sum(0)),
    }
    for name, function in (("guided-backprop", GuidedRelu), ("deconvnet", DeconvRelu)):
        with rectifier(function):
            found[name] = cells(picture_gradient(network, x, target).sum(0))
    return {**found, **layer_maps(network, x, target)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network")
    parser.add_argument("--models", type=Path, default=Path("public/models"))
    parser.add_argument("--answers", type=Path, default=Path("training/golden"))
    options = parser.parse_args()
    network = shipped(options.network, options.models / options.network)
    x = torch.from_numpy(golden_picture(0)).permute(2, 0, 1)[None].float() / 127.5 - 1
    logits = network(x)[0].detach()
    known = json.loads((options.answers / f"{options.network}.json").read_text())["logits"][0]
    assert np.abs(logits.numpy() - np.array(known)).max() < 1e-4
    target = int(logits.argmax())
    record = {"network": options.network, "target": target, "cell": CELL, "maps": maps(network, x, target)}
    (options.answers / f"{options.network}-maps.json").write_text(json.dumps(record) + "\n")
    print({name: (len(values), max(values), min(values)) for name, values in record["maps"].items()})


if __name__ == "__main__":
    main()
