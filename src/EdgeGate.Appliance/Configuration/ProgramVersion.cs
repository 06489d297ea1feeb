using System.Reflection;

namespace EdgeGate.Appliance.Configuration;

/// <summary>Which build of the program this is.</summary>
internal static class ProgramVersion
{
    /// <summary>Version and commit, such as <c>1.4.0+3f2c...</c>.</summary>
    internal static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
