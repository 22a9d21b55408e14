using System.CommandLine;
using Judba.Experiments.Records;
using Judba.Experiments.Reports;
using Judba.Experiments.Studies;
using Judba.Experiments.Studies.Table1;
using Judba.Learning.Networks;
using Judba.Learning.Studies;
using Judba.Models.Files;

namespace Judba.Experiments.Cli;

/// <summary><c>judba reproduce table1</c>: an edge CNN for each compression ratio.</summary>
internal sealed class Table1Command
{
    private const string Name = "reproduce table1";

    private readonly Session _session;
    private readonly StudyOptions _study = new();
    private readonly Option<bool> _quick = new("--quick") { Description = "A smoke version on 4,000 images, 2 to 5 minutes on 2 cores" };
    private readonly Option<bool> _full = new("--full") { Description = "All images of the data, half an hour to an hour for 60,000 on 2 cores" };
    private readonly Option<int> _seeds = SharedOptions.Whole("--seeds", "Seeds to average over", 3, 1, 1000);
    private readonly Option<string?> _out = SharedOptions.Out("Folder for table, figure and profile; what a stopped run left in it is kept; without it, a dated one under results");

    private Table1Command(Session session) => _session = session;

    public static Command Create(Session session)
    {
        var it = new Table1Command(session);
        var command = new Command("table1", "Table I: accuracy, times and parameters of the edge CNN by compression ratio.")
        {
            it._quick, it._full, it._seeds, it._out,
        };
        it._study.AddTo(command);
        command.SetAction(it.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var size = (parsed.GetValue(_quick), parsed.GetValue(_full)) switch
        {
            (true, true) => throw new InputException("Options '--quick' and '--full' are given together; allowed: one of them."),
            (true, _) => Table1Size.Quick,
            (_, true) => Table1Size.Full,
            _ => Table1Size.Standard,
        };
        var start = DateTimeOffset.UtcNow;
        var plan = size.Plan(_study.Data(parsed, _session), _study.Device(parsed));
        var folder = parsed.GetValue(_out) ?? OutputFolder.Dated("table1", start);
        OutputFolder.Create(folder);
        var first = _study.Seed(parsed);
        // The longest first, so that no thread is left alone with one at the end.
        int[] ratios = [1, .. Compression.Ratios];
        var parts = ratios.SelectMany(r => Enumerable.Range(first, parsed.GetValue(_seeds)).Select(s => (Ratio: r, Seed: s))).ToList();
        _session.Error.WriteLine(
            $"{plan.Data.Name}: {plan.Data.Train.Count} training and {plan.Data.Test.Count} test images of {plan.Data.Train.Shape}, {size.Epochs} epochs");

        var kept = new KeptParts<Table1Part>(folder, $"{plan.Data.Name}, {size.Name}, {plan.Data.Train.Count} of {plan.Data.Train.Shape}, {size.Epochs} epochs, {plan.Device}");
        var measured = ParallelStudy.Run(
            parts, p => kept.Get($"ratio-{p.Ratio}-seed-{p.Seed}", () => Measure(plan, p.Ratio, p.Seed)), _study.Threads(parsed),
            (done, m) => _session.Error.WriteLine(
                $"{done} of {parts.Count}: λ = {m.Row.Ratio}, seed {m.Row.Seed}: {100 * m.Row.Accuracy:0.00} %, {m.Row.TrainSeconds + m.Row.AutoencoderSeconds:0} s"),
            _session.Stop);

        var rows = measured.Select(m => m.Row).ToList();
        var controls = measured.SelectMany(m => m.Controls).ToList();
        var result = new Table1Result(rows, controls);
        _session.Output.WriteLine($"{plan.Data.Name}, {size.Name}: {plan.Data.Train.Count} training and {plan.Data.Test.Count} test images, "
            + $"{size.Epochs} epochs, {parsed.GetValue(_seeds)} seeds");
        Table1Report.Write(_session.Output, result);
        Table1Report.Save(folder, $"table1-{size.Name}: {plan.Data.Name}", result, rows, controls);
        AtomicFile.Write(Path.Combine(folder, "manifest.json"), StudyManifest.ToJson(
            Name,
            json =>
            {
                json.WriteString("data", plan.Data.Name);
                json.WriteString("size", size.Name);
                json.WriteNumber("trainImages", plan.Data.Train.Count);
                json.WriteNumber("testImages", plan.Data.Test.Count);
                json.WriteNumber("autoencoderEpochs", plan.AutoencoderEpochs);
                json.WriteNumber("classifierEpochs", plan.ClassifierEpochs);
                json.WriteNumber("seed", first);
                json.WriteNumber("seeds", parsed.GetValue(_seeds));
                json.WriteString("device", plan.Device.ToString());
            },
            start));
        FolderReport.Write(folder);
        _session.Output.WriteLine(folder);
        return ExitCode.Done;
    }

    private Table1Part Measure(StudyPlan plan, int ratio, int seed)
    {
        var (row, controls) = CompressionStudy.Measure(plan, ratio, seed, _session.Stop);
        return new(row, controls);
    }
}
