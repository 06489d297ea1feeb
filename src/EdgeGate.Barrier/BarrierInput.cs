using EdgeGate.Domain.Gate;

namespace EdgeGate.Barrier;

/// <summary>One thing that happened to a barrier.</summary>
/// <param name="Kind">What.</param>
/// <param name="Lines">Every input line; looked at for <see cref="BarrierInputKind.Lines"/> only.</param>
public readonly record struct BarrierInput(BarrierInputKind Kind, LineSnapshot Lines = default)
{
    /// <summary>Time passes.</summary>
    public static BarrierInput Tick => new(BarrierInputKind.Tick);

    /// <summary>A decision lets a vehicle in.</summary>
    public static BarrierInput Open => new(BarrierInputKind.OpenRequest);
}
