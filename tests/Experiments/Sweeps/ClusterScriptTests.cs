using Judba.Experiments.Tests.Support;
using Xunit.Abstractions;
using YamlDotNet.Serialization;

namespace Judba.Experiments.Tests.Sweeps;

/// <summary>The job scripts of examples/cluster, with the real program or with programs that say how they were called.</summary>
public sealed class ClusterScriptTests(ITestOutputHelper log) : IDisposable
{
    private const string Shard = "examples/cluster/shard.sh";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [BashFact]
    public void Shard_EachScheduler_SaysWhichShard()
    {
        Assert.Equal(
            "sweep c.toml --out o --shard 3/8\n", Run(new(StringComparer.Ordinal) { ["SLURM_ARRAY_TASK_ID"] = "3" }).Expect(0).Output);
        Assert.Equal(
            "sweep c.toml --out o --shard 1/8\n", Run(new(StringComparer.Ordinal) { ["JOB_COMPLETION_INDEX"] = "0" }).Expect(0).Output);
        Assert.Equal("sweep c.toml --out o --shard 5/8\n", Run([], "5").Expect(0).Output);
        Assert.Contains("JOB_COMPLETION_INDEX", Run([]).Expect(2).Error, StringComparison.Ordinal);

        ProgramResult Run(Dictionary<string, string> scheduler, params string[] index) =>
            Script.Run(Shard, new(scheduler, StringComparer.Ordinal) { ["JUDBA"] = "echo" }, ["c.toml", "o", "8", .. index]);
    }

    [BashFact]
    public void Kubernetes_EachPod_DoesItsShard()
    {
        var text = File.ReadAllText(Path.Combine(JudbaProgram.RepositoryFolder, "examples", "cluster", "kubernetes.yaml"));
        var job = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(text);
        Assert.Equal(("batch/v1", "Job"), (job["apiVersion"], job["kind"]));
        var spec = Map(job["spec"]);
        Assert.Equal("Indexed", spec["completionMode"]);
        var pod = Map(Map(spec["template"])["spec"]);
        Assert.Equal("Never", pod["restartPolicy"]);
        var container = Map(Assert.Single((List<object>)pod["containers"]));
        var command = (string)Assert.Single((List<object>)container["command"]);
        Assert.EndsWith("/" + Shard, command, StringComparison.Ordinal);
        Assert.Equal("JUDBA", Map(Assert.Single((List<object>)container["env"]))["name"]);
        string[] arguments = [.. ((List<object>)container["args"]).Cast<string>()];
        var completions = int.Parse((string)spec["completions"]);
        // Every volume that is mounted is there, and what the arguments name lies in one.
        var mounts = ((List<object>)container["volumeMounts"]).Select(Map).ToDictionary(
            m => (string)m["name"], m => (string)m["mountPath"], StringComparer.Ordinal);
        Assert.Equal(
            mounts.Keys.Order(StringComparer.Ordinal),
            ((List<object>)pod["volumes"]).Select(v => (string)Map(v)["name"]).Order(StringComparer.Ordinal));
        Assert.All(arguments.Take(2), a => Assert.Contains(mounts.Values, m => a.StartsWith(m + "/", StringComparison.Ordinal)));

        var calls = Enumerable.Range(0, completions).Select(k =>
            Script.Run(
                Shard, new(StringComparer.Ordinal) { ["JUDBA"] = "echo", ["JOB_COMPLETION_INDEX"] = $"{k}" }, arguments).Expect(0).Output);
        Assert.Equal(
            Enumerable.Range(1, completions).Select(k => $"sweep {arguments[0]} --out {arguments[1]} --shard {k}/{completions}\n"), calls,
            StringComparer.Ordinal);

        // And for real, with paths of this machine.
        var config = _folder.Write("sweep.toml", SweepFiles.Small);
        Script.Run(
            Shard, new(StringComparer.Ordinal) { ["JUDBA"] = JudbaProgram.Executable, ["JOB_COMPLETION_INDEX"] = "7" }, config,
                _folder.Path("out"), arguments[2]).Expect(0);
        Assert.Equal("1,2,3,4,5,6,7\n", JudbaProgram.Run("sweep", "missing", _folder.Path("out"), "--list").Expect(1).Output);

        static Dictionary<string, object> Map(object node) =>
            ((Dictionary<object, object>)node).ToDictionary(p => (string)p.Key, p => p.Value, StringComparer.Ordinal);
    }

