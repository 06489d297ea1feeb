using System.Device.Gpio;
using EdgeGate.Domain;
using EdgeGate.Domain.Gate;

namespace EdgeGate.Platform.Gpio;

/// <summary>
/// One lane's lines on a <see cref="GpioController"/>. Inputs are sampled by the thread that waits: the package's own edge events drop
/// the pull resistor (libgpiod 1), take a thread for each line and keep a read error to themselves.
/// </summary>
internal sealed class GpioGateLines : IGateLines
{
    // Far below the 20 ms of the shortest relay or light-beam pulse; ten inputs cost about 1 % of a core.
    private static readonly TimeSpan SampleEvery = TimeSpan.FromMilliseconds(4);

    private readonly object _lock = new();
    private readonly ManualResetEventSlim _closing = new();
    private readonly TimeProvider _time;
    private readonly GpioController _controller;
    private readonly Dictionary<GateOutput, (int Pin, GateLine Line)> _outputs = [];
    private readonly List<SampledInput> _inputs = [];
    private LineSnapshot _reported;
    private volatile bool _disposed;

    private GpioGateLines(GpioController controller, string description, TimeProvider time) =>
        (_controller, Description, _time) = (controller, description, time);

    /// <inheritdoc/>
    public string Description { get; }

    /// <summary>Requests every line; outputs first, each with its inactive level.</summary>
    internal static GpioGateLines Open(IGpioAccess library, GpioChipInfo chip, GateWiring wiring, LineNames names, TimeProvider time)
    {
        // Every name is looked up before any line is touched.
        var outputs = wiring.Outputs.Select(output => (output.Key, Line: output.Value, Pin: names.Offset(chip, output.Value.Line)))
            .ToArray();
        var inputs = wiring.Inputs.Select(input => new SampledInput(input.Key, names.Offset(chip, input.Value.Line), input.Value))
            .ToArray();
        var twice = outputs.Select(output => output.Pin).Concat(inputs.Select(input => input.Pin)).GroupBy(pin => pin)
            .FirstOrDefault(pins => pins.Count() > 1);
        if (twice is not null)
            throw new GateLinesFaultException($"gpiochip \"{chip.Label}\" line {twice.Key} is wired twice; each line serves one purpose");

        var lines = new GpioGateLines(library.Open(chip), $"gpiochip \"{chip.Label}\"", time);
        try
        {
            foreach (var (output, line, pin) in outputs)
            {
                library.OpenOutput(lines._controller, pin, Level(line, active: false));
                lines._outputs.Add(output, (pin, line));
            }

            foreach (var input in inputs)
            {
                library.OpenInput(lines._controller, input.Pin, wiring.Inputs[input.Input].Bias);
                lines._inputs.Add(input);
            }

            lines._reported = lines.Sample();
            return lines;
        }
        catch
        {
            lines.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public bool Has(GateOutput output) => _outputs.ContainsKey(output);

    /// <inheritdoc/>
    public void Write(GateOutput output, bool active)
    {
        if (!_outputs.TryGetValue(output, out var wired))
            throw new ArgumentException($"this lane has no output {output}", nameof(output));
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var level = Level(wired.Line, active);
            try
            {
                _controller.Write(wired.Pin, level);
                if (Follows(wired.Pin, level))
                    return;
            }
            catch (Exception error) when (IsFault(error))
            {
                throw Fault($"output {output} (line {wired.Line.Line}) cannot be driven: {error.Message}", error);
            }
        }

        throw Fault($"output {output} (line {wired.Line.Line}) does not follow; look for a short circuit at its terminal");
    }

    /// <inheritdoc/>
    public LineSnapshot Read()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _reported = Sample();
        }
    }

    /// <inheritdoc/>
    public bool WaitForChange(TimeSpan timeout)
    {
        var started = _time.GetTimestamp();
        ObjectDisposedException.ThrowIf(_disposed, this);
        while (true)
        {
            lock (_lock)
            {
                if (_disposed)
                    return false;
                var now = Sample();
                if (now != _reported)
                {
                    _reported = now;
                    return true;
                }
            }

            var left = timeout - _time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
                return false;
            _closing.Wait(left < SampleEvery ? left : SampleEvery);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
                return;
            _disposed = true;
            _closing.Set();
            foreach (var (pin, line) in _outputs.Values)
                Release(pin, line);
            _controller.Dispose();
        }
    }

    private static PinValue Level(GateLine line, bool active) => active != line.ActiveLow ? PinValue.High : PinValue.Low;

    private static bool IsFault(Exception error) => error is IOException or InvalidOperationException or UnauthorizedAccessException;

    private GateLinesFaultException Fault(string what, Exception? inner = null) => new($"{Description}: {what}", inner);

    private void Release(int pin, GateLine line)
    {
        try
        {
            _controller.Write(pin, Level(line, active: false));
        }
        catch (Exception error) when (IsFault(error))
        {
            // A chip that is gone drives nothing; the other outputs must still be released.
        }
    }

    // The package ignores a failed write; only reading the line back tells. A long cable may need a moment to charge.
    private bool Follows(int pin, PinValue level)
    {
        for (var attempt = 0; attempt < 4; attempt++)
        {
            if (_controller.Read(pin) == level)
                return true;
            _closing.Wait(1);
        }

        return false;
    }

    private LineSnapshot Sample()
    {
        var snapshot = LineSnapshot.NoneFitted;
        var now = _time.LaneNow();
        foreach (var input in _inputs)
        {
            try
            {
                input.Sample(_controller.Read(input.Pin) == PinValue.High, now);
            }
            catch (Exception error) when (IsFault(error))
            {
                throw Fault($"input {input.Input} (line {input.Line}) cannot be read: {error.Message}; is the chip still there?", error);
            }

            snapshot = snapshot.With(input.Input, input.Level);
        }

        return snapshot;
    }
}
