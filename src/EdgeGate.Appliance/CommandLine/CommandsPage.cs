using System.CommandLine;
using System.Globalization;
using System.Text;

namespace EdgeGate.Appliance.CommandLine;

/// <summary>The manual's page of commands: <c>board/manual/commands.md</c> is what this writes, and a test holds it.</summary>
internal static class CommandsPage
{
    /// <summary>What the program's exit tells a script.</summary>
    internal static IReadOnlyList<(int Code, string Means)> ExitCodeTexts { get; } =
    [
        (0, "Everything was done."),
        (1, "It could not be done: configuration, device, model, store. The message says what to do."),
        (2, "Part of the input could not be used; the rest was. Of a commissioning: the lane is not accepted."),
        (64, "The command line is wrong. Nothing was done; two lines on standard error say what to write."),
    ];

    internal static string Write(RootCommand root)
    {
        var text = new StringBuilder("# Command line\n\n");
        text.Append("Written by `edgegate man --markdown`. `edgegate COMMAND --help` says the same; on a board so does `man edgegate`. Answers go to standard output, messages to\n");
        text.Append("standard error. What takes longer than two seconds shows its progress on a terminal. Nothing is coloured, so `NO_COLOR` changes nothing.\n");
        text.Append("Completions: `source <(edgegate completion bash)`; a board has them for bash, zsh and fish.\n\n");
        text.Append("## Exit codes\n\n| code | means |\n|---|---|\n");
        foreach (var (code, means) in ExitCodeTexts)
            text.Append(CultureInfo.InvariantCulture, $"| {code} | {means} |\n");
        foreach (var (path, command) in CommandTree.Walk(root).Skip(1))
        {
            text.Append(CultureInfo.InvariantCulture,
                $"\n## {path}\n\n{Cell(command.Description)}\n\n```\n{CommandTree.Usage(path, command)}\n```\n");
            var rows = command.Arguments.Select(argument => (Name: argument.Name, argument.Description))
                .Concat(CommandTree.OptionsOf(command)
                    .Select(option => (Name: option.Name + CommandTree.ValueOf(option), option.Description))).ToList();
            if (rows.Count == 0)
                continue;
            text.Append("\n| argument or option | |\n|---|---|\n");
            foreach (var (name, about) in rows)
                text.Append(CultureInfo.InvariantCulture, $"| `{Cell(name)}` | {Cell(about)} |\n");
        }

        return text.ToString();
    }

    private static string Cell(string? text) =>
        (text ?? "").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "\\<", StringComparison.Ordinal);
}
