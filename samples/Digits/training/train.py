#!/usr/bin/env python3
"""Trains LeNet-5 on MNIST's digits and writes its weights as safetensors.

    python3 train.py FOLDER lenet5.safetensors
    python3 train.py IMAGES LABELS lenet5.safetensors

The last 1,000 digits of the file are held back: they are never trained on and choose nothing; the accuracy on them is
reported at the end. Settings are compared with --validate, which does not look at them at all: it trains on the
digits before the last 2,000 and reports on the 1,000 between.
"""

import argparse
import copy
import math
import pathlib

import torch
from torch.nn import functional

from augmentation import vary
from idx import read_digits
from lenet5 import LeNet5, normalise
from safetensors_file import write_safetensors

HELD_BACK = 1000
BATCH = 100
WARM_UP = 200
# The last epochs see the digits almost as they are, which is how they come at the end.
CALM_SHARE, CALM_STRENGTH = 0.1, 0.5


def main() -> None:
    parser = _parser()
    options = parser.parse_args()
    try:
        images, labels = read_digits(options.data)
    except (OSError, ValueError) as error:
        parser.error(str(error))

    # One thread and deterministic algorithms: the same seed gives the same file.
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    torch.manual_seed(options.seed)

    images = torch.from_numpy(images.copy()).float().div(255).unsqueeze(1)
    labels = torch.from_numpy(labels.copy()).long()
    end = len(images) - (HELD_BACK if options.validate else 0)
    first_test = end - HELD_BACK

    network = train(images[:first_test], labels[:first_test], options.epochs, options.strength)
    write_safetensors(options.output, network.state_dict())

    right = count_right(network, images[first_test:end], labels[first_test:end])
    kind = "validation" if options.validate else "held-back"
    print(f"{right} of {HELD_BACK} {kind} digits right ({100 * right / HELD_BACK:.1f} %)")


def train(images: torch.Tensor, labels: torch.Tensor, epochs: int, strength: float) -> LeNet5:
    """The average of the weights along the training, which generalises better than the last of them."""
    network = LeNet5()
    average = copy.deepcopy(network).requires_grad_(False)
    optimiser = torch.optim.AdamW(network.parameters(), lr=1.0, weight_decay=0.02)
    batches = len(images) // BATCH
    steps = epochs * batches
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _learning_rate(step, steps))
    for epoch in range(epochs):
        calm = epoch >= epochs * (1 - CALM_SHARE)
        total = 0.0
        for chosen in torch.randperm(len(images))[: batches * BATCH].split(BATCH):
            varied = vary(images[chosen], strength * (CALM_STRENGTH if calm else 1))
            loss = functional.cross_entropy(network(normalise(varied)), labels[chosen])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            _follow(average, network)
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / batches:.4f}", flush=True)
    return average


def count_right(network: LeNet5, images: torch.Tensor, labels: torch.Tensor) -> int:
    with torch.no_grad():
        return int((network(normalise(images)).argmax(1) == labels).sum())


def _learning_rate(step: int, steps: int) -> float:
    """A short warm-up, then half a cosine down to zero."""
    return 2e-3 * min(1, (step + 1) / WARM_UP) * 0.5 * (1 + math.cos(math.pi * step / steps))


def _follow(average: LeNet5, network: LeNet5, keep: float = 0.998) -> None:
    with torch.no_grad():
        for slow, fast in zip(average.parameters(), network.parameters()):
            slow.mul_(keep).add_(fast, alpha=1 - keep)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Train LeNet-5 on IDX digits.")
    parser.add_argument("data", nargs="+", type=pathlib.Path, help="folder of the IDX files, or images and labels")
    parser.add_argument("output", type=pathlib.Path, help="safetensors file to write")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=150)
    parser.add_argument("--strength", type=float, default=0.7, help="of the augmentation; 0 is none")
    parser.add_argument("--validate", action="store_true", help="leave the held-back digits alone (see above)")
    return parser


if __name__ == "__main__":
    main()
