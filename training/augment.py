"""What a training batch goes through before the network sees it.

Masked pictures are made as the search makes them: a 7 x 7 grid of kept and removed
regions, enlarged with linear tents, over a picture of the mean colour, of black, or of
the blurred picture. What shows nothing gets no label: its target is uniform. Works on
whole batches [batch, 3, height, width] in 0..1; knows no data set.
"""

import torch
import torch.nn.functional as F

GRID = 7


def zoomed(pictures: torch.Tensor, size: int, least: float, g: torch.Generator) -> torch.Tensor:
    """Random crop of `least`..1 of the area and of aspect 3/4..4/3, mirrored in half, at `size` pixels."""
    n = len(pictures)
    area = torch.rand(n, generator=g) * (1 - least) + least
    aspect = torch.exp((torch.rand(n, generator=g) * 2 - 1) * 0.2877)
    width = (area * aspect).sqrt().clamp(max=1)
    height = (area / aspect).sqrt().clamp(max=1)
    x = (torch.rand(n, generator=g) * 2 - 1) * (1 - width)
    y = (torch.rand(n, generator=g) * 2 - 1) * (1 - height)
    mirror = torch.where(torch.rand(n, generator=g) < 0.5, -1.0, 1.0)
    zero = torch.zeros(n)
    theta = torch.stack([torch.stack([width * mirror, zero, x], 1), torch.stack([zero, height, y], 1)], 1)
    grid = F.affine_grid(theta, [n, 3, size, size], align_corners=False)
    return F.grid_sample(pictures, grid, padding_mode="reflection", align_corners=False)


def coloured(pictures: torch.Tensor, strength: float, g: torch.Generator) -> torch.Tensor:
    """Brightness, contrast and saturation each times 1 +- strength."""
    n = len(pictures)

    def factor() -> torch.Tensor:
        return 1 + (torch.rand(n, 1, 1, 1, generator=g) * 2 - 1) * strength

    pictures = pictures * factor()
    grey = pictures.mean(dim=1, keepdim=True)
    pictures = grey + (pictures - grey) * factor()
    mean = pictures.mean(dim=(1, 2, 3), keepdim=True)
    return (mean + (pictures - mean) * factor()).clamp(0, 1)


def blurred(pictures: torch.Tensor) -> torch.Tensor:
    """Strong blur: averaged to 1/8 of the size and enlarged again."""
    small = F.avg_pool2d(pictures, 8, ceil_mode=True, count_include_pad=False)
    small = F.avg_pool2d(F.pad(small, (1, 1, 1, 1), mode="replicate"), 3, 1)
    return F.interpolate(small, size=pictures.shape[2:], mode="bilinear", align_corners=False)


def masked(
    pictures: torch.Tensor, targets: torch.Tensor, share: float, blank: float, g: torch.Generator
) -> tuple[torch.Tensor, torch.Tensor]:
    """A `share` of the batch loses random regions; a `blank` part of it loses all, and its label with them."""
    n = len(pictures)
    count = int(n * share)
    if count == 0:
        return pictures, targets
    some = pictures[:count]
    keep = torch.rand(count, 1, 1, 1, generator=g) * 0.8 + 0.2
    grid = (torch.rand(count, 1, GRID, GRID, generator=g) < keep).float()
    empty = int(n * blank)
    grid[:empty] = 0
    mask = F.interpolate(grid, size=pictures.shape[2:], mode="bilinear", align_corners=True)
    kind = torch.randint(0, 3, (count, 1, 1, 1), generator=g)
    kind[:empty] = kind[:empty] % 2
    mean = some.mean(dim=(2, 3), keepdim=True).expand_as(some)
    under = torch.where(kind == 0, mean, torch.where(kind == 1, torch.zeros_like(some), blurred(some)))
    targets = targets.clone()
    targets[:empty] = 1 / targets.shape[1]
    return torch.cat([under + (some - under) * mask, pictures[count:]]), targets
