using System.Runtime.InteropServices;
using Judba.Experiments.Cli;
using Judba.Experiments.Text;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
using var output = Console.OpenStandardOutput();
return Application.Run(args, new Session(output, Console.Out, Console.Error, stop.Token)
{
    OpenInput = Console.OpenStandardInput,
    IsOutputRedirected = Console.IsOutputRedirected,
    IsErrorRedirected = Console.IsErrorRedirected,
    TerminalWidth = Width,
});

// The first signal asks the command to end; a second one ends the process as if nobody listened.
void Handle(PosixSignalContext context)
{
    context.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

// A terminal that does not know its width says 0.
static int Width() => !Console.IsOutputRedirected && Console.WindowWidth is > 0 and var width ? width : TextTable.Unlimited;
