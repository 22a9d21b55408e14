namespace Judba.Architecture.Tests;

/// <summary>Rings of a directed graph: sets of nodes of which each is reached from each.</summary>
internal static class Rings
{
    /// <summary>One text a ring: its nodes, and under them the edges between them with an example of each.</summary>
    /// <param name="edges">Edges; those from a node to itself do not count.</param>
    public static IReadOnlyList<string> Find(IEnumerable<(string From, string To, string Example)> edges)
    {
        var all = edges.Where(e => !string.Equals(e.From, e.To, StringComparison.Ordinal)).ToList();
        var next = all.ToLookup(e => e.From, e => e.To, StringComparer.Ordinal);
        var reached = next.ToDictionary(n => n.Key, n => Reached(n.Key, next), StringComparer.Ordinal);
        List<string> found = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var (node, others) in reached.OrderBy(r => r.Key, StringComparer.Ordinal).Where(r => r.Value.Contains(r.Key)))
        {
            if (!seen.Add(node))
                continue;
            var ring = others.Where(o => reached.TryGetValue(o, out var back) && back.Contains(node))
                .Order(StringComparer.Ordinal).ToList();
            seen.UnionWith(ring);
            var inside = all.Where(e => ring.Contains(e.From, StringComparer.Ordinal) && ring.Contains(e.To, StringComparer.Ordinal))
                .GroupBy(e => (e.From, e.To))
                .OrderBy(g => g.Key.From, StringComparer.Ordinal).ThenBy(g => g.Key.To, StringComparer.Ordinal);
            found.Add(string.Join(
                "\n  ",
                [string.Join(", ", ring), .. inside.Select(g => $"{g.Key.From} -> {g.Key.To}, {g.Count()} times: {g.First().Example}")]));
        }

        return found;
    }

    private static HashSet<string> Reached(string start, ILookup<string, string> next)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        Stack<string> open = new([start]);
        while (open.TryPop(out var node))
        {
            foreach (var other in next[node].Where(seen.Add))
                open.Push(other);
        }

        return seen;
    }
}
