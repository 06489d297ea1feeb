using EdgeGate.Domain;
using EdgeGate.Platform.Packages;

namespace EdgeGate.Appliance.Composition;

/// <summary>The platform of this build: packages.</summary>
internal static class PlatformEntry
{
    internal static IPlatform Create() => new PackagesPlatform(TimeProvider.System);
}
