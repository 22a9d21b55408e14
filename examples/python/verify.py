#!/usr/bin/env python3
"""A second checker of judba-certificate/2, standard library only: python3 verify.py PROBLEM CERTIFICATE

Written from docs/certificate.md, whose words are used here. Exit code 0: proved, 1: refuted, 2: unreadable.
Numbers of the files are exact fractions. What is computed from them is an interval whose ends are rounded outward to whole multiples
of 2**-BITS, so that sums over large fleets stay short.
"""
import hashlib
import json
import math
import struct
import sys
from fractions import Fraction

BITS = 400
ONE = 1 << BITS
REFUTED, UNREADABLE = 1, 2
class Refusal(Exception):
    """A sentence and an exit code."""

def need(condition, sentence, code=REFUTED):
    if not condition:
        raise Refusal(sentence, code)

class Interval:
    """low <= x <= high, both in units of 2**-BITS."""
    __slots__ = ("low", "high")
    def __init__(self, low, high):
        self.low, self.high = low, high
    def __add__(self, other):
        return Interval(self.low + other.low, self.high + other.high)
    def __sub__(self, other):
        return Interval(self.low - other.high, self.high - other.low)
    def __mul__(self, other):
        if self.low >= 0 and other.low >= 0:
            return Interval(self.low * other.low >> BITS, -(-self.high * other.high >> BITS))
        ends = (self.low * other.low, self.low * other.high, self.high * other.low, self.high * other.high)
        return Interval(min(ends) >> BITS, -(-max(ends) >> BITS))
    def __truediv__(self, other):
        return Interval((self.low << BITS) // other.high, -((-self.high << BITS) // other.low))
    def times(self, count):
        return Interval(self.low * count, self.high * count) if count >= 0 else Interval(self.high * count, self.low * count)
    def root(self):
        return Interval(math.isqrt(max(0, self.low) << BITS), math.isqrt(max(0, self.high) << BITS) + 1)

def exact(number):
    """The interval of a number of a file, or of a fraction."""
    number = Fraction(number) * ONE
    return Interval(math.floor(number), math.ceil(number))

def load(path, schema, fields, optional=()):
    def members(pairs):
        need(len(dict(pairs)) == len(pairs), f"{path}: a field is repeated", UNREADABLE)
        return dict(pairs)
    try:
        with open(path, encoding="utf-8-sig") as file:
            root = json.load(file, object_pairs_hook=members)
    except (OSError, ValueError, RecursionError) as error:
        raise Refusal(f"{path}: {error}", UNREADABLE) from error
    need(isinstance(root, dict) and root.get("schema") == schema, f"{path}: 'schema' is not {schema}", UNREADABLE)
    need(set(fields) <= set(root) - {"schema"} <= {*fields, *optional}, f"{path}: fields are missing or unknown", UNREADABLE)
    return root

def number(value, low=-math.inf, high=math.inf, whole=False):
    need(isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 2**1023, "no number", UNREADABLE)
    value = float(value) + 0.0
    need(low <= value <= high and (not whole or value == int(value)), f"{value} is out of range", UNREADABLE)
    return int(value) if whole else value

def numbers(values, *rule, count=None):
    need(isinstance(values, list) and count in (None, len(values)), "an array is missing or has a wrong length", UNREADABLE)
    return [number(value, *rule) for value in values]

def indices(values, count):
    values = numbers(values, 0, count - 1, True)
    need(all(i < j for i, j in zip(values, values[1:])), "indices are not ascending", UNREADABLE)
    return values

class Problem:
    def __init__(self, path):
        root = load(path, "judba-problem/1", ["name", "latencyWeight", "constant", "minUploaders", "computeLatency", "transmitTime",
                                              "uploadCost", "transmitEnergyWeight"], ["tuningSaving"])
        self.A, self.K = number(root["latencyWeight"], 0, 1e40), number(root["constant"], -1e40, 1e40)
        self.m, self.a = number(root["minUploaders"], 0, 2**31 - 1, True), numbers(root["computeLatency"], 0, 1e40)
        self.M = self.n = len(self.a)
        self.b = numbers(root["transmitTime"], 1e-40, 1e40, count=self.M)
        self.g = numbers(root["uploadCost"], -1e40, 1e40, count=self.M)
        self.p = numbers(root["transmitEnergyWeight"], 0, 1e40, count=self.M)
        self.q = numbers(root.get("tuningSaving", [max(0.0, -g) for g in self.g]), 0, 1e40, count=self.M)
        need(self.M and (self.A > 0 or min(self.p) > 0), "there is no device, or A = 0 and some p = 0", UNREADABLE)
        values = [self.M, self.m, self.A, self.K, *self.a, *self.b, *self.g, *self.p, *self.q]
        self.digest = hashlib.sha256(struct.pack(f"<{len(values)}d", *values)).hexdigest()
        self.base = exact(self.K) + exact(self.A) * exact(min(self.a))

class Certificate:
    def __init__(self, path, M):
        root = load(path, "judba-certificate/2", ["problem", "problemSha256", "reading", "objective", "bound", "uploads",
                                                  "bandwidthShare", "first", "last", "clusters", "tree"])
        self.digest, self.reading, self.bound = root["problemSha256"], root["reading"], number(root["bound"])
        need(isinstance(root["problem"], str) and isinstance(self.digest, str) and isinstance(root["clusters"], list)
             and self.reading in ("min-cost", "min-latency"), "a name is no text, 'clusters' no array, or the reading unknown", UNREADABLE)
        self.objective, self.uploads = number(root["objective"]), indices(root["uploads"], M)
        self.shares = numbers(root["bandwidthShare"], 0, 1e40, count=len(self.uploads))
        self.first, self.last = number(root["first"], 0), math.inf if root["last"] is None else number(root["last"], 0)
        self.clusters = [indices(cluster, M) for cluster in root["clusters"]]
        self.tree, k, flat, J = [], 0, numbers(root["tree"]), len(self.clusters)
        while k < len(flat):
            length = {0: 4 + 2 * J, 1: 2, 2: 3, 3: 3}.get(flat[k], 0)
            node = flat[k:k + length]
            need(0 < length == len(node) and min(node[:3]) >= 0, "a node is no such node", UNREADABLE)
            if node[0] >= 2:
                node = [number(x, 0, most, True) for x, most in zip(node, (3, (M if node[0] == 2 else J) - 1, M - 1))]
            self.tree.append(node)
            k += length

def check_point(problem, claim):
    """Returns the cost of the point from above."""
    shares, A = [Fraction(w) for w in claim.shares], exact(problem.A)
    need(len(shares) >= problem.m and 0 not in shares, "the point is infeasible: too few upload, or one without a share")
    band, times = sum(shares), [Fraction(problem.b[i]) / w for i, w in zip(claim.uploads, shares)]
    need(band <= 1 + Fraction(1e-9) and max(times, default=0) <= Fraction(1e200), "the point is infeasible: too much band, or too little")

    def cost(times, size=lambda x: x):
        total = exact(size(problem.K))
        for i, t in zip(claim.uploads, times):
            total += exact(size(problem.g[i])) + exact(problem.p[i]) * exact(t)
        return (total + A * exact(max((problem.a[i] + t for i, t in zip(claim.uploads, times)), default=0))).high

    def agrees(value):
        return abs(exact(claim.objective).low - value) <= max(Fraction(1e-8) * abs(value), Fraction(2e-13) * cost(times, abs))

    above = cost([t * max(1, band) for t in times])
    if times and claim.reading == "min-latency":
        latest = max(problem.a[i] for i in claim.uploads)
        rests = [Fraction(latest) - Fraction(problem.a[i]) for i in claim.uploads]
        enough, step = times[rests.index(0)], Fraction(1, 10**15)
        while sum((exact(problem.b[i]) / exact(enough + rest)).high for i, rest in zip(claim.uploads, rests)) > ONE:
            enough, step = enough * (1 + step), 2 * step
        above = cost([enough + rest for rest in rests])
    need(agrees(cost(times)) and agrees(above), "the point does not cost what is claimed")
    need(exact(claim.bound).high <= above and claim.bound <= claim.objective, "the bound lies above the cost of the point")
    return above

def check_range(problem, claim):
    """Returns the bound of what the tree does not cover."""
    starts, first, last = [Fraction(a) - Fraction(min(problem.a)) for a in problem.a], claim.first, claim.last
    need(first <= min(a + Fraction(b) for a, b in zip(starts, problem.b)) and first <= last, "the tree begins too late")
    need(claim.tree or first == last, "the tree is empty")
    lowest = exact(problem.K).low if problem.m == 0 else math.inf
    if claim.reading == "min-latency":
        need(max(starts) + sum(map(Fraction, problem.b)) <= last < math.inf and claim.tree, "the tree ends too early")
    else:
        need((last == math.inf) == (problem.A == 0), "the tree has an end although A = 0, or none although A > 0")
        if problem.A > 0:
            lowest = min(lowest, (problem.base + exact(problem.A) * exact(last) + exact(sum(Fraction(min(0, g)) for g in problem.g))).low)
    return lowest

class Group:  # Devices with the same (a, b, g, p).
    def __init__(self, problem, i):
        self.start, self.size, self.cluster = exact(Fraction(problem.a[i]) - Fraction(min(problem.a))), 0, -1
        self.b, self.g, self.p = exact(problem.b[i]), exact(problem.g[i]), exact(problem.p[i])
        self.done = self.start + self.b

class Leaf:
    """The bound of a leaf, from the numbers of its node, its deadlines and its counts."""
    def __init__(self, problem, claim, groups, node):
        self.problem, self.groups, self.is_min_cost, self.shrinks = problem, groups, claim.reading == "min-cost", node[3] < 0
        self.price, self.T0, self.reward, *rewards = map(exact, node[1:])
        self.rewards = list(zip(rewards[::2], rewards[1::2]))
    def earned(self, T, bounds):
        total = 0
        for (c, s), (L, U) in zip(self.rewards, bounds):
            total += min((c + s * T).times(L).low, (c + s * T).times(U).low)
        return total
    def pay(self, group):
        """What a device of the group costs apart from p y + load/y - s y; and the size of its numbers."""
        c, self.s = self.rewards[group.cluster] if group.cluster >= 0 else (Interval(0, 0), Interval(0, 0))
        self.p, self.b, self.load, self.steep = group.p, group.b, self.price * group.b, group.p - self.s
        self.upload = group.g - self.reward - c - self.s * group.start
        self.size = sum(abs(x.high) for x in (group.g, self.reward, c, self.s * self.T2))
    def limit(self, steep):
        return self.upload + (steep * self.load).root().times(2)
    def psi(self, y):
        energy, rest = self.p * y * y, self.s * y
        if not self.is_min_cost or energy.high <= self.load.low:
            return self.upload + self.p * y + self.load / y - rest
        still, moving = self.limit(self.p) - rest, self.upload + self.p * y + self.load / y - rest
        return still if energy.low >= self.load.high else Interval(min(moving.low, still.low), max(moving.high, still.high))
    def line(self, y, T):
        """Value and slope at T of a line below psi."""
        if y.low << 50 <= T.low:
            return self.limit(self.p) - self.s * y, Interval(-self.s.high, -self.s.low)
        slope = self.p - self.load / (y * y)
        return self.psi(y), (Interval(min(0, slope.low), min(0, slope.high)) if self.is_min_cost else slope) - self.s
    def least(self, y1, y2):
        falls = self.s.low >= 0 if self.is_min_cost else self.s.low > 0 and self.steep.high <= 0
        if falls or (self.steep * y2 * y2).high <= self.load.low:
            return self.psi(y2).low
        start = Interval(max(y1.low, self.b.low), max(y1.low, self.b.low))
        return (self.psi(start) if (self.steep * start * start).low >= self.load.high else self.limit(self.steep)).low
    def bound(self, T1, T2, bounds, cluster_bounds):
        """In units of 2**-BITS; infinite for an empty leaf."""
        problem, groups, is_endless, m = self.problem, self.groups, T2 is None, self.problem.m
        need(not is_endless or not any(s.high or s.low for _, s in self.rewards), "a leaf without end has a sloping reward")
        left = [most if is_endless or group.done.low <= T2.high else 0 for group, (_, most) in zip(groups, bounds)]
        spare = sum(left) - m
        must = [max(fewest, most - spare) for (fewest, _), most in zip(bounds, left)]
        is_empty = spare < 0 or any(needed > most for needed, most in zip(must, left))
        for j, (low, high) in enumerate(cluster_bounds):
            needed, most = (sum(counts[i] for i, group in enumerate(groups) if group.cluster == j) for counts in (must, left))
            is_empty = is_empty or low > high or needed > high or most < low
        T1 = max([T1.low] + [group.done.low for group, needed in zip(groups, must) if needed])
        if is_empty or not is_endless and T1 > T2.high:
            return math.inf
        T0 = T1 if is_endless else min(max(self.T0.low, T1), T2.low)
        T0, T1, self.T2 = Interval(T0, T0), Interval(T1, T1), T2 or Interval(0, 0)
        total, incline, counted, rest = problem.base - self.price, Interval(0, 0), 0, []
        total += self.reward.times(problem.n if self.shrinks else m)
        if not is_endless:
            total, incline = total + exact(problem.A) * T0, exact(problem.A)
        for group, needed, most in (row for row in zip(groups, must, left) if row[2]):
            self.pay(group)
            free, convex = most - needed, needed
            y1, y2 = T1 - group.start, None if is_endless else T2 - group.start
            if not is_endless and free and T1.high + (T1.high >> 40) >= group.done.low and y1.low << 50 > T1.low:
                excess = max(0, self.psi(y1).high, self.psi(y2).high)
                if excess * 10**13 <= self.size:
                    convex, total = most, total - Interval(excess, excess).times(free)
            if convex:
                value, rise = (self.limit(self.p), incline) if is_endless else self.line(T0 - group.start, T0)
                total, incline = total + value.times(convex), incline + rise.times(convex)
            counted += convex
            if convex < most:
                rest.append((self.limit(self.p).low if is_endless else self.least(y1, y2), free))
        for least, free in sorted(rest):
            taken = free if least < 0 else max(0, min(free, m - counted))
            total, counted = total + Interval(least, least).times(taken), counted + taken
        if is_endless:
            return total.low + self.earned(T1, cluster_bounds)
        return min((total + incline * (T - T0)).low + self.earned(T, cluster_bounds) for T in (T1, T2))

def check_tree(problem, claim):
    """Returns the least bound of all leaves."""
    keys, led, groups, lowest = list(zip(problem.a, problem.b, problem.g, problem.p)), {}, [], math.inf
    for i, key in enumerate(keys):
        if key not in led:
            led[key] = i, Group(problem, i)
            groups.append(led[key][1])
        led[key][1].size += 1
    for j, cluster in enumerate(claim.clusters):
        mine = {id(led[keys[i]][1]): led[keys[i]][1] for i in cluster}.values()
        need(all(group.cluster < 0 for group in mine) and sum(group.size for group in mine) == len(cluster),
             f"cluster {j} has devices of another one, or divides devices that are alike")
        for group in mine:
            group.cluster = j
    index_of = {i: groups.index(group) for i, group in led.values()}
    sizes = [group.size for group in groups], [len(cluster) for cluster in claim.clusters]
    nodes, last = iter(claim.tree), None if claim.last == math.inf else exact(claim.last)
    parts = [(exact(claim.first), last, None)] if claim.tree else []
    while parts:
        T1, T2, path = parts.pop()
        node = next(nodes, None)
        need(node is not None, "the tree is broken off: a leaf is missing")
        if node[0] == 1:
            T = exact(node[1])
            need(T1.low <= T.low and (T2 is None or T.high <= T2.high), "a division lies outside its interval")
            parts += [(T, T2, path), (T1, T, path)]
        elif node[0] >= 2:
            kind, index, k = node[0] - 2, index_of.get(node[1]) if node[0] == 2 else node[1], node[2]
            need(index is not None and k < sizes[kind][index], "a division by devices is none")
            parts += [(T1, T2, (kind, index, k + 1, math.inf, path)), (T1, T2, (kind, index, 0, k, path))]
        else:
            bounds = [[(0, size) for size in kind] for kind in sizes]
            while path is not None:
                kind, index, fewest, most, path = path
                low, high = bounds[kind][index]
                bounds[kind][index] = max(low, fewest), min(high, most)
            lowest = min(lowest, Leaf(problem, claim, groups, node).bound(T1, T2, *bounds))
    need(next(nodes, None) is None, "the tree has nodes after its last leaf")
    return lowest

def main(arguments):
    try:
        need(len(arguments) == 2, "usage: python3 verify.py PROBLEM CERTIFICATE", UNREADABLE)
        problem = Problem(arguments[0])
        claim = Certificate(arguments[1], problem.M)
        need(claim.digest == problem.digest, "the certificate belongs to another problem")
        above = check_point(problem, claim)
        proved = min(check_range(problem, claim), check_tree(problem, claim))
        need(proved >= exact(claim.bound).high, "the leaves prove less than the bound that is claimed")
    except Refusal as refusal:
        sentence, code = refusal.args
        print(f"{'refuted' if code == REFUTED else 'error'}: {sentence}", file=sys.stderr)
        return code
    print(f"proved: the optimum lies between {claim.bound!r} and {float(Fraction(above, ONE))!r}")
    return 0

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
