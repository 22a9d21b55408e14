using Judba.Models.Files;
using Judba.Models.Scenarios;

namespace Judba.Models.Tests;

public sealed class ProfileFileTests
{
    [Fact]
    public void Read_WhatToJsonWrote_IsTheSame()
    {
        var path = Path.GetTempFileName();
        try
        {
            foreach (var profile in ShippedProfiles.All)
            {
                File.WriteAllBytes(path, ProfileFile.ToJson(profile));

                var read = ProfileFile.Read(path);

                Assert.Equal(profile.Name, read.Name);
                Assert.Equal(profile.Rows.AsEnumerable(), read.Rows);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("\"accuracy\": 0.5", "\"accuracy\": 1.5", "accuracy")]
    [InlineData("\"parameters\": 10", "\"parameters\": 0.5", "parameters")]
    [InlineData("\"compressionRatio\": 4", "\"compressionRatio\": 0", "compressionRatio")]
    [InlineData("\"compressionRatio\": 4", "\"compressionRatio\": 8", "one for each compression ratio")]
    [InlineData("judba-profile/1", "judba-profile/2", "schema")]
    public void Read_WhatTheFormatDoesNotAllow_IsRefused(string good, string bad, string word)
    {
        var text = """
            {"schema": "judba-profile/1", "name": "x", "rows": [{"compressionRatio": 4, "accuracy": 0.5, "parameters": 10},
             {"compressionRatio": 8, "accuracy": 0.4, "parameters": 9}]}
            """;
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text.Replace(good, bad, StringComparison.Ordinal));

            var refusal = Assert.Throws<InputException>(() => ProfileFile.Read(path));

            Assert.StartsWith(path, refusal.Message, StringComparison.Ordinal);
            Assert.Contains(word, refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // docs/learning.md: Table I on 60,000 images.
    [Fact]
    public void FashionMnist_Rows_FallWithTheRatio()
    {
        var rows = ShippedProfiles.FashionMnist.Rows;

        Assert.Equal(CompressionProfile.PaperTableI.Rows.Select(r => r.CompressionRatio), rows.Select(r => r.CompressionRatio));
        Assert.All(
            rows.Zip(rows.Skip(1)), p => Assert.True(p.First.Accuracy > p.Second.Accuracy && p.First.Parameters > p.Second.Parameters));
        Assert.InRange(rows[4].Accuracy / rows[0].Accuracy, 0.94, 0.96);
    }
}
