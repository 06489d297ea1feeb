using System.Globalization;
using System.Text.Json;
using EdgeGate.Records;

namespace EdgeGate.Appliance.Benchmarks;

/// <summary>What the gate's books cost on a machine and its disk. Medians.</summary>
internal sealed record JournalBenchResult
{
    /// <summary>700,000 reads a day, at ten times their pace.</summary>
    private const double WantedPerSecond = 700_000.0 / 86_400 * 10;

    public string Machine { get; init; } = "";

    public string Platform { get; init; } = "";

    public required double RecordedPerSecond { get; init; }

    public double RecordedWithoutChecksumsPerSecond { get; init; }

    public required double AppendMs { get; init; }

    public required double ContactMs { get; init; }

    public required double ContactBesidesFlushMs { get; init; }

    public required double LookUpNanoseconds { get; init; }

    public required long Events { get; init; }

    public required double StoreMegabytes { get; init; }

    public required double NewestPageMs { get; init; }

    public required double MiddlePageMs { get; init; }

    public required double KindPageMs { get; init; }

    public required double PlatePageMs { get; init; }

    public required double SiftedPageMs { get; init; }

    internal string ToJson() => JsonSerializer.Serialize(this, BenchJson.Default.JournalBenchResult);

    private double Pace => RecordedPerSecond / WantedPerSecond;

    internal string ToText() => string.Create(CultureInfo.InvariantCulture, $"""
        {Machine}; platform {Platform}
        decided and recorded, each durable with two pictures before the next
          sustained            {RecordedPerSecond,8:0} a second   ({Pace:0.0} times what 700,000 a day at tenfold pace take)
          without checksums    {RecordedWithoutChecksumsPerSecond,8:0} a second
          one append           {AppendMs,8:0.000} ms
        decision to contact    {ContactMs,8:0.000} ms   ({ContactBesidesFlushMs:0.000} ms besides the store's append)
        look-up among {JournalBench.ListEntries:N0}   {LookUpNanoseconds,5:0} ns
        a page of 50 of {Events:N0} events, {StoreMegabytes:0} MB
          newest               {NewestPageMs,8:0.0} ms
          from the middle      {MiddlePageMs,8:0.0} ms
          of one kind          {KindPageMs,8:0.0} ms
          of one plate         {PlatePageMs,8:0.0} ms
          sifted by wildcards  {SiftedPageMs,8:0.0} ms   (looks at {EventFinder.MostLookedAt:N0} and says where to go on)
        """);
}
