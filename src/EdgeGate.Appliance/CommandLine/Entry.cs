using EdgeGate.Appliance.Commands;

namespace EdgeGate.Appliance.CommandLine;

/// <summary>From the words of a command line to its exit code.</summary>
internal static class Entry
{
    /// <summary>Runs what was asked for.</summary>
    /// <param name="arguments">The words after the program's name.</param>
    /// <param name="errors">Where a mistake in them is told, in a line or two: whoever pipes the output gets none of it.</param>
    /// <returns>The exit code.</returns>
    internal static int Run(string[] arguments, TextWriter errors)
    {
        // "help read" is what many a hand types.
        var parsed = CommandTree.Create().Parse(arguments is ["help", .. var rest] ? [.. rest, "--help"] : arguments);
        var wrong = UsageErrors.Of(parsed);
        if (wrong.Count == 0)
            return parsed.Invoke();
        foreach (var one in wrong)
            errors.WriteLine($"edgegate: {one}");
        errors.WriteLine($"try: {CommandTree.PathOf(parsed.CommandResult)} --help");
        return ExitCodes.Usage;
    }
}
