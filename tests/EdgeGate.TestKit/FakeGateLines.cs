using EdgeGate.Domain.Gate;

namespace EdgeGate.TestKit;

/// <summary>Lines in memory: what was written is recorded in order, inputs are set by the test, faults come when asked for.</summary>
public sealed class FakeGateLines : IGateLines
{
    private readonly Lock _gate = new();
    private readonly bool[] _levels = new bool[(int)GateOutput.Stop + 1];
    private readonly HashSet<GateOutput> _fitted;
    private readonly AutoResetEvent _changed = new(false);
    private LineSnapshot _inputs;

    /// <summary>All three outputs fitted unless named.</summary>
    public FakeGateLines(LineSnapshot inputs, params GateOutput[] outputs)
    {
        _inputs = inputs;
        _fitted = outputs.Length == 0 ? [GateOutput.Open, GateOutput.Close, GateOutput.Stop] : [.. outputs];
    }

    /// <summary>Every successful write in order.</summary>
    public List<(GateOutput Output, bool Active)> Writes { get; } = [];

    /// <summary>This many of the next writes fail.</summary>
    public int FailingWrites { get; set; }

    /// <summary>True: reading fails.</summary>
    public bool FailReads { get; set; }

    /// <summary>Thrown in the place of a fault of the lines: what a driver should not throw.</summary>
    public Exception? Unexpected { get; set; }

    /// <summary>True after <see cref="Dispose"/>.</summary>
    public bool IsDisposed { get; private set; }

    /// <inheritdoc/>
    public string Description => "fake";

    /// <summary>True when the contact is closed.</summary>
    public bool IsActive(GateOutput output)
    {
        lock (_gate)
            return _levels[(int)output];
    }

    /// <summary>Changes one input.</summary>
    public void Set(GateInput input, LineLevel level)
    {
        lock (_gate)
            _inputs = _inputs.With(input, level);
        _changed.Set();
    }

    /// <inheritdoc/>
    public void Write(GateOutput output, bool active)
    {
        lock (_gate)
        {
            if (FailingWrites > 0)
            {
                FailingWrites--;
                throw Unexpected ?? new GateLinesFaultException($"fake line {output} cannot be driven; this fault was asked for by a test");
            }

            _levels[(int)output] = active;
            Writes.Add((output, active));
        }
    }

    /// <inheritdoc/>
    public bool Has(GateOutput output) => _fitted.Contains(output);

    /// <inheritdoc/>
    public LineSnapshot Read()
    {
        lock (_gate)
        {
            return FailReads
                ? throw Unexpected ?? new GateLinesFaultException("fake chip is gone; this fault was asked for by a test")
                : _inputs;
        }
    }

    /// <inheritdoc/>
    public bool WaitForChange(TimeSpan timeout) => _changed.WaitOne(timeout);

    /// <inheritdoc/>
    public void Dispose()
    {
        IsDisposed = true;
        Array.Clear(_levels);
    }
}
