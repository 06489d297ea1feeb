using EdgeGate.Contracts.Gate;

namespace EdgeGate.Platform.Tests.Gpio;

/// <summary>The contract of lines, on System.Device.Gpio as it works with libgpiod 1.</summary>
public sealed class GateLinesTests : GateLinesContract
{
    /// <inheritdoc/>
    protected override IGateLinesBench CreateBench() => new MemoryBench(second: false);
}
