// A solver for `judba --external`: reads a judba-request/1 from standard input, writes {"uploads":[…],"bandwidthShare":[…]}.
// Everybody uploads at first; whoever makes the set cheapest by leaving leaves, until nobody does.
using System.Text.Json;
using Judba.Examples.CSharpSolver;

using var request = JsonDocument.Parse(Console.OpenStandardInput());
var problem = request.RootElement.GetProperty("problem");
var a = Numbers("computeLatency");
var b = Numbers("transmitTime");
var g = Numbers("uploadCost");
var p = Numbers("transmitEnergyWeight");
var fleet = new Fleet(a, b, g, p, problem.GetProperty("latencyWeight").GetDouble());

List<int> set = [.. Enumerable.Range(0, a.Length)];
var cost = fleet.Cost(set);
while (set.Count > Math.Max(1, problem.GetProperty("minUploaders").GetInt32()))
{
    var leaver = set.MinBy(i => fleet.Cost(set.Where(k => k != i)));
    var without = fleet.Cost(set.Where(k => k != leaver));
    if (!(without < cost))
        break;
    set.Remove(leaver);
    cost = without;
}

Console.WriteLine(JsonSerializer.Serialize(new { uploads = set, bandwidthShare = fleet.Shares(set) }));

double[] Numbers(string name) => [.. problem.GetProperty(name).EnumerateArray().Select(n => n.GetDouble())];
