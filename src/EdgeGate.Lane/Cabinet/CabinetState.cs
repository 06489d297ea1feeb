using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;

namespace EdgeGate.Lane.Cabinet;

/// <summary>What the display shows of the lane. Written by the lane's threads, read by the cabinet's.</summary>
public sealed class CabinetState
{
    private readonly Lock _gate = new();
    private CabinetFacts _facts = new("", null, "", default);

    /// <summary>A vehicle was decided on.</summary>
    public void Decided(string plate, AccessVerdict verdict)
    {
        lock (_gate)
            _facts = _facts with { Plate = plate, Verdict = verdict, Step = VehicleStep.Decided };
    }

    /// <summary>A step of what became of it.</summary>
    public void Followed(string plate, VehicleStep step)
    {
        lock (_gate)
        {
            if (_facts.Plate == plate)
                _facts = _facts with { Step = step };
        }
    }

    /// <summary>Something needs a person.</summary>
    public void Alarm(TimeSpan at, string text)
    {
        lock (_gate)
            _facts = _facts with { Alarm = text, AlarmAt = at };
    }

    /// <summary>The page's first account has still to be made, or, with an empty code, it is made.</summary>
    public void FirstCode(string code, TimeSpan until)
    {
        lock (_gate)
            _facts = _facts with { FirstCode = code, FirstCodeUntil = until };
    }

    public CabinetFacts Facts()
    {
        lock (_gate)
            return _facts;
    }
}
