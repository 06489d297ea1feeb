using System.Text;
using EdgeGate.Appliance.Configuration;
using Xunit;

namespace EdgeGate.Appliance.Tests;

public sealed class ConfigSchemaTests
{
    public static TheoryData<string> Paths => [.. ConfigSchema.Keys.Select(key => key.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Key_ItsOwnDefault_IsAcceptedAndChangesNothing(string path)
    {
        var key = ConfigSchema.ByPath[path];
        var options = new EdgeGateOptions();
        var errors = Bind(options, Nest(path, key.Default));
        Assert.Empty(errors.Select(error => error.Format("file")));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Key_WrongType_IsRefusedWithPlaceAndDefault(string path)
    {
        var key = ConfigSchema.ByPath[path];
        var error = Assert.Single(Bind(new EdgeGateOptions(), Nest(path, "{\"a\": 1}")));
        Assert.Equal((1, path), (error.Line, error.Key));
        Assert.Contains(key.Default, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_Always_AreUniqueAndExplained()
    {
        Assert.Equal(ConfigSchema.Keys.Count, ConfigSchema.ByPath.Count);
        Assert.All(ConfigSchema.Keys, key => Assert.True(key.About.Length > 10 && key.About.EndsWith('.'), key.Path));
    }

    [Fact]
    public void Bind_ContradictoryWiring_NamesTheKeyAtItsPlace()
    {
        var errors = Bind(new EdgeGateOptions(), "{ \"gate\": { \"chip\": \"x\" },\n  \"barrier\": { \"closePolicy\": \"whenSafe\" } }");
        Assert.Contains(errors, error => error.Key == "gate.outputs");
        Assert.Contains(errors, error => error.Key == "gate.inputs");
    }

    [Fact]
    public void Bind_RandomDamage_NeverThrows()
    {
        var whole = Encoding.UTF8.GetBytes("{\n" + string.Join(",\n", ConfigSchema.Keys.Take(20).Select(key => $"\"{key.Path.Split('.')[0]}\": {{ \"{key.Path.Split('.')[1]}\": {key.Default} }} // c")) + "}");
        var random = new Random(20261122);
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = (byte[])whole.Clone();
            for (var change = random.Next(1, 8); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var errors = new List<ConfigError>();
            ConfigBinder.Bind(bytes.AsSpan(0, random.Next(bytes.Length + 1)), new EdgeGateOptions(), errors);
            Assert.All(errors, error => Assert.NotEmpty(error.Message));
        }
    }

    private static List<ConfigError> Bind(EdgeGateOptions options, string json)
    {
        var errors = new List<ConfigError>();
        ConfigBinder.Bind(Encoding.UTF8.GetBytes(json), options, errors);
        return errors;
    }

    private static string Nest(string path, string value)
    {
        var parts = path.Split('.');
        return string.Concat(parts.Select(part => $"{{ \"{part}\": ")) + value + string.Concat(parts.Select(_ => " }"));
    }
}
