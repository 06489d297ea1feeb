using System.Text;
using EdgeGate.Domain.Gate;

namespace EdgeGate.Barrier.Tests;

/// <summary>
/// Every state against every input, on a lane with every line fitted that closes when it is safe. A cell says the next state,
/// then the contacts that are opened (-) and closed (+), then what is told (!); an equals sign means that nothing happens.
/// </summary>
internal static class StateTable
{
    private static readonly (string Name, Func<Lane> Make)[] Rows =
    [
        ("Unknown", () => New(Limits(false, false))),
        ("Closed", () => New(Lane.Quiet)),
        ("Opening", () => Then(New(Lane.Quiet), lane => lane.Give(BarrierInputKind.OpenRequest), lane => lane.Wait(1))),
        ("Open", () => New(Lane.Quiet).Opened()),
        ("Closing", () => Then(New(Lane.Quiet).Opened(), lane => lane.Wait(10.1))),
        ("Held (person)", () => Then(New(Lane.Quiet).Opened(), lane => lane.Give(BarrierInputKind.ManualHold))),
        ("Held (fire)", () => Then(New(Lane.Quiet).Opened(), lane => lane.Give(BarrierInputKind.Fire), lane => lane.Wait(1))),
        ("Faulted (arm)", () => Then(New(Lane.Quiet), lane => lane.Give(BarrierInputKind.OpenRequest), lane => lane.Wait(9))),
        ("Faulted (lines)", () => Then(New(Lane.Quiet), lane => lane.Give(BarrierInputKind.Fault))),
        ("Stopped", () => Then(New(Lane.Quiet), lane => lane.Give(BarrierInputKind.Shutdown))),
    ];

    private static readonly (string Name, Action<Lane> Do)[] Inputs =
    [
        .. Enum.GetValues<BarrierInputKind>().Where(kind => kind != BarrierInputKind.Lines)
            .Select(kind => (kind.ToString(), (Action<Lane>)(lane => lane.Give(kind)))),
        ("safetyLoop active", lane => lane.Set(GateInput.SafetyLoop, LineLevel.Active)),
        ("safetyLoop unknown", lane => lane.Set(GateInput.SafetyLoop, LineLevel.Unknown)),
        ("photocell active", lane => lane.Set(GateInput.Photocell, LineLevel.Active)),
        ("photocell unknown", lane => lane.Set(GateInput.Photocell, LineLevel.Unknown)),
        ("entryLoop active", lane => lane.Set(GateInput.EntryLoop, LineLevel.Active)),
        ("exitLoop active", lane => lane.Set(GateInput.ExitLoop, LineLevel.Active)),
        ("tamper active", lane => lane.Set(GateInput.Tamper, LineLevel.Active)),
        ("arm up", lane => lane.Arm(up: true, down: false)),
        ("arm between", lane => lane.Arm(up: false, down: false)),
        ("arm down", lane => lane.Arm(up: false, down: true)),
        ("both limits", lane => lane.Arm(up: true, down: true)),
        ("manualOpen active", lane => lane.Set(GateInput.ManualOpen, LineLevel.Active)),
        ("manualHold active", lane => lane.Set(GateInput.ManualHold, LineLevel.Active)),
        ("fire active", lane => lane.Set(GateInput.Fire, LineLevel.Active)),
        ("fire unknown", lane => lane.Set(GateInput.Fire, LineLevel.Unknown)),
        ("a minute passes", lane => lane.Wait(60)),
    ];

    /// <summary>Works the whole table out.</summary>
    public static string Print()
    {
        var text = new StringBuilder();
        foreach (var (state, make) in Rows)
        {
            text.Append(state).Append('\n');
            foreach (var (input, act) in Inputs)
            {
                var lane = make();
                text.Append("  ").Append(input.PadRight(20)).Append(Cell(lane, act)).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The table with what changes nothing left out, one line a state, for the log of a test run.</summary>
    public static IEnumerable<string> Summarise(string table)
    {
        foreach (var block in table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Aggregate(new List<List<string>>(), Group))
        {
            var cells = block.Skip(1).Where(line => !line.EndsWith(" =", StringComparison.Ordinal))
                .Select(line => $"{line[..22].Trim()} {line[22..]}").ToList();
            yield return $"{block[0]}: {string.Join("; ", cells)}; {block.Count - 1 - cells.Count} other inputs change nothing";
        }
    }

    private static List<List<string>> Group(List<List<string>> blocks, string line)
    {
        if (line[0] != ' ')
            blocks.Add([]);
        blocks[^1].Add(line);
        return blocks;
    }

    private static string Cell(Lane lane, Action<Lane> act)
    {
        var (before, writes) = (lane.State, lane.Writes.Count);
        lane.ForgetNotes();
        act(lane);
        var parts = new List<string>();
        if (lane.State != before)
            parts.Add($"-> {lane.State}{(lane.Status.Fault == FaultKind.None ? "" : $" ({lane.Status.Fault})")}");
        parts.AddRange(lane.Writes.Skip(writes).Select(write => $"{(write.Active ? '+' : '-')}{write.Output}"));
        if (lane.Notes != BarrierNotes.None)
            parts.Add($"!{lane.Notes}");
        return parts.Count == 0 ? "=" : string.Join(' ', parts);
    }

    private static Lane New(LineSnapshot lines) =>
        new(new BarrierOptions { Profile = RelayProfile.OpenCloseStop, ClosePolicy = ClosePolicy.WhenSafe }, lines);

    private static LineSnapshot Limits(bool up, bool down) => Lane.Quiet
        .With(GateInput.LimitOpen, up ? LineLevel.Active : LineLevel.Inactive)
        .With(GateInput.LimitClosed, down ? LineLevel.Active : LineLevel.Inactive);

    private static Lane Then(Lane lane, params Action<Lane>[] steps)
    {
        foreach (var step in steps)
            step(lane);
        return lane;
    }
}
