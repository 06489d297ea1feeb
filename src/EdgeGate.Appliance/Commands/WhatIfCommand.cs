using System.CommandLine;
using System.Globalization;
using System.Text;
using EdgeGate.Access.Replay;
using EdgeGate.Appliance.Configuration;
using EdgeGate.Appliance.Lanes;
using EdgeGate.Domain.Events;
using EdgeGate.Journal;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate whatif --set access.minConfidence=0.95</c>: recorded vehicles, decided on again by other rules.</summary>
internal static class WhatIfCommand
{
    internal static Command Create()
    {
        var config = CommonOptions.Config();
        var since = new Option<string?>("--since") { Description = "Only events from this time on, such as 2026-11-21 or 2026-11-21T08:00.", HelpName = "TIME" };
        var set = new Option<string[]>("--set") { Description = "A key of the section access with another value, such as access.minConfidence=0.95.", HelpName = "KEY=VALUE" };
        var list = new Option<string?>("--list") { Description = "Another access list, CSV.", HelpName = "FILE" };
        var command = new Command("whatif", "Decide recorded vehicles again by other rules, and list what would change.") { config, since, set, list };
        command.SetAction(parsed => Failure.Guard(() => Run(
            parsed.GetValue(config), parsed.GetValue(since), parsed.GetValue(set) ?? [], parsed.GetValue(list))));
        return command;
    }

    private static int Run(string? config, string? since, string[] changes, string? list)
    {
        using var journal = OpenJournal.ForReading(config);
        var options = journal.Options;
        foreach (var change in changes)
            Apply(options, change);
        foreach (var error in options.Access.Validate())
            throw new SetupException($"{error.Key}: {error.Message}");
        var path = list ?? (options.Lane.List.Length > 0 ? options.Resolve(options.Lane.List) : "");
        var lists = new AccessListFile(path, options.Lane.ListGoodLinesOnly);

        var events = EventExport.Read(journal.Store, new EventQuery { Kind = GateEventKind.Sighting, Since = Moment(since) }).Reverse();
        var report = new WhatIf(lists.Current, options.Access, TimeZoneInfo.Local, options.Lane.Name).Run(events);
        foreach (var vehicle in report.Changed)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{vehicle.Event.Id,8}  {vehicle.Event.Sighting!.Text,-10}  {(vehicle.Opens ? "would be let in" : "would stay outside")}: {vehicle.Now.Explanation}"));
        }

        Console.WriteLine(report.Summary);
        return ExitCodes.Ok;
    }

    private static void Apply(EdgeGateOptions options, string change)
    {
        var split = change.IndexOf('=');
        var key = split > 0 ? change[..split] : change;
        if (split <= 0 || !key.StartsWith("access.", StringComparison.Ordinal) || !ConfigSchema.ByPath.TryGetValue(key, out var known))
            throw new SetupException($"--set {change}: give a key of the section access with its value, such as access.minConfidence=0.95 (edgegate check --keys lists them)");

        // Written as in the file, but without the quotes that a shell would take away.
        var value = change[(split + 1)..];
        var quoted = value is "true" or "false" || double.TryParse(value, CultureInfo.InvariantCulture, out _) ? value : $"\"{value}\"";
        var node = ConfigParser.Parse(Encoding.UTF8.GetBytes($"{{\"v\": {quoted}}}"), []) is { Members: [{ Value: var parsed }] }
            ? parsed : throw new SetupException($"--set {change}: the value cannot be read");
        if (known.Apply(options, node) is { } wrong)
            throw new SetupException($"--set {change}: {wrong}");
    }

    private static DateTimeOffset? Moment(string? text) => text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var moment) ? moment
        : throw new SetupException($"--since {text}: write a time such as 2026-11-21 or 2026-11-21T08:00");
}
