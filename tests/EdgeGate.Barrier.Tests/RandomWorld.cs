using EdgeGate.Domain.Gate;

namespace EdgeGate.Barrier.Tests;

/// <summary>An arm, vehicles and people that behave mostly, and lines that do not always tell the truth about them.</summary>
internal sealed class RandomWorld
{
    private static readonly GateInput[] Inputs = Enum.GetValues<GateInput>();

    private static readonly BarrierInputKind[] People =
    [
        BarrierInputKind.ManualOpen, BarrierInputKind.ManualClose, BarrierInputKind.ManualHold, BarrierInputKind.ManualRelease,
        BarrierInputKind.ManualRelease, BarrierInputKind.Reset, BarrierInputKind.Reset, BarrierInputKind.Fire, BarrierInputKind.Fault,
    ];

    private readonly Random _random;
    private readonly bool _hasLimits;
    private readonly bool _wild;
    private LineSnapshot _lines;
    private TimeSpan _now = TimeSpan.FromSeconds(1);
    private double _arm;
    private double _speed;

    public RandomWorld(Random random)
    {
        _random = random;
        _hasLimits = random.Next(2) == 0;
        _wild = random.Next(3) == 0;
        _lines = LineSnapshot.NoneFitted;
        foreach (var input in Inputs)
        {
            var fitted = input is GateInput.LimitOpen or GateInput.LimitClosed ? _hasLimits : random.Next(5) > 0;
            _lines = _lines.With(input, fitted ? LineLevel.Inactive : LineLevel.NotFitted);
        }

        if (_lines[GateInput.SafetyLoop] == LineLevel.NotFitted)
            _lines = _lines.With(GateInput.Photocell, LineLevel.Inactive);
        _arm = random.Next(4) == 0 ? 1 : 0;
    }

    public (BarrierInput Input, TimeSpan Time) Next()
    {
        var passed = TimeSpan.FromMilliseconds(_random.Next(30) == 0 ? _random.Next(4000) : _random.Next(150));
        _now += passed;
        _arm = Math.Clamp(_arm + _speed * passed.TotalSeconds, 0, 1);
        var time = _random.Next(50) == 0 ? _now - TimeSpan.FromMilliseconds(_random.Next(3000)) : _now;
        var dice = _random.Next(100);
        if (dice < 72)
            return (new(BarrierInputKind.Lines, Look()), time);
        if (dice < 88)
            return (BarrierInput.Tick, time);
        if (dice < 96)
            return (BarrierInput.Open, time);
        if (_random.Next(400) == 0)
            return (new(BarrierInputKind.Shutdown), time);
        return (new(People[_random.Next(_wild ? People.Length : 7)]), time);
    }

    /// <summary>The barrier's own controller follows the contacts, most of the time.</summary>
    public void Obey(in BarrierStep step)
    {
        if (step.Engage is { } engage && _random.Next(20) > 0)
            _speed = engage switch { GateOutput.Open => 1, GateOutput.Close => -1, _ => 0 };
        else if (_arm >= 1 && _random.Next(150) == 0)
            _speed = -1;
    }

    private LineSnapshot Look()
    {
        foreach (var input in Inputs)
        {
            if (_lines[input] == LineLevel.NotFitted || input is GateInput.LimitOpen or GateInput.LimitClosed)
                continue;
            if (_random.Next(_wild ? 15 : 40) == 0)
                _lines = _lines.With(input, Level(input));
        }

        if (_hasLimits)
        {
            _lines = _lines.With(GateInput.LimitOpen, _arm >= 1 ? LineLevel.Active : LineLevel.Inactive)
                .With(GateInput.LimitClosed, _arm <= 0 ? LineLevel.Active : LineLevel.Inactive);
            if (_wild && _random.Next(60) == 0)
                _lines = _lines.With(_random.Next(2) == 0 ? GateInput.LimitOpen : GateInput.LimitClosed, (LineLevel)_random.Next(3));
        }

        return _wild && _random.Next(200) == 0 ? LineSnapshot.AllUnknown : _lines;
    }

    private LineLevel Level(GateInput input)
    {
        if (_random.Next(_wild ? 8 : 30) == 0)
            return LineLevel.Unknown;

        // People press switches and houses burn far less often than vehicles pass.
        var share = input is GateInput.Fire ? 40 : input is GateInput.ManualHold ? 12 : 3;
        return _random.Next(share) == 0 ? LineLevel.Active : LineLevel.Inactive;
    }
}
