using System.CommandLine;

namespace Judba.Experiments.Cli;

/// <summary><c>judba train</c>: one network, with progress, checkpoints, and weights in an open format.</summary>
internal static class TrainCommand
{
    public static Command Create(Session session) => new("train", "Trains a network: checkpoints, resumes, weights as safetensors.")
    {
        TrainAllocatorCommand.Create(session),
        TrainAutoencoderCommand.Create(session),
        TrainClassifierCommand.Create(session),
    };
}
