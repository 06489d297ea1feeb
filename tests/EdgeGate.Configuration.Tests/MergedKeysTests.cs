using System.Text;
using EdgeGate.Configuration.Keys;
using EdgeGate.Configuration.Migration;
using EdgeGate.Configuration.Parsing;
using Xunit;

namespace EdgeGate.Configuration.Tests;

/// <summary>
/// Files of format 2 that name a key which is part of another now: the stricter of the two values was in force, and stays.
/// </summary>
public sealed class MergedKeysTests
{
    [Theory]
    [InlineData("{ \"tracker\": { \"readyAgreeing\": 5 } }", "{ \"access\": { \"minAgreeing\": 5 }, \"format\": 3, \"tracker\": {  } }",
        "5")]
    [InlineData("{ \"tracker\": { \"readyAgreeing\": 5 }, \"access\": { \"minAgreeing\": 4 } }",
        "{ \"format\": 3, \"tracker\": {  }, \"access\": { \"minAgreeing\": 5 } }", "5")]
    [InlineData("{ \"tracker\": { \"readyAgreeing\": 2 }, \"access\": { \"minAgreeing\": 4 } }",
        "{ \"format\": 3, \"tracker\": {  }, \"access\": { \"minAgreeing\": 4 } }", "4")]
    [InlineData("{ \"tracker\": { \"readyAgreeing\": 2, \"rearCamera\": true } }",
        "{ \"format\": 3, \"tracker\": {  \"rearCamera\": true } }", "3")]
    public void Apply_ReadyAgreeing_TheStricterStays(string old, string now, string agreeing) =>
        Carried(old, now, "access.minAgreeing", agreeing);

    [Theory]
    [InlineData("{ \"tracker\": { \"minDetectionScore\": 0.3 } }", "{ \"format\": 3, \"tracker\": {  } }", "0")]
    [InlineData("{ \"tracker\": { \"minDetectionScore\": 0.6 } }",
        "{ \"vision\": { \"minScore\": 0.6 }, \"format\": 3, \"tracker\": {  } }", "0.6")]
    [InlineData("{ \"vision\": { \"minScore\": 0.2 }, \"tracker\": { \"minDetectionScore\": 0.3 } }",
        "{ \"format\": 3, \"vision\": { \"minScore\": 0.3 }, \"tracker\": {  } }", "0.3")]
    [InlineData("{ \"vision\": { \"minScore\": 0.7 }, \"tracker\": { \"minDetectionScore\": 0.5 } }",
        "{ \"format\": 3, \"vision\": { \"minScore\": 0.7 }, \"tracker\": {  } }", "0.7")]
    [InlineData("{ \"tracker\": { \"minDetectionScore\": 1 } }", "{ \"vision\": { \"minScore\": 0.99 }, \"format\": 3, \"tracker\": {  } }",
        "0.99")]
    public void Apply_MinDetectionScore_TheStricterStays(string old, string now, string score) =>
        Carried(old, now, "vision.minScore", score);

    [Theory]
    [InlineData("{ \"tracker\": { \"rearCamera\": true, \"readyAgreeing\": 5 } }",
        "{ \"access\": { \"minAgreeing\": 5 }, \"format\": 3, \"tracker\": { \"rearCamera\": true,  } }", "5")]
    [InlineData("{ \"tracker\": { \"ready\\u0041greeing\": 5, } }",
        "{ \"access\": { \"minAgreeing\": 5 }, \"format\": 3, \"tracker\": {  } }", "5")]
    [InlineData("{ \"access\": {}, \"tracker\": { \"readyAgreeing\": 5 } }",
        "{ \"format\": 3, \"access\": { \"minAgreeing\": 5,}, \"tracker\": {  } }", "5")]
    public void Apply_KeyWrittenInOtherWays_IsFound(string old, string now, string agreeing) =>
        Carried(old, now, "access.minAgreeing", agreeing);

    [Fact]
    public void Apply_BothLimitsOfWhatIsNoPlate_Stay()
    {
        const string Old = "{ \"format\": 2, \"vision\": { \"dropNotAPlate\": 0.95 }, \"tracker\": { \"maxNotAPlate\": 0.6 } }";

        Assert.Equal(Old.Replace("2", "3", StringComparison.Ordinal), Apply(Old));
    }

    [Fact]
    public void Apply_CommentsAroundTheKey_StayOnTheirLines()
    {
        const string Old = "{ \"format\": 2,\n  // how it follows\n  \"tracker\": {\n    \"readyAgreeing\": 5 /* five */, // surer\n    \"rearCamera\": true\n  },\n  \"access\": {\n    \"mode\": \"closed\"\n  }\n}\n";

        Assert.Equal(
            "{ \"format\": 3,\n  // how it follows\n  \"tracker\": {\n     /* five */ // surer\n    \"rearCamera\": true\n  },\n  \"access\": { \"minAgreeing\": 5,\n    \"mode\": \"closed\"\n  }\n}\n",
            Apply(Old));
    }

    [Theory]
    [InlineData("{ \"format\": 3, \"tracker\": { \"readyAgreeing\": 5 } }", "tracker.readyAgreeing", "set access.minAgreeing instead")]
    [InlineData("{ \"format\": 3, \"tracker\": { \"minDetectionScore\": 0.3 } }", "tracker.minDetectionScore",
        "set vision.minScore instead")]
    [InlineData("{ \"tracker\": { \"minDetectionScore\": \"most\" } }", "tracker.minDetectionScore", "set vision.minScore instead")]
    [InlineData("{ \"tracker\": { \"readyAgreeing\": 1000 } }", "access.minAgreeing", "out of range")]
    public void Bind_OldNameOrAnImpossibleValue_IsRefusedAndNamesTheKeyOfToday(string file, string key, string words)
    {
        var errors = new List<ConfigError>();
        ConfigBinder.Bind(Encoding.UTF8.GetBytes(file), new(), errors);

        Assert.Equal(key, Assert.Single(errors).Key);
        Assert.Contains(words, errors[0].Message, StringComparison.Ordinal);
    }

    private static void Carried(string old, string now, string key, string value)
    {
        Assert.Equal(now, Apply(old));
        var errors = new List<ConfigError>();
        Assert.Equal(value, ConfigSchema.ByPath[key].Read(ConfigBinder.Bind(Encoding.UTF8.GetBytes(old), new(), errors)));
        Assert.Empty(errors);
    }

    private static string Apply(string old)
    {
        var root = ConfigParser.Parse(Encoding.UTF8.GetBytes(old), []);
        return Encoding.UTF8.GetString(ConfigMigration.Known.Apply(Encoding.UTF8.GetBytes(old), ConfigFormat.Of(root!)!.Value, out _));
    }
}
