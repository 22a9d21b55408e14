using System.Runtime.InteropServices;
using Judba.Experiments.Cli;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
using var output = Console.OpenStandardOutput();
return Application.Run(args, new Session(output, Console.Out, Console.Error, stop.Token)
{
    OpenInput = Console.OpenStandardInput,
    IsOutputRedirected = Console.IsOutputRedirected,
    IsErrorRedirected = Console.IsErrorRedirected,
});

// The first signal asks the command to end; a second one ends the process as if nobody listened.
void Handle(PosixSignalContext context)
{
    context.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
