using System.Runtime.CompilerServices;
using EdgeGate.Domain.Gate;
using EdgeGate.Interop.Linux;
using EdgeGate.Interop.Linux.Gpio;

namespace EdgeGate.Platform.Native.Gpio;

/// <summary>One lane's lines: one kernel request for the outputs, one for the inputs.</summary>
internal sealed class CharacterDeviceGateLines : IGateLines
{
    // The kernel's queue holds 16 events for each line; this many are taken at once.
    private const int EventsAtOnce = 16;

    private readonly Lock _writing = new();
    private readonly Lock _reading = new();
    private readonly GateOutput[] _outputs;
    private readonly GateInput[] _inputs;
    private readonly ManualResetEventSlim _closing = new();
    private ILinuxDevice? _outputLines;
    private ILinuxDevice? _inputLines;
    private volatile bool _disposed;

    private CharacterDeviceGateLines(string description, GateOutput[] outputs, GateInput[] inputs) =>
        (Description, _outputs, _inputs) = (description, outputs, inputs);

    /// <inheritdoc/>
    public string Description { get; }

    /// <summary>Finds every line, then requests them: outputs first, inactive.</summary>
    internal static CharacterDeviceGateLines Open(GpioChip chip, GateWiring wiring)
    {
        var (outputs, inputs) = (wiring.Outputs.ToArray(), wiring.Inputs.ToArray());
        var outputOffsets = outputs.Select(output => chip.Find(output.Value.Line, $"output {output.Key}")).ToArray();
        var inputOffsets = inputs.Select(input => chip.Find(input.Value.Line, $"input {input.Key}")).ToArray();
        foreach (var twice in outputOffsets.Concat(inputOffsets).GroupBy(offset => offset).Where(group => group.Count() > 1))
            throw new GateLinesFaultException($"{chip.Description}: line {twice.Key} is wired twice; each line serves one purpose");

        var lines = new CharacterDeviceGateLines(
            chip.Description, [.. outputs.Select(output => output.Key)], [.. inputs.Select(input => input.Key)]);
        try
        {
            if (outputs.Length > 0)
            {
                var request = LineRequests.Outputs(outputOffsets, [.. outputs.Select(output => output.Value)]);
                lines._outputLines = chip.Request(ref request, "the outputs");
            }

            if (inputs.Length > 0)
            {
                var request = LineRequests.Inputs(inputOffsets, [.. inputs.Select(input => input.Value)]);
                lines._inputLines = chip.Request(ref request, "the inputs");
            }

            return lines;
        }
        catch
        {
            lines.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public bool Has(GateOutput output) => Array.IndexOf(_outputs, output) >= 0;

    /// <inheritdoc/>
    public void Write(GateOutput output, bool active)
    {
        var index = Array.IndexOf(_outputs, output);
        if (index < 0)
            throw new ArgumentException($"this lane has no output {output}", nameof(output));
        lock (_writing)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var mask = 1UL << index;
            var bits = active ? mask : 0;
            var values = new GpioLineValues { Bits = bits, Mask = mask };
            var lines = _outputLines!;
            Check(lines.Control(GpioRequest.SetValues, ref values), $"output {output} cannot be driven");

            // The kernel accepts a write whose level a short circuit then pulls down; reading back tells, where the chip can.
            values = new GpioLineValues { Mask = mask };
            Check(lines.Control(GpioRequest.GetValues, ref values), $"output {output} cannot be read back");
            if ((values.Bits & mask) != bits)
                throw new GateLinesFaultException($"{Description}: output {output} does not follow; look for a short circuit at its terminal");
        }
    }

    /// <inheritdoc/>
    public LineSnapshot Read()
    {
        var snapshot = LineSnapshot.NoneFitted;
        lock (_reading)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_inputLines is null)
                return snapshot;
            var values = new GpioLineValues { Mask = ulong.MaxValue >> (64 - _inputs.Length) };
            Check(_inputLines.Control(GpioRequest.GetValues, ref values), "the inputs cannot be read");
            for (var i = 0; i < _inputs.Length; i++)
                snapshot = snapshot.With(_inputs[i], (values.Bits >> i & 1) != 0 ? LineLevel.Active : LineLevel.Inactive);
            return snapshot;
        }
    }

    /// <inheritdoc/>
    public bool WaitForChange(TimeSpan timeout)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_inputLines is null)
        {
            _closing.Wait(timeout);
            return false;
        }

        switch (_inputLines.Wait(timeout))
        {
            case DeviceWait.TimedOut:
            case DeviceWait.Woken:
                return false;
            case DeviceWait.Failed:
                throw new GateLinesFaultException($"{Description}: the chip is gone; check the board's connection to it");
            default:
                return DrainEvents();
        }
    }

    /// <summary>Sets every output inactive and lets go of the lines.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _closing.Set();
        _inputLines?.Wake();
        lock (_writing)
        {
            if (_outputLines is not null)
            {
                // A chip that is gone drives nothing; there is nobody to tell here.
                var values = new GpioLineValues { Bits = 0, Mask = ulong.MaxValue >> (64 - _outputs.Length) };
                _ = _outputLines.Control(GpioRequest.SetValues, ref values);
                _outputLines.Dispose();
            }
        }

        lock (_reading)
            _inputLines?.Dispose();
    }

    // What changed is asked of the lines themselves: a queue that ran over has lost events, the levels have not.
    private bool DrainEvents()
    {
        Span<byte> events = stackalloc byte[EventsAtOnce * Unsafe.SizeOf<GpioLineEvent>()];
        lock (_reading)
        {
            if (_disposed)
                return false;
            var error = _inputLines!.Read(events, out var count);
            if (error == Errno.Again)
                return false;
            Check(error, "the inputs' changes cannot be read");
            return count > 0;
        }
    }

    private void Check(int error, string what)
    {
        if (error != Errno.None)
            throw new GateLinesFaultException($"{Description}: {what}: {Errno.Describe(error)}. Its true level is unknown; check the board");
    }
}
