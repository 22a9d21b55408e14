using System.Text.Json.Serialization;

namespace Judba.Experiments.Studies;

/// <summary>What surrounds a study while it runs.</summary>
/// <param name="Folder">The run's folder.</param>
/// <param name="Progress">Takes a line about how far the study is.</param>
/// <param name="Stop">Ends it.</param>
internal sealed record StudyContext(string Folder, Action<string> Progress, CancellationToken Stop)
{
    /// <summary>The parts of the study in the run's folder.</summary>
    /// <param name="settings">What the parts are measured with.</param>
    /// <param name="converters">How types are written that JSON does not know.</param>
    public KeptParts<TPart> Parts<TPart>(string settings, params ReadOnlySpan<JsonConverter> converters)
        where TPart : class => new(Folder, settings, converters);
}
