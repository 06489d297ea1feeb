using System.Text;
using EdgeGate.Configuration.Keys;
using EdgeGate.Configuration.Parsing;
using Xunit;

namespace EdgeGate.Configuration.Tests;

public sealed class ConfigEditTests
{
    [Fact]
    public void Set_KeyThatIsThere_ChangesTheValueAndNothingElse()
    {
        const string before = "// mine\n{\n  \"access\": { /* why */ \"minConfidence\": 0.9, // sure\n    \"mode\": \"allowList\", },\n}\n";

        Assert.Equal(before.Replace("0.9", "0.95", StringComparison.Ordinal), Set(before, ("access.minConfidence", "0.95")));
    }

    [Fact]
    public void Set_SectionWithLines_PutsNewKeysOnLinesOfTheirOwnInTheOrderGiven()
    {
        const string before = "{\n  \"vision\": { // what it sees\n    \"regions\": [\"tw\"],\n  },\n}\n";

        Assert.Equal(
            "{\n  \"vision\": { // what it sees\n    \"zone\": { \"left\": 0.1, \"top\": 0.2 },\n    \"regions\": [\"tw\"],\n  },\n}\n",
            Set(before, ("vision.zone.left", "0.1"), ("vision.zone.top", "0.2")));
    }

    [Theory]
    [InlineData("{}", "{ \"access\": { \"minAgreeing\": 4 },}")]
    [InlineData("{ \"access\": {} }", "{ \"access\": { \"minAgreeing\": 4,} }")]
    [InlineData("\uFEFF{ \"access\": { \"mode\": \"closed\" } }", "\uFEFF{ \"access\": { \"minAgreeing\": 4, \"mode\": \"closed\" } }")]
    public void Set_SectionInALine_StaysInALine(string before, string after) =>
        Assert.Equal(after, Set(before, ("access.minAgreeing", "4")));

    /// <summary>Whatever file is good is good after it, has the new values in force, and every other value as it was.</summary>
    [Fact]
    public void Set_MutatedFiles_ChangesWhatWasAskedForOnly()
    {
        var mutator = new ConfigMutator(new Random(7));
        var tried = 0;
        for (var round = 0; round < 3000; round++)
        {
            var file = mutator.Next();
            var errors = new List<ConfigError>();
            var before = ConfigBinder.Bind(file, new(), errors);
            if (errors.Count > 0)
                continue;

            var edited = ConfigEdit.Set(file, [new("access.minConfidence", "0.93"), new("vision.zone.left", "0.01")]);

            tried++;
            var after = ConfigBinder.Bind(edited, new(), errors);
            var text = Encoding.UTF8.GetString(edited);
            Assert.All(errors, error => Assert.True(error.IsContradiction, $"{error.Format("file")}\n{text}"));
            Assert.Equal((0.93f, 0.01f), (after.Access.MinConfidence, after.Vision.Zone.Left));
            foreach (var key in ConfigSchema.Keys.Where(key => key.Path is not ("access.minConfidence" or "vision.zone.left")))
                Assert.True(key.Read(before) == key.Read(after), $"{key.Path}\n{text}");
        }

        Assert.True(tried > 50, $"{tried}");
    }

    private static string Set(string file, params (string Key, string Value)[] values) =>
        Encoding.UTF8.GetString(ConfigEdit.Set(Encoding.UTF8.GetBytes(file),
            [.. values.Select(value => KeyValuePair.Create(value.Key, value.Value))]));
}
