"""Writes a trained network as a TensorFlow.js layers-model, and what it must answer.

    python3 training/export.py everyday-10

Kernels are stored as bytes. Every output channel of a convolution is first divided by
its largest weight, which the batch normalisation after it takes up, so that 255 steps
serve each channel alike. The golden logits beside the training code are computed in
PyTorch with the rounded weights: whoever reads the files must come within 1e-4.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import torch

from networks import Block, ConvNorm, Network, build

STEPS = 254
GOLDEN_PICTURES = 4
SIZE = 112


def rounded(weights: np.ndarray) -> tuple[np.ndarray, dict]:
    """Bytes and the rule that reads them (`byte * scale + min`); 0 stays 0."""
    scale = np.float32(2 * np.abs(weights).max() / STEPS)
    low = np.float32(-scale * (STEPS // 2))
    stored = np.clip(np.round((weights - low) / scale), 0, STEPS).astype(np.uint8)
    return stored, {"dtype": "uint8", "scale": float(scale), "min": float(low), "original_dtype": "float32"}


def even_channels(unit: ConvNorm) -> None:
    """Every output channel of the kernel gets the largest weight 1; the answer stays the same."""
    with torch.no_grad():
        largest = unit.conv.weight.abs().amax(dim=(1, 2, 3)).clamp(min=1e-12)
        unit.conv.weight.div_(largest.view(-1, 1, 1, 1))
        unit.norm.running_mean.div_(largest)
        # gamma / sqrt(var + eps) must grow by `largest`.
        unit.norm.weight.mul_(largest)


class Writer:
    """Collects layers and weights in the order they are called."""

    def __init__(self) -> None:
        self.layers: list[dict] = []
        self.weights: list[dict] = []
        self.data: list[bytes] = []

    def layer(self, kind: str, name: str, inputs: list[str], **config) -> str:
        inbound = [[[source, 0, 0, {}] for source in inputs]] if inputs else []
        settings = {"name": name, "trainable": True, "dtype": "float32", **config}
        self.layers.append({"class_name": kind, "name": name, "config": settings, "inbound_nodes": inbound})
        return name

    def exact(self, name: str, values: torch.Tensor) -> None:
        array = values.detach().numpy().astype(np.float32)
        self.weights.append({"name": name, "shape": list(array.shape), "dtype": "float32"})
        self.data.append(array.tobytes())

    def in_bytes(self, name: str, values: torch.Tensor, keras: np.ndarray) -> None:
        """Stores `keras` (the tensor in Keras' order) and leaves the rounded values in `values`."""
        stored, rule = rounded(keras)
        self.weights.append({"name": name, "shape": list(keras.shape), "dtype": "float32", "quantization": rule})
        self.data.append(stored.tobytes())
        scale, low = np.float32(rule["scale"]), np.float32(rule["min"])
        back = stored.astype(np.float32) * scale + low
        with torch.no_grad():
            order = (3, 2, 0, 1) if keras.ndim == 4 else (1, 0)
            values.copy_(torch.from_numpy(back.transpose(order).copy()))


def conv_norm(writer: Writer, unit: ConvNorm, name: str, source: str) -> str:
    even_channels(unit)
    conv, size = unit.conv, unit.conv.kernel_size[0]
    padding = "same"
    if conv.stride[0] > 1 and size > 1:
        # PyTorch pads both sides alike, "same" would pad only the end.
        source = writer.layer("ZeroPadding2D", f"{name}_pad", [source], padding=[[1, 1], [1, 1]], data_format="channels_last")
        padding = "valid"
    writer.layer(
        "Conv2D", name, [source], filters=conv.out_channels, kernel_size=[size, size], strides=list(conv.stride),
        padding=padding, data_format="channels_last", dilation_rate=[1, 1], activation="linear", use_bias=False,
    )
    writer.in_bytes(f"{name}/kernel", conv.weight, conv.weight.detach().numpy().transpose(2, 3, 1, 0))
    norm = unit.norm
    writer.layer("BatchNormalization", f"{name}_bn", [name], axis=-1, momentum=0.9, epsilon=norm.eps, center=True, scale=True)
    for key, values in (("gamma", norm.weight), ("beta", norm.bias), ("moving_mean", norm.running_mean), ("moving_variance", norm.running_var)):
        writer.exact(f"{name}_bn/{key}", values)
    return f"{name}_bn"


def relu(writer: Writer, name: str, source: str) -> str:
    return writer.layer("Activation", name, [source], activation="relu")


def residual(writer: Writer, block: Block, name: str, source: str) -> str:
    first = relu(writer, f"{name}_relu1", conv_norm(writer, block.first, f"{name}_conv1", source))
    main = conv_norm(writer, block.second, f"{name}_conv2", first)
    side = source
    if block.stride > 1:
        side = writer.layer(
            "AveragePooling2D", f"{name}_pool", [side], pool_size=[2, 2], strides=[2, 2], padding="valid", data_format="channels_last"
        )
    if block.shortcut is not None:
        side = conv_norm(writer, block.shortcut, f"{name}_side", side)
    return relu(writer, f"{name}_relu2", writer.layer("Add", f"{name}_add", [main, side]))


def topology(network: Network, name: str, classes: int) -> Writer:
    writer = Writer()
    last = writer.layer("InputLayer", "picture", [], batch_input_shape=[None, SIZE, SIZE, 3], sparse=False)
    last = relu(writer, "stem_relu", conv_norm(writer, network.stem, "stem", last))
    for index, block in enumerate(network.blocks):
        last = residual(writer, block, f"block{index + 1}", last)
    last = writer.layer("GlobalAveragePooling2D", "pool", [last], data_format="channels_last")
    writer.layer("Dense", "logits", [last], units=classes, activation="linear", use_bias=True)
    writer.in_bytes("logits/kernel", network.head.weight, network.head.weight.detach().numpy().T)
    writer.exact("logits/bias", network.head.bias)
    return writer


def golden_picture(index: int) -> np.ndarray:
    """A picture anyone can make again: waves and a step, uint8 [112, 112, 3]."""
    y, x, c = np.meshgrid(np.arange(SIZE), np.arange(SIZE), np.arange(3), indexing="ij")
    return ((x * (3 + index) + y * (5 + 2 * index) + c * 41 + (x * y) // (7 + index)) % 256).astype(np.uint8)


def golden(network: Network) -> list[list[float]]:
    batch = np.stack([golden_picture(index) for index in range(GOLDEN_PICTURES)])
    x = torch.from_numpy(batch).permute(0, 3, 1, 2).float() / 127.5 - 1
    with torch.no_grad():
        return [[round(float(value), 6) for value in row] for row in network(x)]


def write(name: str, checkpoint: Path, models: Path, answers: Path) -> None:
    state = torch.load(checkpoint, map_location="cpu")
    classes = state["classes"]
    network = build(name, len(classes)).eval()
    network.load_state_dict(state["average"])
    writer = topology(network, name, len(classes))
    folder = models / name
    folder.mkdir(parents=True, exist_ok=True)
    data = b"".join(writer.data)
    config = {"name": name, "layers": writer.layers, "input_layers": [["picture", 0, 0]], "output_layers": [["logits", 0, 0]]}
    model = {
        "format": "layers-model",
        "generatedBy": "sag-explorer",
        "modelTopology": {"keras_version": "2.0", "backend": "tensorflow", "model_config": {"class_name": "Model", "config": config}},
        "weightsManifest": [{"paths": ["weights.bin"], "weights": writer.weights}],
    }
    text = json.dumps(model, separators=(",", ":"))
    (folder / "model.json").write_text(text)
    (folder / "weights.bin").write_bytes(data)
    answers.mkdir(parents=True, exist_ok=True)
    record = {"network": name, "sha256": hashlib.sha256(text.encode() + data).hexdigest(), "logits": golden(network)}
    (answers / f"{name}.json").write_text(json.dumps(record, indent=1) + "\n")
    enter(models / "catalogue.json", name, {"model.json": text.encode(), "weights.bin": data})
    torch.save(network.state_dict(), checkpoint.parent / "shipped.pt")
    print(f"{name}: {len(text)} + {len(data)} bytes, sha256 {record['sha256']}")


def one_line(value: object) -> str:
    if isinstance(value, dict):
        entries = ", ".join(f"{json.dumps(key, ensure_ascii=False)}: {one_line(item)}" for key, item in value.items())
        return f"{{ {entries} }}" if entries else "{}"
    if isinstance(value, list):
        return "[" + ", ".join(one_line(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def written(value: object, indent: str = "", lead: int = 0) -> str:
    """JSON as `cli/models/formatCatalogue.ts` writes it: what fits in 160 characters stays on its line."""
    line = one_line(value)
    if not isinstance(value, (dict, list)) or lead + len(line) <= 160:
        return line
    inner = indent + "  "
    if isinstance(value, dict):
        labels = [f"{inner}{json.dumps(key, ensure_ascii=False)}: " for key in value]
        rows = [label + written(item, inner, len(label)) for label, item in zip(labels, value.values())]
        opening, closing = "{", "}"
    else:
        rows = [inner + written(item, inner, len(inner)) for item in value]
        opening, closing = "[", "]"
    return opening + "\n" + ",\n".join(rows) + f"\n{indent}{closing}"


def enter(catalogue: Path, name: str, parts: dict[str, bytes]) -> None:
    """Brings sizes and hashes of the network's card up to date; a network without a card is an error."""
    listed = json.loads(catalogue.read_text())
    card = next(card for card in listed["models"] if card["id"] == name)
    card["bytes"] = sum(len(data) for data in parts.values())
    card["sha256"] = hashlib.sha256(b"".join(parts.values())).hexdigest()
    card["files"] = [
        {"path": path, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()} for path, data in parts.items()
    ]
    catalogue.write_text(written(listed) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network")
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--models", type=Path, default=Path("public/models"))
    parser.add_argument("--answers", type=Path, default=Path("training/golden"))
    options = parser.parse_args()
    write(options.network, options.checkpoint or Path("training/work") / options.network / "checkpoint.pt", options.models, options.answers)


if __name__ == "__main__":
    main()
