using System.Device.Gpio;

namespace EdgeGate.Platform.Tests.Gpio;

/// <summary>The lines of a chip in memory. Every level that an output had is kept.</summary>
public sealed class MemoryChip(int lines)
{
    private readonly object _gate = new();
    private readonly PinValue[] _levels = new PinValue[lines];
    private readonly object?[] _holders = new object?[lines];
    private readonly PinMode?[] _modes = new PinMode?[lines];
    private readonly List<bool>[] _history = [.. Enumerable.Range(0, lines).Select(_ => new List<bool>())];

    /// <summary>Number of lines.</summary>
    public int Lines => lines;

    /// <summary>Lines that stay low whatever is written.</summary>
    public HashSet<int> Shorted { get; } = [];

    /// <summary>True once the chip was unplugged.</summary>
    public bool Gone { get; set; }

    /// <summary>The world outside sets an input.</summary>
    public void SetInput(int pin, bool high)
    {
        lock (_gate)
            _levels[pin] = high;
    }

    /// <summary>Mode of a line; null while nobody holds it.</summary>
    public PinMode? ModeOf(int pin) => _modes[pin];

    /// <summary>Level on an output; null while nobody drives it.</summary>
    public bool? Output(int pin)
    {
        lock (_gate)
            return _modes[pin] == PinMode.Output ? _levels[pin] == PinValue.High : null;
    }

    /// <summary>Levels an output had, without repetitions.</summary>
    public IReadOnlyList<bool> History(int pin)
    {
        lock (_gate)
            return [.. _history[pin]];
    }

    /// <summary>Somebody takes a line.</summary>
    public void Request(object holder, int pin, PinMode mode)
    {
        lock (_gate)
        {
            if (Gone)
                throw new IOException("No such device");
            if (_holders[pin] is not null && _holders[pin] != holder)
                throw new IOException("Device or resource busy");
            (_holders[pin], _modes[pin]) = (holder, mode);
        }
    }

    /// <summary>Lets go of a line.</summary>
    public void Release(object holder, int pin)
    {
        lock (_gate)
        {
            if (_holders[pin] == holder)
                (_holders[pin], _modes[pin]) = (null, null);
        }
    }

    /// <summary>Reads a line's level.</summary>
    public PinValue Read(int pin)
    {
        lock (_gate)
            return Gone ? throw new IOException("No such device") : _levels[pin];
    }

    /// <summary>Drives a line.</summary>
    public void Drive(int pin, PinValue level)
    {
        lock (_gate)
        {
            if (Gone)
                throw new IOException("No such device");
            _levels[pin] = Shorted.Contains(pin) ? PinValue.Low : level;
            if (_history[pin].Count == 0 || _history[pin][^1] != (bool)level)
                _history[pin].Add((bool)level);
        }
    }
}
