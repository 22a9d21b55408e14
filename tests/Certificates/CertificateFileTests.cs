using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scenarios;

namespace Judba.Certificates.Tests;

public sealed class CertificateFileTests
{
    // Cut anywhere, a file is refused with a sentence; whole, it reads back as it was written.
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Read_FileCutAnywhere_IsRefused(Reading reading)
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.Paper, 6, seed: 1).ToProblem();
        var (_, certificate) = Solved.With(problem, reading);
        using var stream = new MemoryStream();
        CertificateFile.Write(stream, certificate);
        var bytes = stream.ToArray();
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            for (var length = 0; length < bytes.Length; length++)
            {
                File.WriteAllBytes(path, bytes[..length]);
                Assert.Throws<InputException>(() => CertificateFile.Read(path, problem.DeviceCount));
            }

            File.WriteAllBytes(path, bytes);
            Assert.True(CertificateVerifier.Verify(problem, CertificateFile.Read(path, problem.DeviceCount)).Proved);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
