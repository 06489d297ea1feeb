using System.Reflection;

namespace EdgeGate.Configuration.Options;

/// <summary>Which build of the program this is.</summary>
public static class ProgramVersion
{
    /// <summary>Version and commit, such as <c>1.4.0+3f2c...</c>.</summary>
    public static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
