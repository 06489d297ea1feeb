using EdgeGate.Access.Policy;
using EdgeGate.Configuration;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Records;
using EdgeGate.Records.Control;
using EdgeGate.Records.Inside;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.Records.Tests.Inside;

/// <summary>Who is inside can be seen and put right, by name and with a reason.</summary>
public sealed class PresenceKeeperTests : IDisposable
{
    private readonly RecordsRig _bench = new();

    public PresenceKeeperTests() => _bench.Options = _bench.Options with { Access = _bench.Options.Access with { Capacity = 10 } };

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Change_AddRemoveClear_IsRecordedFirstAndCounts()
    {
        Assert.Equal(0, _bench.Records.Presence().Total);

        Assert.Equal("ABC1234", Assert.Single(Set(PresenceAct.Add, "abc-1234").Vehicles).Plate);
        Assert.Equal(2, Set(PresenceAct.Add, "DEF5678").Total);
        Assert.Equal("DEF5678", Assert.Single(Set(PresenceAct.Remove, "ABC1234").Vehicles).Plate);
        Assert.Equal(0, Set(PresenceAct.Clear, "").Total);

        Assert.Equal(
            ["ana set ABC1234 as inside: seen", "ana set DEF5678 as inside: seen", "ana set ABC1234 as not inside: seen",
                "ana set nobody as inside, 1 before: seen"],
            _bench.Audits);
    }

    [Fact]
    public void Change_ReadAgainFromTheJournal_IsTheSame()
    {
        Set(PresenceAct.Add, "OLD1111");
        Set(PresenceAct.Clear, "");
        Set(PresenceAct.Add, "ABC1234");
        Set(PresenceAct.Add, "DEF5678");
        Set(PresenceAct.Remove, "DEF5678");

        var again = PresenceJournal.Read(_bench.Store, LaneRole.Entry, TimeZoneInfo.Utc);

        Assert.Equal(["ABC1234"], again.Visits.Select(visit => visit.Plate));
    }

    [Theory]
    [InlineData(PresenceAct.Add, "", "the plate is missing")]
    [InlineData(PresenceAct.Add, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", "more than")]
    [InlineData(PresenceAct.Remove, "XYZ9876", "XYZ9876 is not inside")]
    [InlineData(PresenceAct.Remove, "", "without a readable plate")]
    [InlineData((PresenceAct)9, "", "is not known")]
    public void Change_ThatMakesNoSense_IsRefusedAndNothingRecorded(PresenceAct act, string plate, string said)
    {
        Assert.Contains(said, Assert.Throws<RecordsFaultException>(() => Set(act, plate)).Message);
        Assert.Empty(_bench.Audits);
    }

    [Fact]
    public void Change_Twice_SaysThatItIsInsideAlready()
    {
        Set(PresenceAct.Add, "ABC1234");
        Assert.Contains("inside already", Assert.Throws<RecordsFaultException>(() => Set(PresenceAct.Add, "ABC 1234")).Message);
    }

    [Fact]
    public void Change_WithoutAReason_Refused() =>
        Assert.Contains("reason", Assert.Throws<RecordsFaultException>(() => _bench.Records.SetPresence(new(PresenceAct.Clear, "", "ana",
            " "))).Message);

    [Fact]
    public void Change_CannotBeRecorded_IsNotDone()
    {
        Set(PresenceAct.Add, "ABC1234");
        _bench.TrailFails = true;
        Assert.Throws<ReadStoreFaultException>(() => Set(PresenceAct.Clear, ""));
        Assert.Equal(1, _bench.Records.Presence().Total);
    }

    [Fact]
    public void Change_LaneThatCountsNobody_SaysWhichKeyToSet()
    {
        _bench.Options = _bench.Options with { Access = _bench.Options.Access with { Capacity = 0 } };
        Assert.False(_bench.Records.Presence().Counts);
        Assert.Contains("access.capacity", Assert.Throws<RecordsFaultException>(() => Set(PresenceAct.Clear, "")).Message);
    }

    [Fact]
    public void Client_OverTheSocket_TheKernelSaysWhoItWas()
    {
        var path = Path.Combine(_bench.Folder, "c.sock");
        using var server = ControlServer.TryOpen(_bench.Records, path, NullLogger.Instance, TimeProvider.System)!;
        using var client = ControlClient.TryConnect(path)!;

        Assert.Equal(1, client.SetPresence(new(PresenceAct.Add, "ABC1234", "somebody else", "seen")).Total);
        Assert.Equal("ABC1234", Assert.Single(client.Presence().Vehicles).Plate);

        Assert.Contains($"(process {Environment.ProcessId})",
            Assert.Single(_bench.Audits, audit => !audit.EndsWith(LookUp.Presence.English, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(LaneRole.Entry, AntiPassback.Off, 0, "")]
    [InlineData(LaneRole.Entry, AntiPassback.Timed, 0, "")]
    [InlineData(LaneRole.Entry, AntiPassback.Hard, 0, "access.antiPassback counts vehicles in")]
    [InlineData(LaneRole.Entry, AntiPassback.Off, 5, "access.capacity counts vehicles in")]
    [InlineData(LaneRole.Entry, AntiPassback.Timed, 5, "access.antiPassback and access.capacity count vehicles in")]
    [InlineData(LaneRole.Exit, AntiPassback.Hard, 0, "access.antiPassback has no effect at an exit")]
    public void Check_LaneThatCountsNobodyOut_IsWarnedOf(LaneRole role, AntiPassback antiPassback, int capacity, string note) =>
        Assert.StartsWith(note, PresenceNotes.Of(new() { Role = role, AntiPassback = antiPassback, Capacity = capacity }));

    private PresenceReport Set(PresenceAct act, string plate) => _bench.Records.SetPresence(new(act, plate, "ana", "seen"));
}
