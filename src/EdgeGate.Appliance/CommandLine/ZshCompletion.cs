using System.CommandLine;
using System.Globalization;
using System.Text;

namespace EdgeGate.Appliance.CommandLine;

/// <summary>Completions for zsh, each with its description.</summary>
internal static class ZshCompletion
{
    internal static string Write(RootCommand root)
    {
        var commands = CommandTree.Walk(root).ToList();
        var text = new StringBuilder("#compdef edgegate\n# Completions of edgegate for zsh; written by: edgegate completion zsh\n_edgegate() {\n");
        text.Append("  local at=edgegate i\n  local -a found\n  for ((i = 2; i < CURRENT; i++)); do\n    case \"$at ${words[i]}\" in\n      ");
        text.AppendJoin(" | ", commands.Skip(1).Select(command => $"'{command.Path}'"));
        text.Append(") at=\"$at ${words[i]}\" ;;\n    esac\n  done\n  case \"$at ${words[CURRENT - 1]}\" in\n");
        foreach (var (path, option) in commands.SelectMany(command => CommandTree.OptionsOf(command.Command)
            .Select(option => (command.Path, option))))
        {
            if (CommandTree.ChoicesOf(option) is { Count: > 0 } choices)
                text.Append(CultureInfo.InvariantCulture, $"    '{path} {option.Name}') compadd {string.Join(' ', choices)}; return ;;\n");
            else if (!CommandTree.IsFlag(option))
                text.Append(CultureInfo.InvariantCulture, $"    '{path} {option.Name}') _files; return ;;\n");
        }

        text.Append("  esac\n  case \"$at\" in\n");
        foreach (var (path, command) in commands)
        {
            text.Append(CultureInfo.InvariantCulture, $"    '{path}') found=(");
            foreach (var sub in command.Subcommands.Where(sub => !sub.Hidden))
                text.Append(CultureInfo.InvariantCulture, $"'{sub.Name}:{Quoted(sub.Description)}' ");
            foreach (var option in CommandTree.OptionsOf(command))
                text.Append(CultureInfo.InvariantCulture, $"'{option.Name}:{Quoted(option.Description)}' ");
            text.Append("'--help:Show help') ;;\n");
        }

        // Of a folder of completions zsh runs the whole file in place of the function at the first use, so that it has to call it; sourced,
        // it is only made known.
        return text.Append("  esac\n  _describe edgegate found\n  _files\n}\n")
            .Append("if [ \"$funcstack[1]\" = _edgegate ]; then _edgegate \"$@\"; else compdef _edgegate edgegate; fi\n").ToString();
    }

    private static string Quoted(string? text) =>
        (text ?? "").Replace("'", "'\\''", StringComparison.Ordinal).Replace(":", "\\:", StringComparison.Ordinal);
}