    [BashFact("parallel")]
    public void Parallel_ShardThatFails_IsDoneNextTimeAndNothingElse()
    {
        // The program, but shard 2 fails until somebody mends it; each call leaves a line.
        var calls = _folder.Path("calls");
        var program = Script.Write(_folder, "judba", $"""
            #!/bin/sh
            echo "$*" >> {calls}
            case "$*" in *"--shard 2/3") [ -e {_folder.Path("mended")} ] || exit 1;; esac
            exec {JudbaProgram.Executable} "$@"

            """);
        var config = _folder.Write("sweep.toml", SweepFiles.Small);

        var first = Run();
        Assert.NotEqual(0, first.ExitCode);
        _folder.Write("mended", "");
        File.Delete(calls);
        Run().Expect(0);

        Assert.Equal(
            [$"sweep {config} --out {_folder.Path("out")} --shard 2/3", $"sweep merge {_folder.Path("out")}"], File.ReadAllLines(calls));
        JudbaProgram.Run("sweep", config, "--out", _folder.Path("single")).Expect(0);
        Assert.Equal(SweepFiles.Results(_folder.Path("single")), SweepFiles.Results(_folder.Path("out")));

        ProgramResult Run() => Script.Run(
            "examples/cluster/parallel.sh", new(StringComparer.Ordinal) { ["JUDBA"] = program, ["HOME"] = _folder.Folder }, config,
                _folder.Path("out"), "3", "--jobs", "2");
    }

    [BashFact]
    public void Slurm_EndOfTheStep_DecidesWhetherTheTaskIsRequeued()
    {
        Assert.Equal("srun judba sweep c.toml --out o --shard 3/8\n", Run(0, restarts: 0).Expect(0).Output);
        Assert.Contains("scontrol requeue 77_3", Run(137, restarts: 0).Expect(137).Output, StringComparison.Ordinal);
        Assert.Contains("scontrol requeue 77_3", Run(130, restarts: 19).Expect(130).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("scontrol", Run(137, restarts: 20).Expect(137).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("scontrol", Run(2, restarts: 0).Expect(2).Output, StringComparison.Ordinal);

        ProgramResult Run(int code, int restarts)
        {
            foreach (var (name, end) in (IEnumerable<(string, int)>)[("srun", code), ("scontrol", 0)])
                Script.Write(_folder, name, $"#!/bin/sh\necho {name} \"$@\"\nexit {end}\n");

            return Script.Run(
                "examples/cluster/slurm.sh",
                new(StringComparer.Ordinal)
                {
                    ["PATH"] = _folder.Folder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
                    ["SLURM_ARRAY_JOB_ID"] = "77",
                    ["SLURM_ARRAY_TASK_ID"] = "3",
                    ["SLURM_RESTART_COUNT"] = $"{restarts}",
                },
                "c.toml", "o", "8");
        }
    }

    [SlurmFact]
    [Trait("Category", "Nightly")]
    public void Slurm_NodeKilledInTheMiddle_LosesNothing()
    {
        var run = Script.Run(
            "tests/Experiments/Sweeps/slurm-loopback.sh", new(StringComparer.Ordinal) { ["JUDBA"] = JudbaProgram.Executable },
                _folder.Path("slurm")).Expect(0);
        foreach (var line in run.Lines)
            log.WriteLine(line);
        Assert.Contains("killed node n2", run.Output, StringComparison.Ordinal);
        Assert.Contains("complete and equal", run.Output, StringComparison.Ordinal);
    }
}
