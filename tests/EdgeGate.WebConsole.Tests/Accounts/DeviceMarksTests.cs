using EdgeGate.WebConsole.Accounts;
using Xunit;

namespace EdgeGate.WebConsole.Tests.Accounts;

/// <summary>A device is known again by what the box has signed, and by nothing else.</summary>
[Trait("suite", "hard")]
public sealed class DeviceMarksTests : IDisposable
{
    private readonly Folder _folder = new();
    private readonly DeviceMarks _marks;

    public DeviceMarksTests() => _marks = new(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Find_OwnMark_IsKnownForThisNameAndAfterARestart()
    {
        var cookie = _marks.Add(null, "lin");

        Assert.NotNull(_marks.Find(cookie, "lin"));
        Assert.Equal(_marks.Find(cookie, "lin"), new DeviceMarks(_folder.Path).Find(cookie, "lin"));
        Assert.Null(_marks.Find(cookie, "otto"));
        Assert.DoesNotContain("lin", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Add_SeveralPeopleOnOneDevice_KeepsTheLastFour()
    {
        string? cookie = null;
        foreach (var name in (string[])["a1", "b2", "c3", "d4", "e5", "e5"])
            cookie = _marks.Add(cookie, name);

        Assert.Null(_marks.Find(cookie, "a1"));
        Assert.All(["b2", "c3", "d4", "e5"], name => Assert.NotNull(_marks.Find(cookie, name)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("x.y")]
    [InlineData("~~~")]
    public void Find_Anything_IsAStranger(string? cookie) => Assert.Null(_marks.Find(cookie, "lin"));

    [Fact]
    public void Find_MarkOfAnotherBoxOrChanged_IsAStranger()
    {
        using var other = new Folder();
        Assert.Null(_marks.Find(new DeviceMarks(other.Path).Add(null, "lin"), "lin"));
        var cookie = _marks.Add(null, "lin").ToCharArray();
        cookie[3] = cookie[3] == 'A' ? 'B' : 'A';
        Assert.Null(_marks.Find(new string(cookie), "lin"));
    }
}
