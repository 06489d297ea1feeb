using EdgeGate.Access.Policy;
using EdgeGate.Configuration.Options;
using EdgeGate.Domain.Configuration;
using EdgeGate.Lane.Rehearsals;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.Appliance.Page;

/// <summary>Every fault that was thought of, with what is configured for it, and those that a lane can show without being broken.</summary>
internal sealed class PageRehearsals(Outages outages, InForce<EdgeGateOptions> options) : IRehearsals
{
    public IReadOnlyList<DegradedMode> Modes =>
    [
        Mode("camera", "", "", outages.Camera),
        Mode("journal", "journal.onFailure", OptionWord.Of(options.Now.Journal.OnFailure), outages.Journal),
        // Never a rehearsal that would let anybody in whom the rules keep out.
        Mode("clock", "access.unknownClock", OptionWord.Of(options.Now.Access.UnknownClock), ClockIsSafe ? outages.Clock : null),
        Mode("list", "lane.listGoodLinesOnly", options.Now.Lane.ListGoodLinesOnly ? "true" : "false", null),
        Mode("vision", "", "", null),
        Mode("lines", "", "", null),
        Mode("safety", "barrier.closePolicy", OptionWord.Of(options.Now.Barrier.ClosePolicy), null),
        Mode("power", "barrier.profile", OptionWord.Of(options.Now.Barrier.Profile), null),
    ];

    public bool Begin(string name, TimeSpan length) => name switch
    {
        "camera" => outages.Camera.Begin(length),
        "journal" => outages.Journal.Begin(length),
        "clock" when ClockIsSafe => outages.Clock.Begin(length),
        _ => false,
    };

    private bool ClockIsSafe => options.Now.Access.UnknownClock == UnknownClock.ShutScheduled;

    private static DegradedMode Mode(string name, string setting, string chosen, Outage? outage) =>
        new(name, setting, chosen, outage is not null, Math.Round(outage?.Left.TotalSeconds ?? 0, 1));
}
