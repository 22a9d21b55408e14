using System.CommandLine;
using Judba.Experiments.Studies.Autoencoders;

namespace Judba.Experiments.Cli;

/// <summary><c>judba reproduce autoencoders</c>: do latents of different devices fit together?</summary>
internal static class AutoencodersCommand
{
    public static Command Create(Session session)
    {
        var fleet = new FleetOptions();
        var command = new Command(
            "autoencoders", "Strategies for the devices' autoencoders, transfer to devices that do not upload, and federated learning.");
        fleet.AddTo(command);
        return command.Runs(session, fleet.Out, parsed => new AutoencoderStudy(fleet.Setup(parsed, session)));
    }
}
