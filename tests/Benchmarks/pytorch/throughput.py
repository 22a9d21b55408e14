"""Images per second of the baseline CNN's training step in PyTorch, to set beside `judba train classifier` (docs/learning.md).

Same model (32-64-128 on 1x32x32, 10 classes), same batches, Adam, cross-entropy, one thread, processor time.
"""

import sys
import time

import torch
from torch import nn

IMAGES, EPOCHS = 4000, 5


def network():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(64 * 8 * 8, 128), nn.ReLU(), nn.Linear(128, 10))


def throughput(batch):
    torch.manual_seed(1)
    images, labels = torch.rand(IMAGES, 1, 32, 32), torch.randint(10, (IMAGES,))
    model = network()
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
    best = float("inf")
    for _ in range(EPOCHS):
        start = time.thread_time()
        order = torch.randperm(IMAGES)
        for first in range(0, IMAGES, batch):
            rows = order[first:first + batch]
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(images[rows]), labels[rows])
            loss.backward()
            optimizer.step()
            loss.item()
        best = min(best, time.thread_time() - start)
    return IMAGES / best


if __name__ == "__main__":
    torch.set_num_threads(1)
    for size in [int(a) for a in sys.argv[1:]] or [64, 256]:
        print(f"PyTorch {torch.__version__}, batch {size}: {throughput(size):.0f} images/s")
