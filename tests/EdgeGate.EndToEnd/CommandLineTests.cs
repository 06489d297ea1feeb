using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>
/// The program as scripts use it: JSON where they ask for it, codes they can tell apart, nothing on standard output that is not an answer.
/// </summary>
public sealed class CommandLineTests
{
    private static readonly string Scene = Path.Combine(Binary.Root, "board/common/self-test/scene.jpg");

    [Fact]
    public void Json_OfEveryCommandThatAnswersWithFacts_IsOneObject()
    {
        using var folder = new TemporaryFolder();
        var config = SimTests.Config(folder);
        Assert.Equal(0, Binary.Run("run", "--config", config, "--simulate", "--once", "--fast").ExitCode);
        var sighting = JsonDocument.Parse(Binary.Run("events", "--config", config, "--kind", "Sighting", "--json", "--limit",
            "1").Lines[0]).RootElement.GetProperty("id").GetInt64();
        var list = Path.Combine(Binary.Root, "board/virtual/clip/allow-list.csv");

        Assert.True(Object("check", "--config", config, "--json").GetProperty("ok").GetBoolean());
        Assert.Contains(Object("doctor", "--config", config, "--json").GetProperty("parts").EnumerateArray(),
            part => part.GetProperty("part").GetString() == "models");
        Assert.Equal(4, Object("version", "--json").GetProperty("models").GetArrayLength());
        Assert.Equal(7, Object("whatif", "--config", config, "--set", "access.minConfidence=0.99", "--json").GetProperty("vehicles")
            .GetInt32());
        Assert.Equal("Rules", Object("explain", $"{sighting}", "--config", config, "--json").GetProperty("sections").EnumerateArray()
            .Select(section => section.GetProperty("title").GetString()).Single(title => title == "Rules"));
        Assert.Equal(6, Object("lists", "check", list, "--json").GetProperty("entries").GetInt32());
        Assert.Equal(6, Object("lists", "show", "--config", config, "--json").GetProperty("total").GetInt32());
        Assert.False(Object("lists", "import", list, "--config", config, "--dry-run", "--json").GetProperty("applied").GetBoolean());
        Assert.Equal("", Binary.Run("near-misses", "--config", config, "--json").Output);
    }

    [Fact]
    public void Check_JsonOfABadFile_NamesLineAndKey()
    {
        using var folder = new TemporaryFolder();
        var config = folder.Write("edgegate.json", """
            {
              "access": { "minConfidence": 7 }
            }
            """);

        var outcome = Binary.Run("check", "--config", config, "--json");

        Assert.Equal(1, outcome.ExitCode);
        var error = JsonDocument.Parse(outcome.Output).RootElement.GetProperty("errors")[0];
        Assert.Equal(("access.minConfidence", 2), (error.GetProperty("key").GetString(), error.GetProperty("line").GetInt32()));
    }

    [Fact]
    public void Read_StandardInputAndFolder_AreReadLikeFiles()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Scene, Path.Combine(folder.Path, "one.jpg"));
        var expected = Binary.Run("read", Scene).Output.Split(": ")[1];

        Assert.Equal(expected, Binary.Run("read", folder.Path).Output.Split(": ")[1]);
        using var process = Process.Start(Binary.Describe(folder.Path, "read", "-"))!;
        using (var input = process.StandardInput.BaseStream)
            input.Write(File.ReadAllBytes(Scene));
        Assert.Equal($"-: {expected}", process.StandardOutput.ReadToEnd());
    }

    [Fact]
    public void Usage_Wrong_LeavesStandardOutputEmptyAndEndsWith64()
    {
        var outcome = Binary.Run("events", "--limit", "many");
        Assert.Equal((64, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("--limit many: it takes a whole number", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("read", "--region", "uk")]
    [InlineData("formats", "uk")]
    public void Region_Uk_IsAnsweredWithGb(params string[] words)
    {
        var outcome = Binary.Run(words[0] == "read" ? [.. words, Scene] : words);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("did you mean gb?", outcome.Error, StringComparison.Ordinal);
        Assert.InRange(outcome.Error.Length, 1, 300);
    }

    [Fact]
    public void FormatsFrom_List_SuggestsTheFleetsFormatAndPrintsNoPlate()
    {
        using var folder = new TemporaryFolder();
        const string letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
        string[] fleet = [.. Enumerable.Range(0, 30).Select(i => $"FH{(i * 4321 + 11) % 100000:00000}")];
        string[] others = [.. Enumerable.Range(0, 60)
            .Select(i => $"{letters[i % 24]}{letters[i * 7 % 24]}{letters[i * 11 % 24]}{(i * 173 + 1000) % 10000:0000}")];
        var list = folder.Write("vehicles.csv",
            string.Join('\n', ["plate,owner", .. fleet.Concat(others).Select(plate => $"{plate},Ana"), "A1B2,", "1AB2,", "AB*,"]));

        var outcome = Binary.Run("formats", "from", list, "--region", "tw");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("{FH}DDDDD         30 plates", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("\"vision\": { \"formats\": [\"{FH}DDDDD\"] }", outcome.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.All([.. fleet, .. others, "A1B2", "1AB2", "Ana"],
            secret => Assert.DoesNotContain(secret, outcome.Output, StringComparison.Ordinal));

        // What it suggests is in use then, and covers what it was made from.
        var config = folder.Write("edgegate.json", """{ "vision": { "regions": ["tw"], "formats": ["{FH}DDDDD"] } }""");
        var json = Object("formats", "from", list, "--config", config, "--json");
        Assert.Empty(json.GetProperty("suggested").EnumerateArray());
        Assert.Equal((92, 2, 1), (json.GetProperty("plates").GetInt32(), json.GetProperty("leftOut").GetProperty("tooFew").GetInt32(),
            json.GetProperty("leftOut").GetProperty("wildcards").GetInt32()));
    }

    [Fact]
    public void FormatsFrom_ListWithBadLines_UsesTheRestAndNamesNone()
    {
        using var folder = new TemporaryFolder();
        var list = folder.Write("vehicles.csv", "plate,list\nABC1234,maybe\nABC1235,allow\n");

        var outcome = Binary.Run("formats", "from", list);

        Assert.Equal((2, $"{list}: 1 line could not be used; edgegate lists check names them"),
            (outcome.ExitCode, outcome.Error.TrimEnd()));
        Assert.DoesNotContain("ABC123", outcome.Output + outcome.Error, StringComparison.Ordinal);
        Assert.Equal(1, Binary.Run("formats", "from", Path.Combine(folder.Path, "none.csv")).ExitCode);
    }

    [Fact]
    public void Output_WithOrWithoutNoColor_HoldsNoOrdersForATerminal()
    {
        foreach (var environment in (Dictionary<string, string>[])[[], new() { ["NO_COLOR"] = "1" }])
        {
            foreach (var words in (string[][])[["--help"], ["doctor"], ["bogus"]])
            {
                var outcome = Binary.RunWith(environment, words);
                Assert.DoesNotContain('\u001b', outcome.Output + outcome.Error);
            }
        }
    }

    private static JsonElement Object(params string[] arguments) =>
        JsonDocument.Parse(Assert.Single(Binary.Run(arguments).Lines)).RootElement;
}
