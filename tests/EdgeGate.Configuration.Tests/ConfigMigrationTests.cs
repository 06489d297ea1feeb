using System.Runtime.Versioning;
using System.Text;
using EdgeGate.Configuration.Migration;
using EdgeGate.Configuration.Parsing;
using Xunit;

namespace EdgeGate.Configuration.Tests;

/// <summary>
/// From one format to the next, with steps of this test's own: the mechanism has to carry the renames that later releases bring.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class ConfigMigrationTests : IDisposable
{
    private const string Old = "// mine\n{\n  \"lane\": { \"name\": \"north\" }, // a comment\n}\n";

    private static readonly ConfigMigration Renames = new(
    [
        new("the file says which format it is in", (text, _) => text),
        new("lane.name is called lane.title", (text, _) => text.Replace("\"name\"", "\"title\"", StringComparison.Ordinal)),
    ]);

    private readonly string _folder = Directory.CreateTempSubdirectory("edgegate-migrate").FullName;

    private string FilePath => Path.Combine(_folder, "edgegate.json");

    [Fact]
    public void Apply_FromTheFirstFormat_TakesEveryStepAndKeepsCommentsAndLines()
    {
        var text = Apply(Renames, Old, 1, out var changes);

        Assert.Equal("// mine\n{ \"format\": 3,\n  \"lane\": { \"title\": \"north\" }, // a comment\n}\n", text);
        Assert.Equal(2, changes.Count);
    }

    [Fact]
    public void Apply_FromTheMiddle_TakesTheRestOnly()
    {
        var text = Apply(Renames, "{ /* \"format\": 1, */ \"format\": 2, \"lane\": { \"name\": \"x\" } }", 2, out var changes);

        Assert.Equal("{ /* \"format\": 1, */ \"format\": 3, \"lane\": { \"title\": \"x\" } }", text);
        Assert.Equal("lane.name is called lane.title", Assert.Single(changes));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("\uFEFF{}")]
    [InlineData("/* { */ {\n}")]
    [InlineData("{ \"lane\": { \"name\": \"läne ü\" } }")]
    public void Apply_AnyFileWithoutANumber_IsValidAfterwardsAndOfTheNewFormat(string old)
    {
        var bytes = ConfigMigration.Known.Apply(Encoding.UTF8.GetBytes(old), 1, out _);

        var errors = new List<ConfigError>();
        var root = ConfigParser.Parse(bytes, errors);
        Assert.Empty(errors);
        Assert.Equal(ConfigFormat.Current, ConfigFormat.Of(root!));
        Assert.Equal(old.Count(letter => letter == '\n'), Encoding.UTF8.GetString(bytes).Count(letter => letter == '\n'));
    }

    [Fact]
    public void Apply_MutatedFiles_EitherParseOrAreRefusedBefore()
    {
        var random = new Random(11);
        for (var round = 0; round < 400; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(Old);
            for (var hit = random.Next(1, 4); hit > 0; hit--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var errors = new List<ConfigError>();
            if (ConfigParser.Parse(bytes, errors) is not { } root || ConfigFormat.Of(root) is not { } from)
                continue;
            Assert.NotNull(ConfigParser.Parse(ConfigMigration.Known.Apply(bytes, from, out _), errors));
        }
    }

    [Fact]
    public void Bind_FileOfAnEarlierFormat_IsReadAndNamesItsOwnLines()
    {
        var errors = new List<ConfigError>();
        var options = ConfigBinder.Bind("{\n  \"lane\": { \"name\": \"north\" },\n  \"lain\": {}\n}"u8, new(), errors);

        Assert.Equal("north", options.Lane.Name);
        Assert.Equal((3, "lain"), (Assert.Single(errors).Line, errors[0].Key));
    }

    [Theory]
    [InlineData("{ \"format\": 99 }", "later release")]
    [InlineData("{ \"format\": 0 }", "no format")]
    [InlineData("{ \"format\": \"two\" }", "no format")]
    [InlineData("{ \"format\": 1.5 }", "no format")]
    [InlineData("{ \"format\": ", "not valid JSON")]
    public void Plan_NumberThatIsNone_IsRefusedAndTheFileIsAsItWas(string content, string words)
    {
        File.WriteAllText(FilePath, content);

        var refusal = Assert.Throws<SetupException>(() => new ConfigUpgrade(ConfigMigration.Known).Plan(FilePath));

        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("edgegate.json:1:", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(FilePath));
    }

    [Fact]
    public void Carry_OlderFile_IsWrittenAndTheOldOneKept()
    {
        File.WriteAllText(FilePath, Old);
        File.SetUnixFileMode(FilePath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var upgrade = new ConfigUpgrade(ConfigMigration.Known);

        var kept = ConfigUpgrade.Carry(upgrade.Plan(FilePath));

        Assert.Equal(FilePath + ".format-1", kept);
        Assert.Equal(Old, File.ReadAllText(kept!));
        Assert.Contains($"\"format\": {ConfigFormat.Current}", File.ReadAllText(FilePath), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(FilePath));
        Assert.Equal(File.GetUnixFileMode(FilePath), File.GetUnixFileMode(kept!));
        Assert.Null(ConfigUpgrade.Carry(upgrade.Plan(FilePath)));
    }

    [Fact]
    public void Carry_AnotherOldFileIsKeptAlready_KeepsBoth()
    {
        File.WriteAllText(FilePath, Old);
        File.WriteAllText(FilePath + ".format-1", "{}");
        var upgrade = new ConfigUpgrade(ConfigMigration.Known);

        Assert.Equal(FilePath + ".format-1.2", ConfigUpgrade.Carry(upgrade.Plan(FilePath)));
        Assert.Equal("{}", File.ReadAllText(FilePath + ".format-1"));
    }

    [Fact]
    public void Carry_FileWithAMistake_IsRefusedAndAsItWas()
    {
        const string mistaken = "{ \"lain\": {} }";
        File.WriteAllText(FilePath, mistaken);
        var upgrade = new ConfigUpgrade(ConfigMigration.Known);

        Assert.Contains("lain", Assert.Throws<SetupException>(() => ConfigUpgrade.Carry(upgrade.Plan(FilePath))).Message,
            StringComparison.Ordinal);
        Assert.Equal(mistaken, File.ReadAllText(FilePath));
        Assert.Single(Directory.GetFiles(_folder));
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Apply(ConfigMigration migration, string text, int from, out IReadOnlyList<string> changes) =>
        Encoding.UTF8.GetString(migration.Apply(Encoding.UTF8.GetBytes(text), from, out changes));
}
