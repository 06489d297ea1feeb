using System.CommandLine;
using EdgeGate.Appliance.Commands;

namespace EdgeGate.Appliance.CommandLine;

/// <summary><c>edgegate completion bash</c>: what a shell needs to complete this program's command lines.</summary>
internal static class CompletionCommand
{
    internal static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new Command("completion", "Print a shell's completions: source <(edgegate completion bash).") { shell };
        command.SetAction(parsed =>
        {
            var root = CommandTree.Create();
            Terminal.Data.Write(parsed.GetValue(shell) switch
            {
                "zsh" => ZshCompletion.Write(root),
                "fish" => FishCompletion.Write(root),
                _ => BashCompletion.Write(root),
            });
            return ExitCodes.Ok;
        });
        return command;
    }
}
