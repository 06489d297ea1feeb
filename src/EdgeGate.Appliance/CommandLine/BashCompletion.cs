using System.CommandLine;
using System.Globalization;
using System.Text;

namespace EdgeGate.Appliance.CommandLine;

/// <summary>Completions for bash: words of the command so far, values where an option takes certain ones, files elsewhere.</summary>
internal static class BashCompletion
{
    internal static string Write(RootCommand root)
    {
        var commands = CommandTree.Walk(root).ToList();
        var text = new StringBuilder("# Completions of edgegate for bash; written by: edgegate completion bash\n_edgegate() {\n");
        text.Append("  local cur=${COMP_WORDS[COMP_CWORD]} at=edgegate i words=\n");
        text.Append("  for ((i = 1; i < COMP_CWORD; i++)); do\n    case \"$at ${COMP_WORDS[i]}\" in\n      ");
        text.AppendJoin(" | ", commands.Skip(1).Select(command => $"'{command.Path}'"));
        text.Append(") at=\"$at ${COMP_WORDS[i]}\" ;;\n    esac\n  done\n");
        text.Append("  case \"$at ${COMP_WORDS[COMP_CWORD - 1]}\" in\n");
        foreach (var (path, option) in commands.SelectMany(command => CommandTree.OptionsOf(command.Command)
            .Select(option => (command.Path, option))))
        {
            if (CommandTree.ChoicesOf(option) is { Count: > 0 } choices)
                text.Append(CultureInfo.InvariantCulture, $"    '{path} {option.Name}') words='{string.Join(' ', choices)}' ;;\n");
            else if (!CommandTree.IsFlag(option))
                text.Append(CultureInfo.InvariantCulture, $"    '{path} {option.Name}') return ;;\n");
        }

        text.Append("  esac\n  [ -n \"$words\" ] || case \"$at\" in\n");
        foreach (var (path, command) in commands)
            text.Append(CultureInfo.InvariantCulture, $"    '{path}') words='{string.Join(' ', Words(command))}' ;;\n");
        text.Append("  esac\n  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n}\ncomplete -o default -F _edgegate edgegate\n");
        return text.ToString();
    }

    /// <summary>What may come next in a command: commands below it, values of its first argument, options.</summary>
    internal static IEnumerable<string> Words(Command command) => command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name)
        .Concat(command.Arguments.Take(1)
            .SelectMany(argument => argument.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty)
            .Select(item => item.Label)))
        .Concat(CommandTree.OptionsOf(command).Select(option => option.Name)).Append("--help");
}
