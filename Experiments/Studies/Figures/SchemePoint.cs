using Judba.Experiments.Statistics;

namespace Judba.Experiments.Studies.Figures;

/// <summary>The paper's three schemes at one point of Fig. 4, over the same drawn fleets.</summary>
/// <param name="Devices">M.</param>
/// <param name="EdgeFrequencyHz">F [Hz].</param>
/// <param name="Full">Cost of "Fully-uploading".</param>
/// <param name="Random">Cost of "Random-uploading".</param>
/// <param name="Proposed">Cost of the optimal set with w*(S), to the gap below.</param>
/// <param name="FullLessRandom">Full − random, run by run.</param>
/// <param name="FullLessProposed">Full − proposed, run by run.</param>
/// <param name="RandomLessProposed">Random − proposed, run by run.</param>
/// <param name="WorstGap">Largest proved gap of the proposed scheme in any run.</param>
internal sealed record SchemePoint(
    int Devices, double EdgeFrequencyHz, Estimate Full, Estimate Random, Estimate Proposed,
    Estimate FullLessRandom, Estimate FullLessProposed, Estimate RandomLessProposed, double WorstGap);
