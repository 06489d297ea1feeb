using System.CommandLine;
using System.Globalization;
using System.Text;

namespace EdgeGate.Appliance.CommandLine;

/// <summary>Man pages in troff: <c>edgegate.1</c>, and <c>edgegate-lists-import.1</c> for each command.</summary>
internal static class ManPages
{
    internal static IEnumerable<(string Name, string Text)> Write(RootCommand root) =>
        CommandTree.Walk(root).Select(one => ($"{one.Path.Replace(' ', '-')}.1", Page(one.Path, one.Command)));

    private static string Page(string path, Command command)
    {
        var name = path.Replace(' ', '-');
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $".TH {Word(name.ToUpperInvariant())} 1 \"\" \"EdgeGate\" \"EdgeGate\"\n");
        text.Append(CultureInfo.InvariantCulture, $".SH NAME\n{Line(name)} \\- {Line(command.Description)}\n");
        text.Append(CultureInfo.InvariantCulture, $".SH SYNOPSIS\n.B {Line(CommandTree.Usage(path, command))}\n");
        if (command.Arguments.Count > 0)
        {
            text.Append(".SH ARGUMENTS\n");
            foreach (var argument in command.Arguments)
                text.Append(CultureInfo.InvariantCulture, $".TP\n.I {Line(argument.Name)}\n{Line(argument.Description)}\n");
        }

        text.Append(".SH OPTIONS\n");
        foreach (var option in CommandTree.OptionsOf(command))
            text.Append(CultureInfo.InvariantCulture,
                $".TP\n.B {Line(option.Name + CommandTree.ValueOf(option))}\n{Line(option.Description)}\n");
        text.Append(".TP\n.B \\-h, \\-\\-help\nShow help.\n");
        if (command.Subcommands.Count > 0)
        {
            text.Append(".SH COMMANDS\n");
            foreach (var sub in command.Subcommands.Where(sub => !sub.Hidden))
                text.Append(CultureInfo.InvariantCulture, $".TP\n.BR {Word($"{name}-{sub.Name}")} (1)\n{Line(sub.Description)}\n");
        }

        text.Append(".SH EXIT STATUS\n");
        foreach (var (code, means) in CommandsPage.ExitCodeTexts)
            text.Append(CultureInfo.InvariantCulture, $".TP\n.B {code}\n{Line(means)}\n");
        text.Append(".SH FILES\n.TP\n.I /etc/edgegate/edgegate.json\nThe configuration.\n.TP\n.I /var/lib/edgegate\nJournal, keys and accounts.\n");
        text.Append(".SH SEE ALSO\n/opt/edgegate/current/manual/README.md, and the page Manual of the box.\n");
        return text.ToString();
    }

    private static string Word(string text) => $"\"{text.Replace("-", "\\-", StringComparison.Ordinal)}\"";

    // A dash is a minus here, and a line that begins with a dot or a quote would be an order.
    private static string Line(string? text)
    {
        var escaped = (text ?? "").Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal)
            .ReplaceLineEndings(" ");
        return escaped.StartsWith('.') || escaped.StartsWith('\'') ? "\\&" + escaped : escaped;
    }
}
