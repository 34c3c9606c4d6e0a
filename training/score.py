"""The final scores of a network as shipped (weights rounded to bytes), with 95 % Wilson intervals.

    python3 training/score.py everyday-10 --photos ../shared/photos
    python3 training/score.py toyworld --world training/work/world-2

Run once, when the recipe is settled: nothing is chosen by what is printed here.
"""

import argparse
import math
from pathlib import Path

import numpy as np
import torch

import pictures
from networks import build
from train import SIZE, as_input


def wilson(right: int, count: int) -> tuple[float, float]:
    """Wilson (1927) interval of a share at 95 %."""
    z = 1.959964
    share = right / count
    centre = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count) * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return centre - half, centre + half


def tops(network: torch.nn.Module, data: pictures.Pictures) -> np.ndarray:
    found = []
    for start in range(0, len(data.pixels), 100):
        x, _ = data.batch(np.arange(start, min(start + 100, len(data.pixels))))
        with torch.no_grad():
            found.append(network(as_input(x)).argmax(1).numpy())
    return np.concatenate(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network", choices=["everyday-10", "toyworld"])
    parser.add_argument("--photos", type=Path, default=Path("../shared/photos"))
    parser.add_argument("--world", type=Path, default=Path("training/work/world-2"))
    parser.add_argument("--weights", type=Path, help="what export.py left: the rounded weights")
    options = parser.parse_args()
    if options.network == "toyworld":
        data = pictures.toyworld(options.world)
    else:
        data = pictures.boxed_photographs(options.photos, SIZE)
    network = build(options.network, len(data.classes)).eval()
    network.load_state_dict(torch.load(options.weights or Path("training/work") / options.network / "shipped.pt"))
    found = tops(network, data)
    truth = data.targets.argmax(1).numpy()
    right = found == truth
    low, high = wilson(int(right.sum()), len(right))
    print(f"{options.network}: {right.sum()} of {len(right)} right, {right.mean():.3f} ({low:.3f} to {high:.3f})")
    for index, name in enumerate(data.classes):
        rows = truth == index
        print(f"  {name}: {right[rows].sum()} of {rows.sum()}")


if __name__ == "__main__":
    main()
