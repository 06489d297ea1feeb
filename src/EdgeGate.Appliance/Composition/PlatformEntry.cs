using EdgeGate.Domain;
using EdgeGate.Domain.Inference;
using EdgeGate.Platform;

namespace EdgeGate.Appliance.Composition;

/// <summary>The machine that this program runs on.</summary>
internal static class PlatformEntry
{
    /// <param name="limits">How long a runtime may take; null: <see cref="InferenceLimits.Patient"/>.</param>
    internal static IPlatform Create(InferenceLimits? limits = null) =>
        new MachinePlatform(TimeProvider.System, limits ?? InferenceLimits.Patient);
}
