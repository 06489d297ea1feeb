using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary><c>edgegate check</c> finds everything at once.</summary>
public sealed class CheckTests
{
    [Fact]
    public void Check_ManyErrors_ReportsEachWithLineKeyAndRemedy()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("edgegate.json", """
            {
              // a comment is allowed
              "access": {
                "minConfidence": 1.5,
                "minConfidenc": 0.9,
                "mode": "open",
              },
              "barrier": { "pulseMs": "200" },
              "vision": { "regions": ["TW", "de"] },
              "lane": { "list": "missing.csv" },
              "capture": 5
            }
            """);

        var outcome = Binary.Run("check", "--config", file);

        Assert.Equal(1, outcome.ExitCode);
        var errors = outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(errors, line => line.Contains(":4:", StringComparison.Ordinal) && line.Contains("access.minConfidence: 1.5 is out of range", StringComparison.Ordinal));
        Assert.Contains(errors, line => line.Contains(":5:", StringComparison.Ordinal) && line.Contains("did you mean access.minConfidence?", StringComparison.Ordinal));
        Assert.Contains(errors, line => line.Contains(":6:", StringComparison.Ordinal) && line.Contains("\"allowList\"", StringComparison.Ordinal));
        Assert.Contains(errors, line => line.Contains(":8:", StringComparison.Ordinal) && line.Contains("barrier.pulseMs", StringComparison.Ordinal));
        Assert.Contains(errors, line => line.Contains(":9:", StringComparison.Ordinal) && line.Contains("vision.regions", StringComparison.Ordinal));
        Assert.Contains(errors, line => line.Contains(":11:", StringComparison.Ordinal) && line.Contains("capture", StringComparison.Ordinal));
        Assert.Contains("6 errors", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ShippedConfigurations_AreRight()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Binary.Root, "board"), "edgegate.json", SearchOption.AllDirectories))
            Assert.Equal((file, 0), (file, Binary.Run("check", "--config", file).ExitCode));
    }

    [Fact]
    public void Check_NotJson_SaysWhere()
    {
        using var folder = new TemporaryFolder();
        var outcome = Binary.Run("check", "--config", folder.Write("edgegate.json", "{\n  \"lane\": {\n"));
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("edgegate.json:3:1", outcome.Error, StringComparison.Ordinal);
    }
}
