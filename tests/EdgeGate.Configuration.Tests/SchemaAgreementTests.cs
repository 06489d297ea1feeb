using System.Text;
using System.Text.Json;
using EdgeGate.Configuration.Keys;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Configuration.Schema;
using Xunit;

namespace EdgeGate.Configuration.Tests;

/// <summary>The code and the schema say the same, in both directions.</summary>
public sealed class SchemaAgreementTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(JsonSchemaWriter.Write()).RootElement;
    private static readonly Dictionary<string, JsonElement> Leaves = Flatten(Schema, "").ToDictionary();

    public static TheoryData<string> Paths => [.. ConfigSchema.Keys.Select(key => key.Path)];

    [Fact]
    public void Schema_EveryKeyOfTheCode_AndNoOther() =>
        Assert.Equal(ConfigSchema.Keys.Select(key => key.Path).Order(), Leaves.Keys.Order());

    [Theory]
    [MemberData(nameof(Paths))]
    public void Schema_EveryKey_IsExplainedWithUnitDefaultAndReason(string path)
    {
        var (leaf, key) = (Leaves[path], ConfigSchema.ByPath[path]);
        foreach (var word in (string[])["title", "description", "why", "reload"])
            Assert.NotEmpty(leaf.GetProperty(word).GetString()!);
        Assert.True(MiniSchema.Accepts(leaf, leaf.GetProperty("default")), "the default is not valid");
        Assert.Equal(JsonDocument.Parse(key.Default).RootElement.ToString(), leaf.GetProperty("default").ToString());
        if (leaf.GetProperty("type").GetString() is "integer" or "number")
            Assert.NotEmpty(leaf.GetProperty("unit").GetString()!);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Schema_AnyValueOfAKey_IsJudgedAsByTheCode(string path)
    {
        var values = new SchemaValues(new Random(path.Length * 7919));
        var (accepted, refused) = (0, 0);
        for (var round = 0; round < 300; round++)
        {
            var json = ConfigTexts.Nest(path, values.For(Leaves[path]));
            var bySchema = MiniSchema.Accepts(Schema, JsonDocument.Parse(json).RootElement);
            Assert.True(bySchema == AcceptedByCode(json), $"{json}: the schema says {bySchema}");
            _ = bySchema ? accepted++ : refused++;
        }

        Assert.True(accepted > 20 && refused > 20, $"{accepted} accepted, {refused} refused: the values say little");
    }

    [Fact]
    public void Schema_WholeFiles_AreJudgedAsByTheCode()
    {
        var random = new Random(20261125);
        var values = new SchemaValues(random);
        for (var round = 0; round < 2000; round++)
        {
            var json = Make(Schema, random, values, 0);
            Assert.True(MiniSchema.Accepts(Schema, JsonDocument.Parse(json).RootElement) == AcceptedByCode(json), json);
        }
    }

    [Fact]
    public void Schema_ShippedFile_IsTheGeneratedOne() => Assert.True(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, JsonSchemaWriter.FileName)) == JsonSchemaWriter.Write(),
        "write it again: edgegate check --schema > src/EdgeGate.Configuration/edgegate.schema.json");

    private static bool AcceptedByCode(string json)
    {
        var errors = new List<ConfigError>();
        ConfigBinder.Bind(Encoding.UTF8.GetBytes(json), new EdgeGateOptions(), errors);
        return errors.TrueForAll(error => error.IsContradiction);
    }

    private static string Make(JsonElement schema, Random random, SchemaValues values, int depth)
    {
        if (!schema.TryGetProperty("properties", out var properties))
            return random.Next(12) == 0 || !schema.TryGetProperty("default", out var initial) ? depth == 1 ? "\"s\"" : values.For(schema)
                : initial.GetRawText();
        var members = properties.EnumerateObject().Where(_ => random.Next(3) == 0)
            .Select(member => $"\"{(random.Next(100) == 0 ? member.Name + "x" : member.Name)}\": {Make(member.Value, random, values, depth + 1)}");
        return "{" + string.Join(", ", members) + "}";
    }

    private static IEnumerable<KeyValuePair<string, JsonElement>> Flatten(JsonElement schema, string path)
    {
        foreach (var member in schema.GetProperty("properties").EnumerateObject().Where(member => member.Name != "$schema"))
        {
            var key = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (!member.Value.TryGetProperty("properties", out _))
                yield return new(key, member.Value);
            else
            {
                foreach (var inner in Flatten(member.Value, key))
                    yield return inner;
            }
        }
    }
}
