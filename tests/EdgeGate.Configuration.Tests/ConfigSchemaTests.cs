using System.Text;
using EdgeGate.Configuration.Keys;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Configuration.Schema;
using Xunit;

namespace EdgeGate.Configuration.Tests;

public sealed class ConfigSchemaTests
{
    public static TheoryData<string> Paths => [.. ConfigSchema.Keys.Select(key => key.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Key_ItsOwnDefault_IsAcceptedAndChangesNothing(string path)
    {
        var key = ConfigSchema.ByPath[path];
        var options = new EdgeGateOptions();
        var errors = Bind(options, ConfigTexts.Nest(path, key.Default));
        Assert.Empty(errors.Select(error => error.Format("file")));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Key_WrongType_IsRefusedWithPlaceAndDefault(string path)
    {
        var key = ConfigSchema.ByPath[path];
        var error = Assert.Single(Bind(new EdgeGateOptions(), ConfigTexts.Nest(path, "{\"a\": 1}")));
        Assert.Equal((1, path), (error.Line, error.Key));
        Assert.Contains(key.Default, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_Always_AreUniqueAndExplained()
    {
        Assert.Equal(ConfigSchema.Keys.Count, ConfigSchema.ByPath.Count);
        Assert.All(ConfigSchema.Keys, key => Assert.True(key.About.Length > 10 && key.About.EndsWith('.') && key.Why.Length > 10 && key.Why.EndsWith('.'), key.Path));
    }

    [Fact]
    public void Bind_ContradictoryWiring_NamesTheKeyAtItsPlace()
    {
        var errors = Bind(new EdgeGateOptions(), "{ \"gate\": { \"chip\": \"x\" },\n  \"barrier\": { \"closePolicy\": \"whenSafe\" } }");
        Assert.Contains(errors, error => error.Key == "gate.outputs");
        Assert.Contains(errors, error => error.Key == "gate.inputs");
    }

    [Theory]
    [InlineData("barrier.pulseMs", "\"0.2 s\"", "written in milliseconds that is 200")]
    [InlineData("barrier.pulseMs", "\"200\"", "numbers stand without quotes: 200")]
    [InlineData("barrier.pulseMs", "\"200 furlongs\"", "give the bare number, in milliseconds")]
    [InlineData("access.minConfidence", "90", "90 percent are written 0.9")]
    [InlineData("access.minConfidence", "\"95 %\"", "that is 0.95")]
    [InlineData("journal.keepEventsDays", "\"2 weeks\"", "that is 14")]
    [InlineData("journal.maxMegabytes", "\"4 GB\"", "that is 4000")]
    [InlineData("access.antiPassbackMinutes", "\"2 h\"", "that is 120")]
    [InlineData("capture.width", "\"1280px\"", "that is 1280")]
    public void Bind_AnotherUnit_SaysWhatToWrite(string path, string value, string remedy) =>
        Assert.Contains(remedy, Assert.Single(Bind(new EdgeGateOptions(), ConfigTexts.Nest(path, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void Bind_KeyWithADot_IsNoWayAroundTheSections()
    {
        var options = new EdgeGateOptions();
        Assert.Contains("nested", Assert.Single(Bind(options, "{ \"access.mode\": \"openToAll\" }")).Message, StringComparison.Ordinal);
        Assert.Equal("\"allowList\"", ConfigSchema.ByPath["access.mode"].Read(options));
    }

    [Fact]
    public void Bind_OneLineForTwoPurposes_IsAContradiction()
    {
        var errors = Bind(new EdgeGateOptions(), """
            { "gate": { "chip": "x",
              "outputs": { "open": { "line": "GPIO17" } },
              "inputs": { "fire": { "line": "GPIO17" } } } }
            """);
        Assert.Equal((3, "gate.inputs.fire.line"), (Assert.Single(errors).Line, errors[0].Key));
    }

    [Fact]
    public void Bind_LinesWithoutAChip_IsAContradiction() =>
        Assert.Equal("gate.chip", Assert.Single(Bind(new EdgeGateOptions(), "{ \"gate\": { \"outputs\": { \"open\": { \"line\": \"1\" } } } }")).Key);

    [Fact]
    public void Bind_ContradictionBesideAnotherSectionsError_IsReportedToo() =>
        Assert.Equal(["access.mode", "capture.retryMaxMs"],
            Bind(new EdgeGateOptions(), "{ \"access\": { \"mode\": 1 }, \"capture\": { \"retryFirstMs\": 1000, \"retryMaxMs\": 500 } }").Select(error => error.Key));

    [Fact]
    public void Bind_SecretOfAWrongType_IsNotRepeated()
    {
        var error = Assert.Single(Bind(new EdgeGateOptions(), "{ \"capture\": { \"source\": \"rtsp://u:hush@h/\u0001\" } }"));
        Assert.DoesNotContain("hush", error.Format("file"), StringComparison.Ordinal);
    }

    [Fact]
    public void Show_SourceWithAPassword_HidesIt()
    {
        var options = new EdgeGateOptions();
        Assert.Empty(Bind(options, "{ \"capture\": { \"source\": \"rtsp://admin:hush@10.0.0.5/live\" } }"));
        Assert.Equal("\"rtsp://***@10.0.0.5/live\"", ConfigSchema.ByPath["capture.source"].Show(options));
        Assert.Contains("hush", ConfigSchema.ByPath["capture.source"].Read(options), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Example_AsItIsAndWithEveryKey_IsValidAndChangesNothing(bool everyKey)
    {
        var options = new EdgeGateOptions();
        Assert.Empty(Bind(options, everyKey ? ConfigTexts.EveryKey() : ExampleWriter.Write(new Dictionary<string, string>())).Select(error => error.Format("example")));
        Assert.All(ConfigSchema.Keys, key => Assert.Equal(key.Default, key.Read(options)));
        Assert.All(ConfigSchema.Keys, key => Assert.Contains($"\"{key.Name}\": {key.Default}", ConfigTexts.EveryKey(), StringComparison.Ordinal));
    }

    private static List<ConfigError> Bind(EdgeGateOptions options, string json)
    {
        var errors = new List<ConfigError>();
        ConfigBinder.Bind(Encoding.UTF8.GetBytes(json), options, errors);
        return errors;
    }
}
