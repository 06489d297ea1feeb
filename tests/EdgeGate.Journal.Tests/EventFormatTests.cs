using EdgeGate.Domain.Events;
using Xunit;

namespace EdgeGate.Journal.Tests;

/// <summary>What is stored can be read by the release before and the one after.</summary>
public sealed class EventFormatTests
{
    [Fact]
    public void Serialize_Step_IsReadBack()
    {
        var step = Events.Of(GateEventKind.Barrier, "ABC1234: passed.") with
        {
            Vehicle = new() { Step = VehicleStep.Passed, Track = 7, Plate = "ABC1234", Decision = 5, Cause = VehicleCause.JournalLate, Attempt = 2 },
        };
        Assert.Equal(step.Vehicle, Domain.Events.EventJson.Deserialize(Domain.Events.EventJson.Serialize(step)).Vehicle);
    }

    [Fact]
    public void Deserialize_EventOfAnOlderRelease_HasNoStep()
    {
        // As 0.1.0 wrote a decision.
        const string Old = """
            {"id":3,"time":{"bootId":"11111111-2222-3333-4444-555555555555","monotonic":"00:00:42.5000000","wall":"2026-03-02T12:00:00+00:00","clock":"Plausible"},"kind":"Alarm","text":"ABC1234 may pass, but the barrier is held or faulted"}
            """;
        Assert.Null(Domain.Events.EventJson.Deserialize(Old).Vehicle);
    }

    [Fact]
    public void Deserialize_MemberOfANewerRelease_IsPassedOver()
    {
        // The release before reads a step so: it knows the kind and the text, and not the member.
        var json = Domain.Events.EventJson.Serialize(Events.Of(GateEventKind.Barrier, "ABC1234: passed."));
        var read = Domain.Events.EventJson.Deserialize(json.Insert(1, "\"somethingNew\":{\"step\":\"Flown\"},"));
        Assert.Equal((GateEventKind.Barrier, "ABC1234: passed."), (read.Kind, read.Text));
    }

    [Fact]
    public void Kinds_Always_AreThoseThatEveryReleaseReads() =>
        Assert.Equal(["Sighting", "Barrier", "Alarm", "Audit", "System"], Enum.GetNames<GateEventKind>());
}
