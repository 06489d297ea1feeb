using EdgeGate.Domain.Gate;

namespace EdgeGate.Platform.Gpio;

/// <summary>One input: where it is wired, and the level that was steady long enough. Used under its owner's lock.</summary>
/// <param name="input">Which input of the lane.</param>
/// <param name="pin">Offset in the chip.</param>
/// <param name="line">Its wiring.</param>
internal sealed class SampledInput(GateInput input, int pin, GateLine line)
{
    private readonly TimeSpan _steadyFor = TimeSpan.FromMilliseconds(line.DebounceMs);
    private TimeSpan? _differsSince;
    private bool? _active;

    /// <summary>Which input of the lane.</summary>
    internal GateInput Input => input;

    /// <summary>Offset in the chip.</summary>
    internal int Pin => pin;

    /// <summary>Name, for messages.</summary>
    internal string Line => line.Line;

    /// <summary>The level that counts; unknown before the first sample.</summary>
    internal LineLevel Level => _active switch { null => LineLevel.Unknown, true => LineLevel.Active, false => LineLevel.Inactive };

    /// <summary>Takes the line's electrical level at a time. The first one counts at once, a different one when it lasted.</summary>
    internal void Sample(bool high, TimeSpan now)
    {
        var active = high != line.ActiveLow;
        if (active == _active)
        {
            _differsSince = null;
            return;
        }

        _differsSince ??= now;
        if (_active is not null && now - _differsSince < _steadyFor)
            return;
        _active = active;
        _differsSince = null;
    }
}
