using System.Diagnostics;
using System.Runtime.Versioning;
using Judba.Models.Files;
using Judba.Tests.Support;

namespace Judba.Models.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_LongestName_IsWrittenAndLeavesNothingElse()
    {
        // A name may have 255 bytes.
        foreach (var length in (int[])[250, 253, 255])
        {
            var path = _folder[new string('x', length)];
            AtomicFile.Write(path, "new"u8.ToArray());
            Assert.Equal("new", File.ReadAllText(path));
            Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
            File.Delete(path);
        }
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public void Write_ExistingFile_KeepsItsMode()
    {
        const UnixFileMode Shared = UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.UserExecute;
        foreach (var mode in (UnixFileMode[])[Private, Private | Shared])
        {
            var path = _folder["file"];
            File.WriteAllText(path, "old");
            File.SetUnixFileMode(path, mode);
            AtomicFile.Write(path, "new"u8.ToArray());
            Assert.Equal(("new", mode), (File.ReadAllText(path), File.GetUnixFileMode(path)));
        }
    }

    [UnixFact]
    public void Write_Link_WritesWhatItLeadsTo()
    {
        Directory.CreateDirectory(_folder["there"]);
        File.CreateSymbolicLink(_folder["one"], "two");
        File.CreateSymbolicLink(_folder["two"], "there/file");
        // First what is not there yet, then what is.
        foreach (var text in (string[])["first", "second"])
        {
            AtomicFile.Write(_folder["one"], System.Text.Encoding.UTF8.GetBytes(text));
            Assert.Equal(text, File.ReadAllText(_folder["there/file"]));
            Assert.Equal("two", new FileInfo(_folder["one"]).LinkTarget);
            Assert.Equal([_folder["there/file"]], Directory.GetFileSystemEntries(_folder["there"]));
        }
    }

    [UnixFact]
    public void Write_LinksInACircle_IsRefused()
    {
        File.CreateSymbolicLink(_folder["one"], "two");
        File.CreateSymbolicLink(_folder["two"], "one");
        Assert.Throws<InputException>(() => AtomicFile.Write(_folder["one"], "x"u8.ToArray()));
    }

    // As root a device would otherwise be gone, for everybody.
    [UnixFact]
    public void Write_Device_IsOpenedAndWritten()
    {
        AtomicFile.Write("/dev/null", "x"u8.ToArray());
        Assert.False(File.ReadAllBytes("/dev/null").Length > 0, "/dev/null holds something");
        File.CreateSymbolicLink(_folder["null"], "/dev/null");
        AtomicFile.Write(_folder["null"], "x"u8.ToArray());
        Assert.Equal("/dev/null", new FileInfo(_folder["null"]).LinkTarget);
        if (File.Exists("/dev/full"))
        {
            var refusal = Assert.Throws<InputException>(() => AtomicFile.Write("/dev/full", new byte[1 << 16]));
            Assert.Contains("cannot be written", refusal.Message, StringComparison.Ordinal);
        }
    }

    [UnixFact]
    public async Task Write_NamedPipe_ReachesItsReader()
    {
        var pipe = _folder["pipe"];
        Process.Start("mkfifo", [pipe]).WaitForExit();
        var reader = Task.Run(() => File.ReadAllText(pipe));
        AtomicFile.Write(pipe, "through"u8.ToArray());
        Assert.Equal("through", await reader);
        Assert.Equal([pipe], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData(".")]
    public void Write_NoFile_IsRefusedInOneSentence(string path) =>
        Assert.Null(SpoiltFiles.Complaint(() => AtomicFile.Write(path, "x"u8.ToArray())));
}
