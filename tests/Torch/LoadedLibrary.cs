using System.Runtime.CompilerServices;

namespace Judba.Torch.Tests;

/// <summary>Loads libtorch before any test of this assembly.</summary>
/// <remarks>
/// A test that touches <c>torch</c> first would start TorchSharp's own loader. On older systems that one fails for good. Every test project
/// that uses libtorch compiles this file.
/// </remarks>
internal static class LoadedLibrary
{
    [ModuleInitializer]
    public static void Load() => TorchLibrary.Load();
}
