namespace Judba.Experiments.Tests.Support;

/// <summary>A nightly test on a Slurm cluster that it starts itself, shown as skipped where that cannot be.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SlurmFactAttribute : FactAttribute
{
    public SlurmFactAttribute() => Skip = NightlyFactAttribute.WhyNot
        ?? (!Environment.IsPrivilegedProcess ? "starting a Slurm cluster on this machine takes root"
            : !BashFactAttribute.IsThere("slurmctld")
                && !File.Exists("/etc/debian_version") ? "there is no Slurm, and no Debian to install one from"
            : null);
}
