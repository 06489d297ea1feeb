using System.CommandLine;
using System.CommandLine.Parsing;
using EdgeGate.Appliance.Commands;

namespace EdgeGate.Appliance.CommandLine;

/// <summary>Every command there is. Help, completions, man pages and the manual's page follow it.</summary>
internal static class CommandTree
{
    /// <summary>The program's name, as it is typed.</summary>
    internal const string Program = "edgegate";

    internal static RootCommand Create()
    {
        var root = new RootCommand("EdgeGate reads the plate, decides, and opens the barrier. No network needed.")
        {
            RunCommand.Create(),
            ReadCommand.Create(),
            BenchCommand.Create(),
            InitCommand.Create(),
            CheckCommand.Create(),
            MigrateCommand.Create(),
            DoctorCommand.Create(),
            CompareCommand.Create(),
            CommissionCommand.Create(),
            SelfTestCommand.Create(),
            EventsCommand.Create(),
            ExplainCommand.Create(),
            WhatIfCommand.Create(),
            ExportCommand.Create(),
            ClockCommand.Create(),
            VerifyCommand.Create(),
            SalvageCommand.Create(),
            ListsCommand.Create(),
            NearMissesCommand.Create(),
            FormatsCommand.Create(),
            PresenceCommand.Create(),
            PersonCommand.Create(),
            VersionCommand.Create(),
            CompletionCommand.Create(),
            ManCommand.Create(),
        };
        root.Options.OfType<VersionOption>().Single().Aliases.Add("-V");
        return root;
    }

    /// <summary>A command and all below it, each with the words that call it: <c>edgegate lists import</c>.</summary>
    internal static IEnumerable<(string Path, Command Command)> Walk(Command command, string path = Program) =>
        command.Subcommands.Where(sub => !sub.Hidden).SelectMany(sub => Walk(sub, $"{path} {sub.Name}")).Prepend((path, command));

    /// <summary>Options that a person may give, help aside.</summary>
    internal static IEnumerable<Option> OptionsOf(Command command) =>
        command.Options.Where(option => !option.Hidden && option is not System.CommandLine.Help.HelpOption);

    /// <summary>True for an option that stands alone.</summary>
    internal static bool IsFlag(Option option) => option is VersionOption || option.ValueType == typeof(bool);

    /// <summary>What stands behind an option: <c> FILE</c>; empty for one that stands alone.</summary>
    internal static string ValueOf(Option option) =>
        IsFlag(option) ? "" : $" {option.HelpName ?? string.Join('|', ChoicesOf(option))}";

    /// <summary>The words that an option takes, where it takes only certain ones.</summary>
    internal static IReadOnlyList<string> ChoicesOf(Option option) =>
        IsFlag(option) ? [] : [.. option.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty).Select(item => item.Label)];

    /// <summary>How a command is called: <c>edgegate explain EVENT [options]</c>.</summary>
    internal static string Usage(string path, Command command)
    {
        var arguments = command.Arguments.Select(argument => argument.Arity switch
        {
            { MinimumNumberOfValues: 0 } => $" [{argument.Name}]",
            { MaximumNumberOfValues: > 1 } => $" {argument.Name}...",
            _ => $" {argument.Name}",
        });
        return $"{path}{(command.Subcommands.Count > 0 ? command.Action is null ? " COMMAND" : " [COMMAND]" : "")}{string.Concat(arguments)}{(OptionsOf(command).Any() ? " [options]" : "")}";
    }

    /// <summary>The words that call the command of a result.</summary>
    internal static string PathOf(CommandResult result)
    {
        var names = new Stack<string>();
        for (SymbolResult? at = result; at is CommandResult { Command: var command }; at = at.Parent)
            names.Push(command is RootCommand ? Program : command.Name);
        return string.Join(' ', names);
    }
}
