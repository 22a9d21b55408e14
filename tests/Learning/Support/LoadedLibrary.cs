using System.Runtime.CompilerServices;
using Judba.Torch;

namespace Judba.Learning.Tests.Support;

/// <summary>
/// Loads libtorch before any test: a test that touches <c>torch</c> itself first would start TorchSharp's own loader, which fails on older
/// systems for good.
/// </summary>
internal static class LoadedLibrary
{
    [ModuleInitializer]
    public static void Load() => TorchLibrary.Load();
}
