using EdgeGate.Appliance.Configuration;
using EdgeGate.Appliance.Page;
using Xunit;

namespace EdgeGate.Appliance.Tests.Page;

/// <summary>What the page may write into the configuration, and what it may not, however it is asked.</summary>
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
        var options = new EdgeGateOptions();
        options.Access.MinConfidence = 0.5f;

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
        Assert.Contains("edgegate init", new PageSettings(null, new()).Write(change)!, StringComparison.Ordinal);
        Assert.Contains("nothing else", Settings().Write(new Dictionary<string, string>())!, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_Always_AreThoseInForce()
    {
        var options = new EdgeGateOptions();
        options.Vision.Zone = options.Vision.Zone with { Left = 0.25f };

        var values = new PageSettings(Path, options).Values;

        Assert.Equal("0.25", values["vision.zone.left"]);
        Assert.All(values.Keys, key => Assert.Null(ConfigSchema.ByPath[key].Restart));
    }

    private PageSettings Settings() => new(Path, new());
}
