using EdgeGate.Appliance.Commands;
using EdgeGate.Appliance.Composition;
using EdgeGate.Domain.Gate;
using Xunit;

namespace EdgeGate.Appliance.Tests.Commands;

/// <summary>Whatever is wrong with a part of a machine, the others are told, and what to do about it.</summary>
public sealed class DoctorCommandTests : IDisposable
{
    private static readonly string[] Parts =
        ["configuration", "platform", "cameras", "lines", "models", "npu", "cabinet", "picture", "storage", "commissioned", "clock"];

    private readonly string _folder = Directory.CreateTempSubdirectory("edgegate-doctor-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Theory]
    [InlineData("cameras", "cameras")]
    [InlineData("lines", "lines")]
    [InlineData("inference", "models")]
    [InlineData("inference", "npu")]
    [InlineData("cabinet", "cabinet")]
    [InlineData("imaging", "picture")]
    [InlineData("runtimes", "runtimes")]
    public void Examine_PortThrows_IsALineAndTheOthersAreTold(string port, string part)
    {
        var lines = Examine(port, Config(), out _);

        var look = Assert.Single(lines, line => line.StartsWith($"LOOK  {part,-14}", StringComparison.Ordinal));
        Assert.Contains("broken on purpose by a test; ", look, StringComparison.Ordinal);
        Assert.Contains("please report it", look, StringComparison.Ordinal);
        Assert.All(Parts, told => Assert.Single(lines, line => line[6..].StartsWith($"{told,-14}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Examine_PlatformThatCannotBeOpened_StillTellsOfTheRest()
    {
        var output = new StringWriter();

        var exit = DoctorCommand.Examine(Config(),
            _ => throw new PlatformNotSupportedException("libOpenCvSharpExtern.so cannot be loaded: install it."), output);

        Assert.Equal(ExitCodes.Failed, exit);
        var lines = output.ToString().Split('\n');
        Assert.Contains("LOOK  platform       libOpenCvSharpExtern.so cannot be loaded: install it; nothing below it can be looked at",
            lines);
        Assert.All((string[])["configuration", "storage", "commissioned", "clock"],
            part => Assert.Contains(lines, line => line.Contains($"  {part} ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Examine_LibraryOfTheLinesMissing_NamesTheRemedyAndIsNoFaultWhereNothingIsWired()
    {
        var examination = new Examination(TextWriter.Null);

        examination.Part("lines", isNeeded: false, "this machine can only simulate a barrier until then",
            () => throw new GateLinesFaultException("install libgpiod2"));
        Assert.True(examination.IsFit);
        examination.Part("lines", isNeeded: true, "the barrier cannot be driven",
            () => throw new GateLinesFaultException("install libgpiod2"));
        Assert.False(examination.IsFit);
    }

    [Fact]
    public void Examine_RegionThatCheckRefuses_IsRefusedHereToo()
    {
        var config = Config("\"regions\": [\"uk\"]");

        var check = ConfigCheck.Of(config, () => PlatformEntry.Create());
        var lines = Examine("", config, out var exit);

        Assert.Contains("uk", Assert.Single(check.Errors).Message, StringComparison.Ordinal);
        var look = Assert.Single(lines, line => line.StartsWith("LOOK  configuration", StringComparison.Ordinal));
        Assert.Contains(check.Errors[0].Format(config), look, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Failed, exit);
    }

    [Fact]
    public void Examine_GoodFile_SaysSoAsCheckDoes()
    {
        var lines = Examine("", Config(), out _);

        Assert.Empty(ConfigCheck.Of(Config(), () => PlatformEntry.Create()).Errors);
        Assert.Contains("ok    configuration  no errors", lines);
    }

    private static string Root => Environment.GetEnvironmentVariable("EDGEGATE_ROOT") ?? throw new InvalidOperationException("set EDGEGATE_ROOT to the checkout");

    private static string[] Examine(string broken, string config, out int exit)
    {
        var output = new StringWriter();
        exit = DoctorCommand.Examine(config, limits => new BreakablePlatform(PlatformEntry.Create(limits), broken), output);
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private string Config(string vision = "\"regions\": [\"tw\"]")
    {
        var path = Path.Combine(_folder, "edgegate.json");
        File.WriteAllText(path, $$"""
            {
              "lane": { "models": "{{Path.Combine(Root, "models")}}" },
              "vision": { {{vision}} },
              "capture": { "source": "{{Path.Combine(Root, "board/common/self-test/scene.jpg")}}" },
              "journal": { "directory": "{{_folder}}" }
            }
            """);
        return path;
    }
}
