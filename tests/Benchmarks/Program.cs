using Judba.Benchmarks;
using Judba.Benchmarks.Baselines;

return args is [BaselineCommand.Store or BaselineCommand.Compare, ..] ? BaselineCommand.Run(args) : BenchmarkRun.Run(args);
