using EdgeGate.Appliance.Page;
using EdgeGate.Configuration;
using EdgeGate.Configuration.Keys;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using Xunit;

namespace EdgeGate.Appliance.Tests.Page;

/// <summary>What the page may write into the configuration, and what it may not, however it is asked.</summary>
[Trait("suite", "hard")]
public sealed class PageSettingsTests : IDisposable
{
    private const string Good = "// mine\n{\n  \"access\": { \"minConfidence\": 0.9 },\n}\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("edgegate page settings ").FullName;

    private string Path => System.IO.Path.Combine(_folder, "edgegate.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Write_KnownKey_IsInTheFileWithItsCommentsAndRights()
    {
        File.WriteAllText(Path, Good);
        var mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, mode);

        Assert.Null(Settings().Write(new Dictionary<string, string> { ["access.minConfidence"] = "0.95" }));

        Assert.Equal(Good.Replace("0.9", "0.95", StringComparison.Ordinal), File.ReadAllText(Path));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(mode, File.GetUnixFileMode(Path));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Write_AtTheFloorOrUpFromBelowIt_IsTaken()
    {
        File.WriteAllText(Path, Good);
        var options = new EdgeGateOptions { Access = new() { MinConfidence = 0.5f } };

        Assert.Null(Settings().Write(new Dictionary<string, string> { ["access.minConfidence"] = "0.8", ["access.minAgreeing"] = "2" }));
        Assert.Null(new PageSettings(Path, options).Write(new Dictionary<string, string> { ["access.minConfidence"] = "0.6" }));
    }

    [Fact]
    public void Write_ThroughALink_ChangesWhatItPointsAt()
    {
        var real = System.IO.Path.Combine(_folder, "real.json");
        File.WriteAllText(real, Good);
        File.CreateSymbolicLink(Path, real);

        Assert.Null(Settings().Write(new Dictionary<string, string> { ["access.minAgreeing"] = "4" }));

        Assert.NotNull(new FileInfo(Path).LinkTarget);
        Assert.Contains("\"minAgreeing\": 4", File.ReadAllText(real), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("access.mode", "\"openToAll\"", "nothing else")]
    [InlineData("console.address", "\"any\"", "nothing else")]
    [InlineData("access.minConfidence", "0.95, \"mode\": \"openToAll\"", "neither a number")]
    [InlineData("access.minConfidence", "0.95 }, \"gate\": { \"chip\": \"x\"", "neither a number")]
    [InlineData("access.minConfidence", "0.95 /* */", "neither a number")]
    [InlineData("access.minConfidence", "\"0.95\"", "neither a number")]
    [InlineData("access.minConfidence", "", "neither a number")]
    [InlineData("access.minConfidence", "0.950000000000000000000000000000000000000000000000001", "neither a number")]
    [InlineData("access.minConfidence", "95", "access.minConfidence")]
    [InlineData("vision.zone.width", "0", "vision.zone.width")]
    [InlineData("access.minConfidence", "0", "too low for the page")]
    [InlineData("access.minConfidence", "-0", "too low for the page")]
    [InlineData("access.minConfidence", "7.9e-1", "too low for the page")]
    [InlineData("access.minConfidence", "true", "too low for the page")]
    [InlineData("access.minAgreeing", "1", "too low for the page")]
    public void Write_AnythingElse_IsRefusedAndTheFileStays(string key, string value, string said)
    {
        File.WriteAllText(Path, Good);

        Assert.Contains(said, Settings().Write(new Dictionary<string, string> { [key] = value })!, StringComparison.Ordinal);

        Assert.Equal(Good, File.ReadAllText(Path));
    }

    [Fact]
    public void Write_BrokenOrMissingFile_SaysSo()
    {
        var change = new Dictionary<string, string> { ["access.minConfidence"] = "0.95" };
        Assert.Contains("cannot be written", Settings().Write(change)!, StringComparison.Ordinal);
        File.WriteAllText(Path, "{ \"acces\": {} }");

        Assert.Contains("correct the file first", Settings().Write(change)!, StringComparison.Ordinal);
        Assert.Contains("edgegate init", new PageSettings(null, new EdgeGateOptions()).Write(change)!, StringComparison.Ordinal);
        Assert.Contains("nothing else", Settings().Write(new Dictionary<string, string>())!, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_Always_AreThoseInForce()
    {
        var options = new EdgeGateOptions { Vision = new() { Zone = (0.25f, 0, 0.75f, 1) } };

        var values = new PageSettings(Path, options).Values;

        Assert.Equal("0.25", values["vision.zone.left"]);
        Assert.All(values.Keys, key => Assert.Null(ConfigSchema.ByPath[key].Restart));
    }

    [Fact]
    public void Write_FileThatCannotBeWritten_InForceUntilSomebodyEditsTheKeyInTheFile()
    {
        const string File1 = "{\n  \"access\": { \"minConfidence\": 0.9 },\n  \"journal\": { \"directory\": \"state\" },\n}\n";
        File.WriteAllText(Path, File1);
        Directory.CreateDirectory(Path + ".part"); // not even root can put a new file in place
        var reread = 0;
        var settings = new PageSettings(Path, new EdgeGateOptions(), () => reread++);

        Assert.Null(settings.Write(new Dictionary<string, string> { ["access.minConfidence"] = "0.95", ["access.minAgreeing"] = "4" }));
        Assert.Equal((File1, 1), (File.ReadAllText(Path), reread));
        Assert.Equal(("0.95", "4"), InForce());

        // Another key of the file changes nothing; the key itself does, and then the other value from the page stays.
        File.WriteAllText(Path, File1.Replace("0.9 ", "0.9, \"mode\": \"closed\" ", StringComparison.Ordinal));
        Assert.Equal(("0.95", "4"), InForce());
        File.WriteAllText(Path, File1.Replace("0.9 ", "0.97 ", StringComparison.Ordinal));
        Assert.Equal(("0.97", "4"), InForce());
    }

    [Theory]
    [InlineData("{ \"access.mode\": { \"value\": \"openToAll\", \"insteadOf\": \"allowList\" } }")]
    [InlineData("{ \"access.minConfidence\": { \"value\": 95, \"insteadOf\": \"0.9\" } }")]
    [InlineData("{ \"access.minConfidence\": 0.1 }")]
    [InlineData("{ \"access.minConfidence\": { \"value\": 0.5, \"insteadOf\": \"0.9\" } }")]
    [InlineData("{ \"access.minConfidence\": { \"value\": 0, \"insteadOf\": \"0.9\" }, \"access.minAgreeing\": { \"value\": 1, \"insteadOf\": \"3\" } }")]
    [InlineData("not JSON")]
    public void Load_KeptValuesThatThePageMayNotSet_CountForNothing(string kept)
    {
        File.WriteAllText(Path, "{ \"journal\": { \"directory\": \"state\" } }");
        var before = InForce();
        File.WriteAllText(System.IO.Path.Combine(Directory.CreateDirectory(System.IO.Path.Combine(_folder, "state")).FullName,
            "page-settings.json"), kept);

        Assert.Equal(before, InForce());
        Assert.Equal("\"allowList\"", ConfigSchema.ByPath["access.mode"].Read(Load()));
    }

    private (string Confidence, string Agreeing) InForce() =>
        Load() is var options ? (ConfigSchema.ByPath["access.minConfidence"].Read(options),
            ConfigSchema.ByPath["access.minAgreeing"].Read(options)) : default;

    private EdgeGateOptions Load()
    {
        var errors = new List<ConfigError>();
        var options = ConfigBinder.Load(Path, errors);
        Assert.Empty(errors);
        return options;
    }

    private PageSettings Settings() => new(Path, new EdgeGateOptions());
}
