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
        Assert.Contains(errors, line => line.Contains(":4:", StringComparison.Ordinal)
            && line.Contains("access.minConfidence: 1.5 is out of range", StringComparison.Ordinal));
        Assert.Contains(errors, line => line.Contains(":5:", StringComparison.Ordinal)
            && line.Contains("did you mean access.minConfidence?", StringComparison.Ordinal));
        Assert.Contains(errors, line => line.Contains(":6:", StringComparison.Ordinal)
            && line.Contains("\"allowList\"", StringComparison.Ordinal));
        Assert.Contains(errors, line => line.Contains(":8:", StringComparison.Ordinal)
            && line.Contains("barrier.pulseMs", StringComparison.Ordinal));
        Assert.Contains(errors, line => line.Contains(":9:", StringComparison.Ordinal)
            && line.Contains("vision.regions", StringComparison.Ordinal));
        Assert.Contains(errors, line => line.Contains(":11:", StringComparison.Ordinal)
            && line.Contains("capture", StringComparison.Ordinal));
        Assert.Contains("6 errors", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_RegionsAtAnExit_AreNotedAndNoError()
    {
        using var folder = new TemporaryFolder();

        var outcome = Binary.Run("check", "--config", folder.Write("edgegate.json", """
            { "access": { "role": "exit", "regions": ["tw"] }, "vision": { "regions": ["tw", "cn"] } }
            """));

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("note: access.regions (tw) holds at this exit too (access.role exit)", outcome.Output, StringComparison.Ordinal);
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

    [Fact]
    public void Check_WhatTheFilePointsAt_IsLookedAtWithItsPlaceInTheFile()
    {
        using var folder = new TemporaryFolder();
        var list = folder.Write("list.csv", "plate,list\nABC1234,allow\n,allow\nDEF5678,nolist\n");
        var models = Path.Combine(folder.Path, "models");
        foreach (var model in (string[])["plate-detector", "plate-recogniser"])
        {
            Directory.CreateDirectory(Path.Combine(models, model));
            foreach (var part in Directory.GetFiles(Path.Combine(Binary.Root, "models", model)))
                File.Copy(part, Path.Combine(models, model, Path.GetFileName(part)));
        }

        var damaged = Path.Combine(models, "plate-detector/plate-detector.int8.onnx");
        File.WriteAllBytes(damaged, [.. File.ReadAllBytes(damaged).SkipLast(1), 0]);
        var file = folder.Write("edgegate.json", $$"""
            {
              "lane": { "list": {{SimTests.JsonEncode(list)}}, "models": "models" },
              "vision": {
                "regions": ["tw", "zz"]
              },
              "capture": { "source": "no-such.mp4" }
            }
            """);

        var outcome = Binary.Run("check", "--config", file);

        Assert.Equal(1, outcome.ExitCode);
        var errors = outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(errors, line => line.Contains("edgegate.json:4:16: vision.regions: \"zz\" is a region that plate-recogniser",
            StringComparison.Ordinal) && line.Contains("tw", StringComparison.Ordinal));
        Assert.Contains(errors, line => line.Contains(":2:", StringComparison.Ordinal)
            && line.Contains("lane.models", StringComparison.Ordinal) && line.Contains("plate-detector", StringComparison.Ordinal));
        Assert.Equal(2, errors.Count(line => line.Contains("lane.list", StringComparison.Ordinal)));
        Assert.Contains(errors, line => line.Contains(":6:", StringComparison.Ordinal)
            && line.Contains("no-such.mp4", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_PasswordInAFileThatEverybodyMayRead_IsNotedAndNeverShown()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("edgegate.json", """{ "capture": { "source": "rtsp://h:554/live?user=admin&password=hush" } }""");
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        var outcome = Binary.Run("check", "--config", file);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("chmod o-r", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", outcome.Output + outcome.Error, StringComparison.Ordinal);
    }
}
