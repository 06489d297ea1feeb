using EdgeGate.Contracts.Gate;

namespace EdgeGate.Platform.Native.Tests.Gpio;

/// <summary>The contract of lines, on the character device.</summary>
public sealed class CharacterDeviceGateLinesTests : GateLinesContract
{
    /// <inheritdoc/>
    protected override IGateLinesBench CreateBench() => new FakeGpioBench();
}
