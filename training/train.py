"""Trains one of the two networks: seeded, resumable, one checkpoint and one line of curve per epoch.

    python3 training/train.py everyday-10 --datasets ../shared/datasets
    python3 training/train.py toyworld --world training/work/world-1

Runs on the processor (bfloat16 where it has the units for it) or on CUDA. Started
again with the same arguments it goes on where it stopped. Never reads a test picture:
a part of the training pictures is set aside to watch the curve.
"""

import argparse
import csv
import math
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import augment
import pictures
from networks import build


@dataclass(frozen=True)
class Recipe:
    """`small` is the picture size until `grow` (share of the epochs), 112 from there on."""

    epochs: int
    peak: float
    decay: float
    smoothing: float
    least_area: float
    colour: float
    masked: float
    blank: float
    small: int
    grow: float
    watched: int


RECIPES = {
    "everyday-10": Recipe(75, 0.25, 5e-4, 0.1, 0.3, 0.3, 0.3, 0.02, 80, 0.6, 600),
    "toyworld": Recipe(12, 0.25, 5e-4, 0.02, 0.8, 0.15, 0.2, 0.02, 112, 0.0, 1200),
}
SIZE = 112
BATCH = 128


def learning_rate(recipe: Recipe, progress: float) -> float:
    """One cycle: up over the first tenth, then down along a cosine to 0."""
    if progress < 0.1:
        return recipe.peak * (0.1 + 9 * progress)
    return recipe.peak * 0.5 * (1 + math.cos(math.pi * (progress - 0.1) / 0.9))


def as_input(batch: torch.Tensor) -> torch.Tensor:
    return (batch * 2 - 1).contiguous(memory_format=torch.channels_last)


def accuracy(network: torch.nn.Module, data: pictures.Pictures, device: str) -> float:
    """Share of pictures whose top class is one its targets allow, at full size without augmentation."""
    network.eval()
    right = 0
    for start in range(0, len(data.pixels), 256):
        x, y = data.batch(np.arange(start, min(start + 256, len(data.pixels))))
        if x.shape[2] != SIZE:
            x = F.interpolate(x, size=(SIZE, SIZE), mode="bilinear", align_corners=False)
        with torch.no_grad(), torch.autocast(device, dtype=torch.bfloat16):
            top = network(as_input(x).to(device)).argmax(1).cpu()
        right += int((y[torch.arange(len(y)), top] > 0).sum())
    network.train()
    return right / len(data.pixels)


def follow(average: torch.nn.Module, network: torch.nn.Module, keep: float) -> None:
    """The averaged weights move (1 - keep) of the way to the current ones; counters are copied."""
    with torch.no_grad():
        for mean, now in zip(average.state_dict().values(), network.state_dict().values()):
            if mean.is_floating_point():
                mean.lerp_(now, 1 - keep)
            else:
                mean.copy_(now)


def split(data: pictures.Pictures, watched: int, seed: int) -> tuple[pictures.Pictures, pictures.Pictures]:
    rows = np.random.default_rng(seed).permutation(len(data.pixels))
    return data.part(np.sort(rows[watched:])), data.part(rows[:watched])


def optimiser_for(network: torch.nn.Module, recipe: Recipe) -> torch.optim.Optimizer:
    """SGD with Nesterov momentum; biases and normalisation are not decayed."""
    plain = [p for p in network.parameters() if p.ndim > 1]
    free = [p for p in network.parameters() if p.ndim == 1]
    groups = [{"params": plain, "weight_decay": recipe.decay}, {"params": free, "weight_decay": 0.0}]
    return torch.optim.SGD(groups, lr=recipe.peak, momentum=0.9, nesterov=True)


class Training:
    """Everything one run owns; `state` and `restore` are what a checkpoint holds."""

    def __init__(self, name: str, data: pictures.Pictures, recipe: Recipe, seed: int):
        torch.manual_seed(seed)
        self.recipe, self.seed = recipe, seed
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.data, self.watched = split(data, recipe.watched, seed)
        layout = {"memory_format": torch.channels_last}
        self.network = build(name, len(data.classes)).to(self.device, **layout)
        self.average = build(name, len(data.classes)).to(self.device, **layout)
        self.average.load_state_dict(self.network.state_dict())
        self.optimiser = optimiser_for(self.network, recipe)
        self.epoch = 0

    def state(self) -> dict:
        return {
            "epoch": self.epoch,
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "classes": self.data.classes,
        }

    def restore(self, state: dict) -> None:
        self.epoch = state["epoch"]
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])

    def prepared(self, rows: np.ndarray, g: torch.Generator) -> tuple[torch.Tensor, torch.Tensor]:
        recipe = self.recipe
        size = recipe.small if self.epoch < recipe.grow * recipe.epochs else SIZE
        x, y = self.data.batch(rows)
        x = augment.coloured(augment.zoomed(x, size, recipe.least_area, g), recipe.colour, g)
        y = y * (1 - recipe.smoothing) + recipe.smoothing / y.shape[1]
        return augment.masked(x, y, recipe.masked, recipe.blank, g)

    def run_epoch(self) -> float:
        """One pass over the pictures; the mean loss."""
        g = torch.Generator().manual_seed(self.seed * 1000 + self.epoch)
        order = torch.randperm(len(self.data.pixels), generator=g).numpy()
        batches = len(order) // BATCH
        total = 0.0
        self.network.train()
        for index in range(batches):
            x, y = self.prepared(order[index * BATCH : (index + 1) * BATCH], g)
            for group in self.optimiser.param_groups:
                group["lr"] = learning_rate(self.recipe, (self.epoch + index / batches) / self.recipe.epochs)
            with torch.autocast(self.device, dtype=torch.bfloat16):
                logits = self.network(as_input(x).to(self.device))
            loss = F.cross_entropy(logits.float(), y.to(self.device))
            self.optimiser.zero_grad(set_to_none=True)
            loss.backward()
            self.optimiser.step()
            follow(self.average, self.network, 0.998)
            total += loss.item()
        self.epoch += 1
        return total / batches


def train(training: Training, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    checkpoint = folder / "checkpoint.pt"
    if checkpoint.exists():
        training.restore(torch.load(checkpoint, map_location=training.device))
        print(f"going on after epoch {training.epoch}", flush=True)
    while training.epoch < training.recipe.epochs:
        begun = time.time()
        loss = training.run_epoch()
        right = accuracy(training.average, training.watched, training.device)
        row = [training.epoch, f"{loss:.4f}", f"{right:.4f}", f"{time.time() - begun:.1f}"]
        with (folder / "curve.csv").open("a", newline="") as file:
            csv.writer(file).writerow(row)
        print("epoch", *row, flush=True)
        partial = folder / "checkpoint.partial"
        torch.save(training.state(), partial)
        partial.replace(checkpoint)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network", choices=list(RECIPES))
    parser.add_argument("--datasets", type=Path, default=Path("../shared/datasets"))
    parser.add_argument("--world", type=Path, default=Path("training/work/world-1"))
    parser.add_argument("--out", type=Path, help="folder of the checkpoint and the curve")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    if options.network == "toyworld":
        data = pictures.toyworld(options.world)
    else:
        data = pictures.imagenette([options.datasets / f"imagenette128-{part}.tar" for part in ("train", "val")])
    training = Training(options.network, data, RECIPES[options.network], options.seed)
    train(training, options.out or Path("training/work") / options.network)


if __name__ == "__main__":
    main()
