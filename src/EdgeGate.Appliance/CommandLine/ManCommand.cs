using System.CommandLine;
using EdgeGate.Appliance.Commands;
using EdgeGate.Configuration.Parsing;

namespace EdgeGate.Appliance.CommandLine;

/// <summary><c>edgegate man --to FOLDER</c>: the man pages, and the manual's page of commands, from the commands themselves.</summary>
internal static class ManCommand
{
    internal static Command Create()
    {
        var to = new Option<string?>("--to")
        {
            Description = "Write edgegate.1 and a page for each command to this folder.",
            HelpName = "FOLDER"
        };
        var markdown = new Option<bool>("--markdown") { Description = "Print the manual's page of all commands instead." };
        var command = new Command("man", "Write the man pages.") { to, markdown };
        command.SetAction(parsed => Failure.Guard(() =>
        {
            if (parsed.GetValue(markdown))
                Terminal.Data.Write(CommandsPage.Write(CommandTree.Create()));
            else if (parsed.GetValue(to) is { } folder)
                Save(folder);
            else
                throw new SetupException("--to is missing: the folder that the pages are written to, or --markdown for the manual's page");
            return ExitCodes.Ok;
        }));
        return command;
    }

    private static void Save(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (name, text) in ManPages.Write(CommandTree.Create()))
                File.WriteAllText(Path.Combine(folder, name), text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"{folder}: cannot be written: {e.Message}");
        }
    }
}
