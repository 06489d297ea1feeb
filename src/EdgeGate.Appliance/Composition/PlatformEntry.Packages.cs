using EdgeGate.Domain;
using EdgeGate.Domain.Inference;
using EdgeGate.Platform.Packages;

namespace EdgeGate.Appliance.Composition;

/// <summary>The platform of this build: packages.</summary>
internal static class PlatformEntry
{
    /// <param name="limits">How long a runtime may take; null: <see cref="InferenceLimits.Patient"/>.</param>
    internal static IPlatform Create(InferenceLimits? limits = null) => new PackagesPlatform(TimeProvider.System, limits ?? InferenceLimits.Patient);
}
