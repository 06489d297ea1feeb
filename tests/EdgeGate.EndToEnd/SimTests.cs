using System.Text.Json;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>The whole lane on the shipped clip: from pixels to relay contacts and durable events.</summary>
public sealed class SimTests
{
    private static readonly string Clip = Path.Combine(Binary.Root, "board/virtual/clip");

    private static readonly JsonElement[] Vehicles =
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(Clip, "script.json"))).RootElement.GetProperty("vehicles").EnumerateArray()];

    [Fact]
    public void Sim_ShippedClip_MatchesTranscriptAndRecordsEveryDecision()
    {
        using var folder = new TemporaryFolder();
        var config = Config(folder);

        var outcome = Binary.Run("run", "--config", config, "--simulate", "--once", "--fast");

        Assert.Equal("", outcome.Error);
        Assert.Equal(0, outcome.ExitCode);
        var expected = File.ReadAllLines(Path.Combine(Clip, "transcript.txt"));
        var found = Transcript.Of(outcome.Lines);

        // Each in its order. How they interleave hangs on single frames, and processors round differently.
        Assert.Equal(expected.Where(Transcript.IsDecision), found.Where(Transcript.IsDecision));
        Assert.Equal(expected.Where(line => !Transcript.IsDecision(line)), found.Where(line => !Transcript.IsDecision(line)));

        var events = Binary.Run("events", "--config", config, "--limit", "200", "--json").Lines
            .Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        var decided = outcome.Lines.Count(line => line.Contains("  GRANTED  ", StringComparison.Ordinal)
            || line.Contains("  DENIED  ", StringComparison.Ordinal) || line.Contains("  ignored  ", StringComparison.Ordinal));
        Assert.Equal(decided, events.Count(e => e.GetProperty("kind").GetString() == "Sighting"));

        // Who was let in is who passed, and each decision says so.
        Assert.Contains("7 vehicles: 4 let in, 3 denied, 0 ignored; 0 alarms", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(4, events.Count(e => e.TryGetProperty("vehicle", out var vehicle)
            && vehicle.GetProperty("step").GetString() == "Passed"));
        Assert.Equal(4, events.Count(e => e.TryGetProperty("outcome", out var came) && came.GetString() == "Passed"));
    }

    [Fact]
    public void Sim_ShippedClip_OpensOnceForEachAllowedVehicleAndForNobodyElse()
    {
        using var folder = new TemporaryFolder();
        var lines = Binary.Run("run", "--config", Config(folder), "--simulate", "--once", "--fast").Lines;

        var allowed = Vehicles.Where(vehicle => vehicle.GetProperty("list").GetString() == "allow").Select(Plate);
        var granted = lines.Where(line => line.Contains("GRANTED", StringComparison.Ordinal))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2]);
        Assert.Equal(allowed, granted);
        Assert.Equal(allowed.Count(), lines.Count(line => line.Contains("relay OPEN closed", StringComparison.Ordinal)));
        Assert.Equal(allowed.Count(), lines.Count(line => line.Contains("relay OPEN released", StringComparison.Ordinal)));
        Assert.All(Vehicles.Select(Plate), plate => Assert.Contains(lines, line => line.Contains(plate, StringComparison.Ordinal)));
    }

    [Fact]
    public void Sim_EmptyList_OpensForNobody()
    {
        using var folder = new TemporaryFolder();
        folder.Write("nobody.csv", "plate,list,owner,note,valid_from,valid_to\n");
        var lines = Binary.Run("run", "--config", Config(folder, Path.Combine(folder.Path, "nobody.csv")), "--simulate", "--once",
            "--fast").Lines;

        Assert.Contains(lines, line => line.Contains("DENIED", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("relay", StringComparison.Ordinal));
    }

    internal static string Config(TemporaryFolder folder, string? list = null, string? source = null, bool console = false) =>
        folder.Write("edgegate.json", $$"""
        {
          "lane": { "name": "virtual lane", "list": {{JsonEncode(list ?? Path.Combine(Clip, "allow-list.csv"))}} },
          "capture": { "source": {{JsonEncode(source ?? Path.Combine(Clip, "lane.mp4"))}} },
          "vision": { "regions": ["tw", "pl", "vn"] },
          // A machine that runs all tests at once has a slow disk; how long a barrier waits is tested elsewhere.
          "journal": { "directory": "journal", "budgetMs": 10000 },
          "console": { "port": {{(console ? 0 : 8443)}} },
        }
        """);

    internal static string JsonEncode(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private static string Plate(JsonElement vehicle) => vehicle.GetProperty("plate").GetString()!;
}
