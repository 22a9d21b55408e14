using System.Text.Json.Nodes;
using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Browser;

/// <summary>The reports of a comparison and of a figure, opened in a browser.</summary>
[Trait("Category", "Browser")]
public sealed class ReportPageTests(ReportFolders folders) : IClassFixture<ReportFolders>
{
    private const string Plots = "[...document.querySelectorAll('.js-plotly-plot')]";

    // A table of several rows with numbers, not yet sorted by the column.
    private const string Table = "document.querySelector('table.sortable:has(td.number)')";
    private const string Head = Table + ".querySelector('th.number')";
    private const string Column = $"[...{Table}.tBodies[0].rows].map(r => Number(r.cells[{Head}.cellIndex].dataset.value))";

    [ChromiumFact]
    public Task Comparison_Opened_DrawsEverythingAndFetchesNothing() => OpensCleanly(folders.Comparison, leastPlots: 4);

    [ChromiumFact]
    public Task Figure_Opened_DrawsEverythingAndFetchesNothing() => OpensCleanly(folders.Figure, leastPlots: 3);

    [ChromiumFact]
    public async Task Table_KeyboardAlone_SortsBothWays()
    {
        await using var browser = await Chromium.Start();
        await browser.Open(folders.Comparison);
        await browser.Evaluate<bool>($"({Head}.querySelector('button').focus(), true)");
        await browser.Press("Enter", "\r");
        Assert.Equal("ascending", await browser.Evaluate<string>($"{Head}.getAttribute('aria-sort')"));
        var up = await browser.Evaluate<double[]>(Column);
        Assert.True(up.Length > 2 && up.SequenceEqual(up.Order()), string.Join(' ', up));

        await browser.Press("Enter", "\r");
        Assert.Equal("descending", await browser.Evaluate<string>($"{Head}.getAttribute('aria-sort')"));
        Assert.Equal(up.OrderDescending(), await browser.Evaluate<double[]>(Column));

        await browser.Press("Tab");
        Assert.True(await browser.Evaluate<bool>($"document.activeElement === {Head}.nextElementSibling.querySelector('button')"));
    }

    [ChromiumFact]
    public async Task Page_PhoneWidth_NeedsNoSidewaysScroll()
    {
        const int Width = 390;
        await using var browser = await Chromium.Start();
        await browser.Send(
            "Emulation.setDeviceMetricsOverride",
            new() { ["width"] = Width, ["height"] = 844, ["deviceScaleFactor"] = 2, ["mobile"] = true });
        foreach (var page in (string[])[folders.Comparison, folders.Figure])
        {
            await browser.Open(page);
            Assert.InRange(await browser.Evaluate<int>("document.documentElement.scrollWidth"), 1, Width);
            Assert.InRange(
                await browser.Evaluate<double>($"Math.max(...{Plots}.map(p => p.querySelector('svg').getBoundingClientRect().right))"), 1,
                Width);
        }
    }

    [ChromiumFact]
    public async Task Page_Printed_ShowsStillsInsteadOfPlots()
    {
        await using var browser = await Chromium.Start();
        await browser.Open(folders.Figure);
        await browser.Send("Emulation.setEmulatedMedia", new() { ["media"] = "print" });
        Assert.True(
            await browser.Evaluate<bool>(
                "[...document.querySelectorAll('.still')].every(s => s.offsetHeight > 100 && s.naturalWidth > 100)"));
        Assert.True(await browser.Evaluate<bool>($"{Plots}.every(p => p.offsetHeight === 0)"));
    }

    // The tests above see what they are meant to see.
    [ChromiumFact]
    public async Task SpoiltPage_Opened_IsNoticed()
    {
        const string Elsewhere = "http://127.0.0.1:9/x.png";
        using var folder = new TemporaryFolder();
        await using var browser = await Chromium.Start();
        const string Script = "document.documentElement.dataset.ready = 'true'; console.error('x'); nothing();";
        await browser.Open(folder.Write("page.html", $"<img src='{Elsewhere}'><script>{Script}</script>"));
        Assert.Contains(Complaints(browser), c => c.Contains("consoleAPICalled", StringComparison.Ordinal));
        Assert.Contains(Complaints(browser), c => c.Contains("exceptionThrown", StringComparison.Ordinal));
        Assert.Contains(Elsewhere, Requests(browser), StringComparer.Ordinal);
    }

    private static async Task OpensCleanly(string page, int leastPlots)
    {
        await using var browser = await Chromium.Start();
        await browser.Open(page);
        // Every trace of every plot has values, and left ink.
        var points = await browser.Evaluate<int[]>($"{Plots}.flatMap(p => p.data.map(t => t.y.filter(v => v !== null).length))");
        Assert.True(await browser.Evaluate<int>($"{Plots}.length") >= leastPlots);
        Assert.All(points, n => Assert.True(n > 0));
        Assert.True(await browser.Evaluate<bool>($"{Plots}.every(p => p.querySelector('.points path, .js-line'))"));
        Assert.False(
            await browser.Evaluate<bool>("!!document.querySelector('[data-title*=\"Share\"], [data-title*=\"loud\"]')"),
            "a button sends the chart to a server");

        Assert.Empty(Complaints(browser));
        Assert.Equal([new Uri(page).AbsoluteUri], Requests(browser).Distinct(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Complaints(Chromium browser) => browser.Events.Where(IsComplaint).Select(e => e.ToJsonString());

    private static IEnumerable<string> Requests(Chromium browser) => browser.Events.Where(e => Is(e, "Network.requestWillBeSent"))
        .Select(e => e["params"]!["request"]!["url"]!.GetValue<string>())
        .Where(u => !u.StartsWith("data:", StringComparison.Ordinal) && !u.StartsWith("blob:", StringComparison.Ordinal));

    private static bool IsComplaint(JsonNode e) =>
        Is(e, "Runtime.exceptionThrown")
        || Is(e, "Log.entryAdded") && e["params"]!["entry"]!["level"]!.GetValue<string>() is "error" or "warning"
        || Is(e, "Runtime.consoleAPICalled") && e["params"]!["type"]!.GetValue<string>() is "error" or "warning" or "assert";

    private static bool Is(JsonNode e, string method) => string.Equals(e["method"]?.GetValue<string>(), method, StringComparison.Ordinal);
}
