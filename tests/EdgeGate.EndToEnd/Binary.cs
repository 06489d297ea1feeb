using System.Diagnostics;

namespace EdgeGate.EndToEnd;

/// <summary>The published program, run as a person or a script would.</summary>
internal static class Binary
{
    /// <summary>Longer than any test needs; a program that is still running then hangs.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    internal static string Root { get; } = Environment.GetEnvironmentVariable("EDGEGATE_ROOT")
        ?? throw new InvalidOperationException("EDGEGATE_ROOT is not set; run tests/run.sh e2e");

    internal static string File { get; } = Environment.GetEnvironmentVariable("EDGEGATE_BINARY")
        ?? throw new InvalidOperationException("EDGEGATE_BINARY is not set; run tests/run.sh e2e");

    internal static Outcome Run(params string[] arguments) => RunIn(Path.GetTempPath(), arguments);

    internal static Outcome RunIn(string directory, params string[] arguments) => Run(Start(directory, arguments), arguments);

    internal static Outcome RunWith(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Run(StartWith(environment, arguments), arguments);

    internal static Process Start(string directory, params string[] arguments) => Process.Start(Describe(directory, arguments))!;

    internal static Process StartWith(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var description = Describe(Path.GetTempPath(), arguments);
        foreach (var (name, value) in environment)
            description.Environment[name] = value;
        return Process.Start(description)!;
    }

    private static Outcome Run(Process started, string[] arguments)
    {
        using var process = started;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"edgegate {string.Join(' ', arguments)} did not end within {Limit}");
        }

        return new(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    internal static ProcessStartInfo Describe(string directory, params string[] arguments) => new(File, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = directory,
    };
}
