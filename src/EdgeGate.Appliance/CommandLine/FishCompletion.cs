using System.CommandLine;
using System.Globalization;
using System.Text;

namespace EdgeGate.Appliance.CommandLine;

/// <summary>Completions for fish, each with its description.</summary>
internal static class FishCompletion
{
    internal static string Write(RootCommand root)
    {
        var text = new StringBuilder("# Completions of edgegate for fish; written by: edgegate completion fish\n");
        foreach (var (path, command) in CommandTree.Walk(root))
        {
            var words = path.Split(' ').Skip(1).ToList();
            var seen = words.Count == 0 ? "" : string.Join("; and ", words.Select(word => $"__fish_seen_subcommand_from {word}"));
            var below = command.Subcommands.Where(sub => !sub.Hidden).ToList();
            var none = words.Count == 0 ? "__fish_use_subcommand"
                : below.Count == 0 ? seen
                : $"{seen}; and not __fish_seen_subcommand_from {string.Join(' ', below.Select(sub => sub.Name))}";
            foreach (var sub in below)
                text.Append(CultureInfo.InvariantCulture,
                    $"complete -c edgegate -f -n '{none}' -a {sub.Name} -d '{Quoted(sub.Description)}'\n");
            foreach (var option in CommandTree.OptionsOf(command))
            {
                var value = CommandTree.IsFlag(option) ? "" : CommandTree.ChoicesOf(option) is { Count: > 0 } choices
                    ? $" -x -a '{string.Join(' ', choices)}'" : " -r";
                text.Append(CultureInfo.InvariantCulture,
                    $"complete -c edgegate -n '{none}' -l {option.Name.TrimStart('-')}{value} -d '{Quoted(option.Description)}'\n");
            }
        }

        return text.ToString();
    }

    private static string Quoted(string? text) =>
        (text ?? "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
}
