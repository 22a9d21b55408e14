using System.CommandLine;
using System.Globalization;
using Judba.Experiments.Studies.Table1;
using Judba.Learning.Networks;
using Judba.Models.Files;

namespace Judba.Experiments.Cli;

/// <summary><c>judba reproduce table1</c>: an edge CNN for each compression ratio.</summary>
internal static class Table1Command
{
    public static Command Create(Session session)
    {
        var study = new StudyOptions();
        var quick = new Option<bool>("--quick") { Description = "A smoke version on 4,000 images, 5 to 10 minutes on 2 free cores" };
        var full = new Option<bool>("--full") { Description = "All images of the data, hours for 60,000 on 2 cores" };
        var ratios = new Option<string>("--ratios")
        {
            Description = "Compression ratios beside the baseline",
            HelpName = "a,b,c",
            DefaultValueFactory = _ => AllRatios,
        };
        var seeds = SharedOptions.Whole("--seeds", "Seeds to average over", 3, 1, 1000);
        var folder = SharedOptions.Out(
            "Folder for table, figure and profile; what a stopped run left in it is kept; without it, a dated one under results");
        var command = new Command("table1", "Table I: accuracy, times and parameters of the edge CNN by compression ratio.")
        {
            quick, full, ratios, seeds, folder,
        };
        study.AddTo(command);
        return command.Runs(session, folder, parsed =>
        {
            var size = (parsed.GetValue(quick), parsed.GetValue(full)) switch
            {
                (true, true) => throw new InputException("Options '--quick' and '--full' are given together; allowed: one of them."),
                (true, _) => Table1Size.Quick,
                (_, true) => Table1Size.Full,
                _ => Table1Size.Standard,
            };
            var plan = size.Plan(study.Data(parsed, session), study.Device(parsed));
            return new Table1Study(
                size, plan, Ratios(parsed.GetRequiredValue(ratios)), [.. Enumerable.Range(study.Seed(parsed), parsed.GetValue(seeds))],
                study.Threads(parsed));
        });
    }

    private static string AllRatios => string.Join(',', Compression.Ratios);

    private static List<int> Ratios(string words)
    {
        List<int> ratios = [];
        foreach (var word in words.Split(','))
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var ratio) || !Compression.Ratios.Contains(ratio)
                || ratios.Contains(ratio))
                throw new InputException($"Option '--ratios' is '{words}'; allowed: some of {AllRatios}, each once.");
            ratios.Add(ratio);
        }

        return ratios;
    }
}
