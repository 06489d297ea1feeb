using System.CommandLine;
using EdgeGate.Appliance.Composition;
using EdgeGate.Configuration.Keys;
using EdgeGate.Configuration.Schema;

namespace EdgeGate.Appliance.Commands;

/// <summary>
/// <c>edgegate check</c>: every error in the configuration at once; or every key there is, for people, editors, or to begin with.
/// </summary>
internal static class CheckCommand
{
    internal static Command Create()
    {
        var config = CommonOptions.Config();
        var keys = new Option<bool>("--keys") { Description = "List every key with its range, default and reason instead." };
        var markdown = new Option<bool>("--markdown") { Description = "With --keys: as the manual's page of every key." };
        var schema = new Option<bool>("--schema") { Description = "Print the JSON Schema of the file instead, for editors." };
        var example = new Option<bool>("--example") { Description = "Print a commented file with every key and its default instead." };
        var json = CommonOptions.Json("One JSON object: file, ok, errors with line, column and key, notes.");
        var command = new Command("check", "Report every error in the configuration at once.") { config, keys, markdown, schema, example,
            json };
        command.SetAction(parsed => parsed.GetValue(keys) ? parsed.GetValue(markdown) ? Print(KeysPageWriter.Write()) : ListKeys()
            : parsed.GetValue(schema) ? Print(JsonSchemaWriter.Write())
            : parsed.GetValue(example) ? Print(ExampleWriter.Write(new Dictionary<string, string>()))
            : Check(parsed.GetValue(config), parsed.GetValue(json)));
        return command;
    }

    private static int Check(string? given, bool json)
    {
        var path = CommonOptions.ConfigPath(given);
        if (json)
            return ToJson(path);
        if (path is null)
        {
            Console.WriteLine($"no {CommonOptions.DefaultConfig} and no --config: the defaults apply, and they are valid; 'edgegate init' writes a file to begin with");
            return ExitCodes.Ok;
        }

        var (_, errors, notes) = ConfigCheck.Of(path, () => PlatformEntry.Create());
        foreach (var error in errors)
            Console.Error.WriteLine(error.Format(path));
        if (errors.Count > 0)
        {
            Console.Error.WriteLine($"{path}: {errors.Count} {(errors.Count == 1 ? "error" : "errors")}");
            return ExitCodes.Failed;
        }

        foreach (var note in notes)
            Console.WriteLine($"{path}: note: {note}");
        Console.WriteLine($"{path}: no errors");
        return ExitCodes.Ok;
    }

    private static int ToJson(string? path)
    {
        var (_, errors, notes) = ConfigCheck.Of(path, () => PlatformEntry.Create());
        JsonText.Print(json =>
        {
            json.WriteString("file", path);
            json.WriteBoolean("ok", errors.Count == 0);
            json.WriteObjects("errors", errors, error =>
            {
                json.WriteNumber("line", error.Line);
                json.WriteNumber("column", error.Column);
                json.WriteString("key", error.Key);
                json.WriteString("message", error.Message);
            });
            json.WriteTexts("notes", notes);
        });
        return errors.Count == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static int ListKeys()
    {
        foreach (var key in ConfigSchema.Keys)
        {
            Console.WriteLine($"{key.Path}");
            Console.WriteLine($"    takes {key.Form.Expects}, default {key.Default}");
            Console.WriteLine($"    {key.About} {key.Why}");
            Console.WriteLine($"    a new value counts {(key.Restart is { } because ? $"from the next start: {because}" : "at once, while the lane runs")}");
        }

        return ExitCodes.Ok;
    }

    private static int Print(string text)
    {
        Console.Write(text);
        return ExitCodes.Ok;
    }
}
