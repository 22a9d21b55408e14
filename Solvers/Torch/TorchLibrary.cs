using System.Runtime.InteropServices;
using Judba.Models.Files;
using TorchSharp;

namespace Judba.Torch;

/// <summary>Loads libtorch, on systems older than the one that its C# binding was built on too.</summary>
/// <remarks>
/// TorchSharp's <c>libLibTorchSharp.so</c> demands version GLIBCXX_3.4.32 of libstdc++ (GCC 13); Debian 12 and Ubuntu 22.04 end at 3.4.30,
/// and the load fails. The one symbol behind it, <c>_ZSt21ios_base_library_initv</c>, marks at link time that streams are initialised
/// inside libstdc++; nothing calls it. So where the dynamic linker names that version as missing, and only there, the library beside the
/// program is replaced by a copy with that need marked weak. Replaced by renaming, never written to: the file may be a hard link into
/// NuGet's package cache. Done before TorchSharp's own loader, whose failure would copy half a gigabyte around.
/// </remarks>
public static class TorchLibrary
{
    private const string Missing = "GLIBCXX_3.4.32";
    private const string Binding = "libLibTorchSharp.so";

    private static readonly Lazy<bool> Loaded = new(LoadOnce);

    /// <summary>
    /// Loads libtorch once; every entrance of this library calls it. Code that touches <c>torch</c> itself calls it first.
    /// </summary>
    /// <exception cref="InputException">It cannot be loaded; the message says why.</exception>
    public static void Load() => _ = Loaded.Value;

    /// <summary>The device of a word on the command line.</summary>
    /// <param name="word"><c>cpu</c>, <c>cuda</c> or <c>auto</c>: CUDA where there is one.</param>
    /// <exception cref="InputException">CUDA is asked for and there is none, or the word is another.</exception>
    public static torch.Device Device(string word)
    {
        Load();
        var hasCuda = word is "cuda" or "auto" && torch.cuda.is_available();
        return word switch
        {
            "cpu" => torch.CPU,
            "cuda" or "auto" when hasCuda => torch.CUDA,
            "auto" => torch.CPU,
            "cuda" => throw new InputException(
                "Device 'cuda' is not there; allowed: cpu, auto, or a build with -p:Cuda=true on a machine with an NVIDIA GPU and its "
                    + "driver."),
            _ => throw new InputException($"Device '{word}' is unknown; allowed: cpu, cuda, auto."),
        };
    }

    private static bool LoadOnce()
    {
        if (OperatingSystem.IsLinux() && FindBinding() is { } path && Refusal(path) is { } refusal)
        {
            if (refusal.Contains(Missing, StringComparison.Ordinal))
            {
                Replace(path);
                refusal = Refusal(path);
            }

            if (refusal is not null)
                throw new InputException($"libtorch cannot be loaded: {refusal}");
        }

        // One thread a network: the program runs networks side by side, and the same seed then gives the same weights.
        torch.set_num_threads(1);
        return true;
    }

    // Beside the program, or where a build for no particular system puts native files.
    private static string? FindBinding()
    {
        string[] places =
        [
            Path.Combine(AppContext.BaseDirectory, Binding),
            Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native", Binding),
        ];
        return Array.Find(places, File.Exists);
    }

    private static string? Refusal(string path)
    {
        try
        {
            NativeLibrary.Load(path);
            return null;
        }
        catch (DllNotFoundException e)
        {
            return e.Message.ReplaceLineEndings(" ");
        }
    }

    private static void Replace(string path)
    {
        var library = File.ReadAllBytes(path);
        if (!WeakVersionNeed.Mark(library, Missing))
            return;
        // The time stays: the next build then sees its copy as up to date.
        var time = File.GetLastWriteTimeUtc(path);
        AtomicFile.Write(path, library);
        File.SetLastWriteTimeUtc(path, time);
    }
}
