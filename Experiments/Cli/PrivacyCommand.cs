using System.CommandLine;
using Judba.Experiments.Studies.Privacy;

namespace Judba.Experiments.Cli;

/// <summary><c>judba reproduce privacy</c>: what an attacker recovers from latents.</summary>
internal static class PrivacyCommand
{
    public static Command Create(Session session)
    {
        var fleet = new FleetOptions();
        var command = new Command("privacy", "The inversion attack: images from overheard latents, without the decoder.");
        fleet.AddTo(command);
        return command.Runs(session, fleet.Out, parsed => new PrivacyStudy(fleet.Setup(parsed, session)));
    }
}
