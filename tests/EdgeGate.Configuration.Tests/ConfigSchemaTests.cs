using System.Text;
using EdgeGate.Access.Policy;
using EdgeGate.Configuration.Keys;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Configuration.Schema;
using EdgeGate.Domain.Configuration;
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
        var errors = Bind(ConfigTexts.Nest(path, key.Default), out _);
        Assert.Empty(errors.Select(error => error.Format("file")));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Key_WrongType_IsRefusedWithPlaceAndDefault(string path)
    {
        var key = ConfigSchema.ByPath[path];
        var error = Assert.Single(Bind(ConfigTexts.Nest(path, "{\"a\": 1}")));
        Assert.Equal((1, path), (error.Line, error.Key));
        Assert.Contains(key.Default, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Key_Always_HasARangeAUnitAndADefaultThatItAllows(string path)
    {
        var key = ConfigSchema.ByPath[path];
        Assert.Null(key.Fault(new EdgeGateOptions()));
        if (key.Form is OptionForm.Number number)
        {
            Assert.True(number.Min < number.Max && number.Unit.Length > 0, path);
            Assert.False(number.Allows(number.Max + 1) || number.Allows(number.Min - 1) || number.Allows(double.NaN));
        }
        else
        {
            Assert.Empty(key.Form.Unit);
        }
    }

    [Fact]
    public void Fault_OptionsMadeInCode_AreJudgedAsAFileIs()
    {
        var options = new EdgeGateOptions
        {
            Access = new() { MinConfidence = float.NaN, AntiPassbackMinutes = 0, Mode = (AccessMode)9 },
            Vision = new() { Regions = ["Taiwan"], Precision = "int4", Threads = 0, MinScore = 0.005f, MarginAlong = 0.5f },
            Capture = new() { Source = "a\u0001b", HangLimitMs = 20_000 }, Lane = new() { Name = new('x', 65) },
        };
        Assert.Equal(
            [
                "lane.name", "capture.source", "capture.hangLimitMs", "vision.regions", "vision.precision", "vision.threads",
                "vision.minScore",
                "access.mode", "access.minConfidence", "access.antiPassbackMinutes",
            ],
            ConfigSchema.Keys.Where(key => key.Fault(options) is not null).Select(key => key.Path));
    }

    [Fact]
    public void Keys_Always_AreUniqueAndExplained()
    {
        Assert.Equal(ConfigSchema.Keys.Count, ConfigSchema.ByPath.Count);
        Assert.All(ConfigSchema.Keys, key => Assert.True(key.About.Length > 10 && key.About.EndsWith('.') && key.Why.Length > 10
            && key.Why.EndsWith('.'), key.Path));
    }

    [Fact]
    public void Bind_ContradictoryWiring_NamesTheKeyAtItsPlace()
    {
        var errors = Bind("{ \"gate\": { \"chip\": \"x\" },\n  \"barrier\": { \"closePolicy\": \"whenSafe\" } }");
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
        Assert.Contains(remedy, Assert.Single(Bind(ConfigTexts.Nest(path, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void Bind_KeyWithADot_IsNoWayAroundTheSections()
    {
        Assert.Contains("nested", Assert.Single(Bind("{ \"access.mode\": \"openToAll\" }", out var options)).Message,
            StringComparison.Ordinal);
        Assert.Equal("\"allowList\"", ConfigSchema.ByPath["access.mode"].Read(options));
    }

    [Fact]
    public void Bind_OneLineForTwoPurposes_IsAContradiction()
    {
        var errors = Bind("""
            { "gate": { "chip": "x",
              "outputs": { "open": { "line": "GPIO17" } },
              "inputs": { "fire": { "line": "GPIO17" } } } }
            """);
        Assert.Equal((3, "gate.inputs.fire.line"), (Assert.Single(errors).Line, errors[0].Key));
    }

    [Fact]
    public void Bind_LinesWithoutAChip_IsAContradiction() =>
        Assert.Equal("gate.chip", Assert.Single(Bind("{ \"gate\": { \"outputs\": { \"open\": { \"line\": \"1\" } } } }")).Key);

    [Fact]
    public void Bind_ContradictionBesideAnotherSectionsError_IsReportedToo() =>
        Assert.Equal(["access.mode", "capture.retryMaxMs"],
            Bind("{ \"access\": { \"mode\": 1 }, \"capture\": { \"retryFirstMs\": 1000, \"retryMaxMs\": 500 } }")
            .Select(error => error.Key));

    [Fact]
    public void Bind_SecretOfAWrongType_IsNotRepeated()
    {
        var error = Assert.Single(Bind("{ \"capture\": { \"source\": \"rtsp://u:hush@h/\u0001\" } }"));
        Assert.DoesNotContain("hush", error.Format("file"), StringComparison.Ordinal);
    }

    [Fact]
    public void Show_SourceWithAPassword_HidesIt()
    {
        Assert.Empty(Bind("{ \"capture\": { \"source\": \"rtsp://admin:hush@10.0.0.5/live\" } }", out var options));
        Assert.Equal("\"rtsp://***@10.0.0.5/live\"", ConfigSchema.ByPath["capture.source"].Show(options));
        Assert.Contains("hush", ConfigSchema.ByPath["capture.source"].Read(options), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Example_AsItIsAndWithEveryKey_IsValidAndChangesNothing(bool everyKey)
    {
        var text = everyKey ? ConfigTexts.EveryKey() : ExampleWriter.Write(new Dictionary<string, string>());
        Assert.Empty(Bind(text, out var options).Select(error => error.Format("example")));
        Assert.All(ConfigSchema.Keys, key => Assert.Equal(key.Default, key.Read(options)));
        Assert.All(ConfigSchema.Keys, key => Assert.Contains($"\"{key.Name}\": {key.Default}", ConfigTexts.EveryKey(),
            StringComparison.Ordinal));
    }

    private static List<ConfigError> Bind(string json) => Bind(json, out _);

    private static List<ConfigError> Bind(string json, out EdgeGateOptions options)
    {
        var errors = new List<ConfigError>();
        options = ConfigBinder.Bind(Encoding.UTF8.GetBytes(json), new(), errors);
        return errors;
    }
}
