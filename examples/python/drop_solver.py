#!/usr/bin/env python3
"""A solver for `judba --external`, standard library only.

Reads a judba-request/1 from standard input, writes {"uploads": [...], "bandwidthShare": [...]}.
Everybody uploads at first; whoever makes the set cheapest by leaving leaves, until nobody does.
"""
import json
import sys


def finish(a, b, devices):
    """max a and T* - max a, where the sum of b/(T* - a) is 1; from above, so that the shares never sum to more than 1."""
    latest = max(a[i] for i in devices)
    low, high = 0.0, sum(b[i] for i in devices)
    for _ in range(200):
        middle = low + (high - low) / 2
        if not low < middle < high:
            break
        if sum(b[i] / (middle + (latest - a[i])) for i in devices) > 1:
            low = middle
        else:
            high = middle
    return latest, high


def cost(problem, devices):
    """Cost of a set without the constant, when all uploaders finish together."""
    a, b = problem["computeLatency"], problem["transmitTime"]
    g, p = problem["uploadCost"], problem["transmitEnergyWeight"]
    latest, offset = finish(a, b, devices)
    return problem["latencyWeight"] * (latest + offset) + sum(g[i] + p[i] * (offset + latest - a[i]) for i in devices)


def main():
    problem = json.load(sys.stdin)["problem"]
    a, b = problem["computeLatency"], problem["transmitTime"]
    devices = list(range(len(a)))
    best = cost(problem, devices)
    while len(devices) > max(1, problem["minUploaders"]):
        found, leaver = min((cost(problem, [k for k in devices if k != i]), i) for i in devices)
        if found >= best:
            break
        best = found
        devices.remove(leaver)
    latest, offset = finish(a, b, devices)
    json.dump({"uploads": devices, "bandwidthShare": [b[i] / (offset + (latest - a[i])) for i in devices]}, sys.stdout)


if __name__ == "__main__":
    main()
