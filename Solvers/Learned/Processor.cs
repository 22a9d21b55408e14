namespace Judba.Solvers.Learned;

/// <summary>Where the network is computed.</summary>
public enum Processor
{
    /// <summary>On the processor, without libtorch.</summary>
    Cpu,

    /// <summary>On an NVIDIA GPU, by libtorch; for large batches.</summary>
    Cuda,
}
