"""Where training pictures come from: Imagenette tar files, or scenes of the toy world.

A `Pictures` holds everything in memory as bytes, with one row of targets per picture
(a distribution over the classes), so that training needs no reader process. The 500
boxed photographs that test everyday-10 are read by `boxed_photographs` only.
"""

import io
import json
import tarfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image

IMAGENETTE = {
    "n01440764": "tench",
    "n02102040": "English springer",
    "n02979186": "cassette player",
    "n03000684": "chain saw",
    "n03028079": "church",
    "n03394916": "French horn",
    "n03417042": "garbage truck",
    "n03425413": "gas pump",
    "n03445777": "golf ball",
    "n03888257": "parachute",
}


@dataclass
class Pictures:
    """`pixels` uint8 [count, height, width, 3]; `targets` float [count, classes], rows sum to 1."""

    pixels: np.ndarray
    targets: torch.Tensor
    classes: list[str]

    def batch(self, rows: np.ndarray) -> tuple[torch.Tensor, torch.Tensor]:
        pixels = torch.from_numpy(self.pixels[rows]).permute(0, 3, 1, 2)
        return pixels.float() / 255, self.targets[torch.from_numpy(rows)]

    def part(self, rows: np.ndarray) -> "Pictures":
        return Pictures(self.pixels[rows], self.targets[torch.from_numpy(rows)], self.classes)


def imagenette(tars: list[Path]) -> Pictures:
    """All pictures of the tar files, in the order of their names; folders are WordNet ids."""
    ids = list(IMAGENETTE)
    pixels: list[np.ndarray] = []
    labels: list[int] = []
    for path in tars:
        with tarfile.open(path) as tar:
            for member in sorted((m for m in tar if m.name.endswith(".jpg")), key=lambda m: m.name):
                picture = Image.open(io.BytesIO(tar.extractfile(member).read())).convert("RGB")
                pixels.append(np.asarray(picture))
                labels.append(ids.index(member.name.split("/")[-2]))
    targets = torch.eye(len(ids))[torch.tensor(labels)]
    return Pictures(np.stack(pixels), targets, list(IMAGENETTE.values()))


def boxed_photographs(photos: Path, size: int) -> Pictures:
    """The 500 test photographs, made smaller by the same antialiased triangle filter as the explorer's."""
    manifest = json.loads((photos / "manifest.json").read_text())
    ids = list(IMAGENETTE)
    pixels, labels = [], []
    for entry in manifest["images"]:
        if not entry["file"].startswith("imagenette_val_boxed_224/"):
            continue
        picture = Image.open(photos / entry["file"]).convert("RGB")
        pixels.append(np.asarray(picture.resize((size, size), Image.BILINEAR)))
        labels.append(ids.index(entry["wnid"]))
    return Pictures(np.stack(pixels), torch.eye(len(ids))[torch.tensor(labels)], list(IMAGENETTE.values()))


def toyworld(folder: Path) -> Pictures:
    """A data set written by `npm run world`: `world.json` beside `pictures.bin`."""
    world = json.loads((folder / "world.json").read_text())
    count, (height, width) = world["count"], world["size"]
    pixels = np.fromfile(folder / "pictures.bin", dtype=np.uint8).reshape(count, height, width, 3)
    targets = torch.zeros(count, len(world["classes"]))
    for row, compatible in enumerate(world["compatible"]):
        targets[row, compatible] = 1 / len(compatible)
    return Pictures(pixels, targets, world["classes"])
