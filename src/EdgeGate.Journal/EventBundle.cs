using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Records;

namespace EdgeGate.Journal;

/// <summary>
/// Events with their pictures, for a USB stick or a download: <c>events.csv</c>, <c>events.jsonl</c>, <c>images/</c>, the hashes of all of
/// them in <c>SHA256SUMS</c>, and that file's signature; what had to be left out is named in <c>left-out.txt</c>. Anybody can check it
/// without this program: <c>sha256sum -c SHA256SUMS</c> and <c>openssl dgst -sha256 -verify public-key.pem -signature SHA256SUMS.sig
/// SHA256SUMS</c>.
/// </summary>
public sealed class EventBundle
{
    private const string Sums = "SHA256SUMS";
    private const string Signature = "SHA256SUMS.sig";
    private const string PublicKey = "public-key.pem";

    private readonly IExportSink _sink;
    private readonly StringBuilder _sums = new();
    private long _bytes;

    private EventBundle(IExportSink sink) => _sink = sink;

    /// <summary>Writes a bundle.</summary>
    /// <param name="store">Where the events are.</param>
    /// <param name="query">Which ones; its <see cref="EventQuery.WithImages"/> says whether pictures go with them.</param>
    /// <param name="sink">Where they go.</param>
    /// <param name="key">Signs it.</param>
    /// <exception cref="IOException">The stick is full, write-protected or gone.</exception>
    public static ExportSummary Write(IReadStore store, EventQuery query, IExportSink sink, BoxKey key)
    {
        // What is recorded while this runs stays out of all files alike.
        var newest = store.Query(new EventQuery { Limit = 1 });
        var all = query with { BeforeId = Math.Min(query.BeforeId ?? long.MaxValue, newest.Count == 0 ? 1 : newest[0].Id + 1) };
        var leftOut = new SortedSet<string>(StringComparer.Ordinal);
        return Write(withImages => EventExport.Read(store, all with { WithImages = withImages, LeftOut = leftOut }), query.WithImages, sink,
            key, leftOut);
    }

    /// <summary>Writes the events of one person, with what else is kept of them.</summary>
    /// <param name="store">Where the events are.</param>
    /// <param name="isOwn">True for an event of theirs.</param>
    /// <param name="besides">Other files of the bundle.</param>
    /// <param name="sink">Where they go.</param>
    /// <param name="key">Signs it.</param>
    /// <exception cref="IOException">The stick is full, write-protected or gone.</exception>
    public static ExportSummary WritePerson(IReadStore store, Func<GateEvent, bool> isOwn, IReadOnlyDictionary<string, byte[]> besides,
        IExportSink sink, BoxKey key)
    {
        var leftOut = new SortedSet<string>(StringComparer.Ordinal);
        return Write(withImages => EventExport.Read(store, new EventQuery { WithImages = withImages, LeftOut = leftOut }).Where(isOwn),
            withImages: true, sink, key, leftOut, besides);
    }

    /// <summary>Writes what was salvaged of a damaged store: hashes, but no signature, because nobody vouches for it.</summary>
    /// <param name="salvaged">Read anew for each file.</param>
    /// <param name="sink">Where it goes.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static ExportSummary WriteSalvaged(IEnumerable<GateEvent> salvaged, IExportSink sink) =>
        Write(_ => salvaged, withImages: true, sink, key: null, []);

    private static ExportSummary Write(Func<bool, IEnumerable<GateEvent>> read, bool withImages, IExportSink sink, BoxKey? key,
        SortedSet<string> leftOut, IReadOnlyDictionary<string, byte[]>? besides = null)
    {
        var bundle = new EventBundle(sink);
        long events = 0, images = 0;
        bundle.Save("events.csv", stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(true), leaveOpen: true);
            EventExport.Csv(read(false).Select(e => Count(e, ref events)), writer);
        });
        bundle.Save("events.jsonl", stream => EventExport.JsonLines(read(withImages), stream));
        foreach (var gateEvent in withImages ? read(true) : [])
        {
            foreach (var (kind, bytes) in gateEvent.Images)
            {
                bundle.Save($"images/{gateEvent.Id.ToString(CultureInfo.InvariantCulture)}-{FileName(kind)}.jpg",
                    image => image.Write(bytes));
                images++;
            }
        }

        foreach (var (name, content) in besides ?? new Dictionary<string, byte[]>())
            bundle.Save(name, stream => stream.Write(content));

        // What is not there is named under the signature as well.
        if (leftOut.Count > 0)
            bundle.Save("left-out.txt", stream => stream.Write(Encoding.UTF8.GetBytes(string.Join('\n', leftOut) + "\n")));
        var summed = Encoding.UTF8.GetBytes(bundle._sums.ToString());
        bundle.Save(Sums, stream => stream.Write(summed));
        if (key is not null)
        {
            bundle.Save(Signature, stream => stream.Write(key.Sign(summed)));
            bundle.Save(PublicKey, stream => stream.Write(Encoding.ASCII.GetBytes(key.PublicPem)));
        }

        return new(events, images, bundle._bytes) { LeftOut = [.. leftOut] };
    }

    // What stands in a damaged store may be no name of ours.
    private static string FileName(string kind) =>
        string.Concat(kind.Take(40).Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '_'));

    /// <summary>Everything that is wrong with a bundle; empty when it is as it was written.</summary>
    /// <param name="directory">The bundle.</param>
    /// <param name="publicPem">The key of the box it should come from: the one in the bundle proves nothing about its origin.</param>
    public static IReadOnlyList<string> Verify(string directory, string publicPem)
    {
        if (!File.Exists(Path.Combine(directory, Sums)) || !File.Exists(Path.Combine(directory, Signature)))
            return [$"{directory} has no {Sums} or no {Signature}: it is no bundle, or not a whole one"];
        var summed = File.ReadAllBytes(Path.Combine(directory, Sums));
        if (!BoxKey.Verify(summed, File.ReadAllBytes(Path.Combine(directory, Signature)), publicPem))
            return [$"{Sums} was not signed by this key: another box, or the list of hashes was changed"];
        var problems = new List<string>();
        foreach (var line in Encoding.UTF8.GetString(summed).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (hash, file) = (line[..64], line[66..]);
            var path = Path.Combine(directory, file);
            if (!File.Exists(path))
                problems.Add($"{file} is missing");
            else if (Hash(path) != hash)
                problems.Add($"{file} was changed");
        }

        return problems;
    }

    private static GateEvent Count(GateEvent gateEvent, ref long events)
    {
        events++;
        return gateEvent;
    }

    private void Save(string file, Action<Stream> write)
    {
        using var target = _sink.Create(file);
        using var hashing = new HashingStream(target);
        write(hashing);
        _bytes += hashing.Length;
        _sums.Append(hashing.Hash()).Append("  ").Append(file).Append('\n');
    }

    private static string Hash(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
