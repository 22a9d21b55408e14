using Judba.Experiments.Cli;

return Application.Run(args);
