namespace Judba.Learning.Allocator;

/// <summary>What the allocator's network is trained to tell.</summary>
[Flags]
internal enum AllocatorTasks
{
    /// <summary>Who uploads.</summary>
    Uploads = 1,

    /// <summary>With which share.</summary>
    Shares = 2,

    /// <summary>The prices (T, μ, ν) behind it.</summary>
    Prices = 4,

    /// <summary>All three, as shipped.</summary>
    All = Uploads | Shares | Prices,
}
