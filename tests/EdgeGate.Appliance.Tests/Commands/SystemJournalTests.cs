using EdgeGate.Access.Tracking;
using EdgeGate.Appliance.Commands;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Access;
using EdgeGate.Lane.Terminal;
using EdgeGate.Records.Lists;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Appliance.Tests.Commands;

/// <summary>What systemd's journal gets of the people at a gate: the last two characters of a plate and a reason, nothing else.</summary>
[Trait("suite", "hard")]
public sealed class SystemJournalTests : IDisposable
{
    private const string Header = "plate,list,owner,note\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("edgegate journal lines ");
    private readonly StringWriter _output = new();
    private readonly ConsoleReporter _reporter;

    public SystemJournalTests() => _reporter = new(_output, TimeSpan.Zero) { Lines = new(forSystemd: true) };

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void OnDecision_ListedVehicle_NamesNeitherPlateNorOwnerNorNote()
    {
        var decision = new AccessDecision(AccessVerdict.Grant, AccessReason.Listed,
            "ABC1234 was granted access: on the allow list, Lin, flat 12.", []);

        _reporter.OnDecision(TimeSpan.Zero,
            new TrackUpdate(TrackUpdateKind.ReadyToDecide, Sightings.Of("ABC1234"), Decided: false, DuplicateOf: 0), decision);

        Assert.Contains("[6001] GRANTED: *****34 (Listed)", _output.ToString());
        Assert.DoesNotContain("ABC1234", _output.ToString());
        Assert.DoesNotContain("Lin", _output.ToString());
    }

    [Theory]
    [InlineData(Header + "NEW1111,allow,Bo,\n")]
    [InlineData(Header + "NEW1111,allow,Bo,\nBAD1,nonsense,Bo,x\n")]
    public void Reload_ListOfSomebody_NamesNobody(string csv)
    {
        var path = Path.Combine(_folder.FullName, "list.csv");
        File.WriteAllText(path, Header + "ABC1234,allow,Ana,\n");
        var file = new AccessListFile(path, goodLinesOnly: false);
        File.WriteAllText(path, csv);
        var news = file.ReloadIfChanged()!;

        _reporter.OnNotice(TimeSpan.Zero, news.Said, news.IsChange, news.Unnamed);

        Assert.Contains(path, _output.ToString());
        Assert.All((string[])["NEW1111", "ABC1234", "Bo", "Ana", "BAD1", "nonsense"],
            name => Assert.DoesNotContain(name, _output.ToString()));
        Assert.Contains(csv.Contains("BAD1", StringComparison.Ordinal) ? "nonsense" : "NEW1111", news.Text);
    }

    [Fact]
    public void Told_ListThatCannotBeUsed_NamesItsLinesToATerminalOnly()
    {
        var path = Path.Combine(_folder.FullName, "list.csv");
        File.WriteAllText(path, Header + "ABC1234,nonsense,Ana,\n");

        var fault = Assert.Throws<SetupException>(() => new AccessListFile(path, goodLinesOnly: false));

        Assert.Contains("nonsense", Failure.Told(fault, forSystemd: false));
        Assert.DoesNotContain("nonsense", Failure.Told(fault, forSystemd: true));
        Assert.Contains("line 2", Failure.Told(fault, forSystemd: true));
    }
}
