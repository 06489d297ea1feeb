using EdgeGate.Access.Policy;
using Xunit;

namespace EdgeGate.Configuration.Tests;

public sealed class RegionNotesTests
{
    private static readonly string[] Known = ["tw", "cn", "us", "us-mo", "us-il"];

    [Theory]
    [InlineData("tw", "tw,cn", false, "")]
    [InlineData("us", "us-mo,tw", false, "")]
    [InlineData("tw,own", "tw,cn", true, "")]
    [InlineData("tw", "", false, "")]
    [InlineData("zz", "tw,cn", false, "access.regions: the recogniser knows no plates of 'zz'")]
    [InlineData("uk,tw", "tw", false, "access.regions: the recogniser knows no plates of 'uk'")]
    [InlineData("us-mo", "tw,us", false, "access.regions: no plate is told to be of 'us-mo', because vision.regions does not name it")]
    [InlineData("us-mo", "", false, "access.regions: no plate is told to be of 'us-mo', because vision.regions does not name it")]
    [InlineData("tw,own", "tw,cn", false, "access.regions: own stands for vision.formats, and there are none")]
    [InlineData("tw", "tw", false, "access.regions names every region that plates are told to be of (tw)")]
    [InlineData("tw,us", "tw,us-mo,us-il", false, "access.regions names every region that plates are told to be of (tw, us-mo, us-il)")]
    public void Of_RegionsThatAreLetIn_SaysWhatTheyCannotDo(string let, string expected, bool own, string note)
    {
        var said = RegionNotes.Of(let.Split(','), expected.Split(',', StringSplitOptions.RemoveEmptyEntries), own, Known);

        Assert.StartsWith(note, said, StringComparison.Ordinal);
        Assert.Equal(note.Length == 0, said.Length == 0);
    }

    [Fact]
    public void Of_RecogniserWithoutFormats_SaysThatNobodyIsLetIn() =>
        Assert.StartsWith("access.regions: the recogniser ships no plate formats", RegionNotes.Of(["tw"], [], false, []),
            StringComparison.Ordinal);

    [Fact]
    public void Of_NothingAskedFor_SaysNothing() => Assert.Equal("", RegionNotes.Of(new Options.EdgeGateOptions()));

    [Theory]
    [InlineData(LaneRole.Exit, AccessMode.AllowList, "tw,cn", "access.regions (tw, cn) holds at this exit too (access.role exit)")]
    [InlineData(LaneRole.Exit, AccessMode.FreeExit, "tw", "access.regions (tw) holds at this exit too (access.role exit)")]
    [InlineData(LaneRole.Entry, AccessMode.FreeExit, "tw", "access.regions (tw) holds at this exit too (access.mode freeExit)")]
    [InlineData(LaneRole.Entry, AccessMode.AllowList, "tw", "")]
    [InlineData(LaneRole.Exit, AccessMode.Closed, "tw", "")]
    [InlineData(LaneRole.Exit, AccessMode.FreeExit, "", "")]
    public void AtExit_RegionsThatKeepVehiclesIn_AreNoted(LaneRole role, AccessMode mode, string regions, string note)
    {
        var said = RegionNotes.AtExit(new()
        {
            Role = role, Mode = mode,
            Regions = regions.Split(',', StringSplitOptions.RemoveEmptyEntries)
        });

        Assert.StartsWith(note, said, StringComparison.Ordinal);
        Assert.Equal(note.Length == 0, said.Length == 0);
    }
}
