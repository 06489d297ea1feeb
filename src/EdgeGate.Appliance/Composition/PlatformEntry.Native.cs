using EdgeGate.Domain;
using EdgeGate.Platform.Native;

namespace EdgeGate.Appliance.Composition;

/// <summary>The platform of this build: native.</summary>
internal static class PlatformEntry
{
    internal static IPlatform Create() => new NativePlatform(TimeProvider.System);
}
