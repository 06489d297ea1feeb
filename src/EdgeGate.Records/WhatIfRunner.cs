using System.Globalization;
using System.Text;
using EdgeGate.Access.Lists;
using EdgeGate.Access.Policy;
using EdgeGate.Access.Replay;
using EdgeGate.Configuration.Keys;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Records;
using EdgeGate.Journal;

namespace EdgeGate.Records;

/// <summary>Answers what-if questions over a store, by the rules of a configuration with the changes that the question makes.</summary>
public static class WhatIfRunner
{
    /// <summary>The newest so many: they are held in memory together, because they are decided on oldest first.</summary>
    private const int MostSightings = 20_000;

    private const int MostSteps = 80_000;

    /// <exception cref="RecordsFaultException">A setting or the list cannot be used.</exception>
    public static WhatIfReport Run(IReadStore store, WhatIfQuestion question, AccessOptions rules, AccessList inForce, string lane)
    {
        var changed = new EdgeGateOptions { Access = rules };
        foreach (var setting in question.Settings)
            Apply(ref changed, setting);
        var list = question.ListCsv is { } csv ? Parse(csv) : inForce;
        var sightings = EventExport.Read(store, new EventQuery { Kind = GateEventKind.Sighting, Since = question.Since }, MostSightings)
            .ToList();
        return new WhatIf(list, changed.Access, TimeZoneInfo.Local, lane)
            .Run([.. sightings.Concat(Ends(store, changed.Access, sightings)).OrderBy(one => one.Id)]);
    }

    // Who passed matters only to rules that ask who is inside.
    private static IEnumerable<GateEvent> Ends(IReadStore store, AccessOptions rules, List<GateEvent> newestFirst) =>
        !rules.Counts || newestFirst.Count == 0 ? []
        : EventExport.Read(store, new EventQuery { Kind = GateEventKind.Barrier }, MostSteps)
            .TakeWhile(one => one.Id > newestFirst[^1].Id).Where(one => one.Vehicle is { IsEnd: true });

    private static AccessList Parse(byte[] csv)
    {
        var import = ListCsv.Import(new MemoryStream(csv));
        return import.ToList(useGoodRows: false)
            ?? throw new RecordsFaultException($"the other list has {import.ErrorCount} bad lines, the first: {import.Errors[0]}");
    }

    private static void Apply(ref EdgeGateOptions options, string change)
    {
        var split = change.IndexOf('=');
        var key = split > 0 ? change[..split] : change;
        if (split <= 0 || !key.StartsWith("access.", StringComparison.Ordinal) || !ConfigSchema.ByPath.TryGetValue(key, out var known))
            throw new RecordsFaultException($"--set {change}: give a key of the section access with its value, such as access.minConfidence=0.95 (edgegate check --keys lists them)");

        // Written as in the file, but without the quotes that a shell would take away.
        var value = change[(split + 1)..];
        var quoted = value is "true" or "false" || double.TryParse(value, CultureInfo.InvariantCulture, out _) ? value : $"\"{value}\"";
        var node = ConfigParser.Parse(Encoding.UTF8.GetBytes($"{{\"v\": {quoted}}}"), []) is { Members: [{ Value: var parsed }] }
            ? parsed : throw new RecordsFaultException($"--set {change}: the value cannot be read");
        if (known.Apply(ref options, node) is { } wrong)
            throw new RecordsFaultException($"--set {change}: {wrong}");
    }
}
