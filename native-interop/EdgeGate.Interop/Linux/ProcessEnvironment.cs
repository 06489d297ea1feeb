using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux;

/// <summary>
/// The environment as C libraries in this process see it. <see cref="Environment.SetEnvironmentVariable(string, string?)"/> changes only
/// .NET's own copy. Not thread-safe, as C has it: call it before the library that reads the variable is loaded.
/// </summary>
public static class ProcessEnvironment
{
    /// <summary>Sets a variable for the C libraries of this process and for programs that they start.</summary>
    /// <exception cref="ArgumentException">The name is empty or holds <c>=</c>.</exception>
    public static void Set(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (Libc.SetVariable(name, value, 1) != 0)
            throw new ArgumentException($"{name}: {Errno.Describe(Marshal.GetLastPInvokeError())}", nameof(name));
    }

    /// <summary>What the C libraries of this process see; null when it is not set.</summary>
    public static string? Get(string name) => Marshal.PtrToStringUTF8(Libc.Variable(name));
}
