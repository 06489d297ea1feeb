using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Appliance.CommandLine;

/// <summary>
/// What is wrong with the words of a command line: what, where, and what to write instead, without the names of the program's own types.
/// </summary>
internal static class UsageErrors
{
    private const int MostNamed = 3;

    /// <summary>Every mistake, the first ones of them; empty where there is none, or where help is asked for.</summary>
    internal static IReadOnlyList<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.Action is not ParseErrorAction)
            return parsed.Action is null ? [Missing(command)] : parsed.CommandResult.Command.Action is null ? [] : TakenForValues(parsed);
        var unknown = parsed.UnmatchedTokens.Select(word => Unknown(command, word)).ToList();
        var others = parsed.Errors.Select(error => Of(error, command)).OfType<string>();
        return [.. (unknown.Count > 0 ? unknown : others.DefaultIfEmpty(Missing(command))).Distinct().Take(MostNamed)];
    }

    /// <summary>A value's kind in words.</summary>
    internal static string Takes(Option option)
    {
        if (CommandTree.ChoicesOf(option) is { Count: > 0 } choices)
            return $"one of {string.Join(", ", choices)}";
        var type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
        return type == typeof(int) || type == typeof(long) ? "a whole number" : type == typeof(float) || type == typeof(double) ? "a number"
            : "a text";
    }

    // An option that nobody knows is a file's name to a command that takes files.
    private static IReadOnlyList<string> TakenForValues(ParseResult parsed) =>
        parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash) ? []
        : [.. parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(result => result.Tokens)
            .Where(token => token.Value is { Length: > 1 } word && word[0] == '-')
            .Select(token => Unknown(parsed.CommandResult.Command, token.Value)).Take(MostNamed)];

    private static string Missing(Command command) =>
        command is RootCommand ? "a command is missing, such as: run, read, check, doctor, events" :
        $"{command.Name} needs one of {string.Join(", ", command.Subcommands.Select(sub => sub.Name))}";

    private static string Unknown(Command command, string word)
    {
        if (word.StartsWith('-'))
            return $"{word}: there is no such option{Guess(word, CommandTree.OptionsOf(command).SelectMany(option => option.Aliases.Append(option.Name)))}";
        return command.Subcommands.Count > 0
            ? $"{word}: there is no such command{Guess(word, command.Subcommands.Select(sub => sub.Name))}"
            : $"{word}: {command.Name} takes nothing more";
    }

    private static string Guess(string word, IEnumerable<string> known) =>
        Spelling.Nearest(word, known) is { } near ? $"; did you mean {near}?" : "";

    private static string? Of(ParseError error, Command command)
    {
        switch (error.SymbolResult)
        {
            case OptionResult { Option: var option, IdentifierToken: null }:
                return $"{option.Name} is missing: {option.Description}";
            case OptionResult { Option: var option, Tokens: var tokens }:
                return tokens.Count == 0 ? $"{option.Name} needs a value: {Takes(option)}"
                    : IsOfTheParser(error) ? $"{option.Name} {tokens[^1].Value}: it takes {Takes(option)}" : error.Message;
            case ArgumentResult { Argument: var argument, Parent: OptionResult { Option: var of }, Tokens: var given }:
                return given.Count == 0 ? $"{of.Name} needs a value: {Takes(of)}" : $"{of.Name} {given[^1].Value}: it takes {Takes(of)}";
            case ArgumentResult { Argument: var argument, Tokens: var given }:
                return given.Count == 0 ? $"{command.Name} needs {argument.Name}: {argument.Description}"
                    : ChoicesOf(argument) is { Count: > 0 } choices
                    ? $"{argument.Name} {given[^1].Value}: it takes one of {string.Join(", ", choices)}"
                    : IsOfTheParser(error) ? $"{argument.Name} {given[^1].Value}: it takes a whole number" : error.Message;
            case CommandResult { Command: var at } when at.Subcommands.Count == 0:
                return at.Arguments.FirstOrDefault(argument => argument.Arity.MinimumNumberOfValues > 0) is { } needed
                    ? $"{at.Name} needs {needed.Name}: {needed.Description}" : error.Message;
            default:
                return null;
        }
    }

    private static List<string> ChoicesOf(Argument argument) =>
        [.. argument.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty).Select(item => item.Label)];

    // The parser's own sentences name types of the program; what a command's own check says is fit for people.
    private static bool IsOfTheParser(ParseError error) => error.Message.Contains("expected type", StringComparison.Ordinal);
}
