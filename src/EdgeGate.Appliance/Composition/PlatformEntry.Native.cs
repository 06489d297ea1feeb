using EdgeGate.Domain;
using EdgeGate.Domain.Inference;
using EdgeGate.Platform.Native;

namespace EdgeGate.Appliance.Composition;

/// <summary>The platform of this build: native.</summary>
internal static class PlatformEntry
{
    /// <param name="limits">How long a runtime may take; null: <see cref="InferenceLimits.Patient"/>.</param>
    internal static IPlatform Create(InferenceLimits? limits = null) => new NativePlatform(TimeProvider.System, limits ?? InferenceLimits.Patient);
}
