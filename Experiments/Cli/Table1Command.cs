using System.CommandLine;
using Judba.Experiments.Studies.Table1;
using Judba.Models.Files;

namespace Judba.Experiments.Cli;

/// <summary><c>judba reproduce table1</c>: an edge CNN for each compression ratio.</summary>
internal static class Table1Command
{
    public static Command Create(Session session)
    {
        var study = new StudyOptions();
        var quick = new Option<bool>("--quick") { Description = "A smoke version on 4,000 images, 2 to 5 minutes on 2 cores" };
        var full = new Option<bool>("--full") { Description = "All images of the data, half an hour to an hour for 60,000 on 2 cores" };
        var seeds = SharedOptions.Whole("--seeds", "Seeds to average over", 3, 1, 1000);
        var folder = SharedOptions.Out(
            "Folder for table, figure and profile; what a stopped run left in it is kept; without it, a dated one under results");
        var command = new Command("table1", "Table I: accuracy, times and parameters of the edge CNN by compression ratio.")
        {
            quick, full, seeds, folder,
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
            return new Table1Study(size, plan, [.. Enumerable.Range(study.Seed(parsed), parsed.GetValue(seeds))], study.Threads(parsed));
        });
    }
}
