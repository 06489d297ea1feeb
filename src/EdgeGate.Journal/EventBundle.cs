using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EdgeGate.Domain.Events;

namespace EdgeGate.Journal;

/// <summary>
/// Events with their pictures in a folder, for a USB stick: <c>events.csv</c>, <c>events.jsonl</c>, <c>images/</c>, the hashes of
/// all of them in <c>SHA256SUMS</c>, and that file's signature. Anybody can check it without this program:
/// <c>sha256sum -c SHA256SUMS</c> and <c>openssl dgst -sha256 -verify public-key.pem -signature SHA256SUMS.sig SHA256SUMS</c>.
/// </summary>
public static class EventBundle
{
    private const string Sums = "SHA256SUMS";
    private const string Signature = "SHA256SUMS.sig";
    private const string PublicKey = "public-key.pem";

    /// <summary>
    /// Writes a bundle. Until it is whole it is called <c>.partial</c>: a stick that is pulled out leaves no half bundle behind.
    /// </summary>
    /// <param name="store">Where the events are.</param>
    /// <param name="query">Which ones.</param>
    /// <param name="parent">Folder on the stick; the bundle becomes a new folder in it.</param>
    /// <param name="name">Name of the new folder.</param>
    /// <param name="key">Signs it.</param>
    /// <exception cref="IOException">The stick is full, write-protected or gone, or the folder exists.</exception>
    public static BundleResult Write(IReadStore store, EventQuery query, string parent, string name, BoxKey key)
    {
        var (final, partial) = (Path.Combine(parent, name), Path.Combine(parent, name + ".partial"));
        if (Path.Exists(final))
            throw new IOException($"{final} exists already; choose another name");
        if (Directory.Exists(partial))
            Directory.Delete(partial, recursive: true);
        Directory.CreateDirectory(Path.Combine(partial, "images"));

        var sums = new StringBuilder();
        int events = 0, images = 0;
        Save(partial, "events.csv", sums, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(true), leaveOpen: true);
            EventExport.Csv(EventExport.Read(store, query).Select(e => Count(e, ref events)), writer);
        });
        Save(partial, "events.jsonl", sums, stream => EventExport.JsonLines(EventExport.Read(store, query with { WithImages = true }).Select(e =>
        {
            foreach (var (kind, bytes) in e.Images)
            {
                Save(partial, $"images/{e.Id.ToString(CultureInfo.InvariantCulture)}-{kind}.jpg", sums, image => image.Write(bytes));
                images++;
            }

            return e;
        }), stream));

        var summed = Encoding.UTF8.GetBytes(sums.ToString());
        Save(partial, Sums, null, stream => stream.Write(summed));
        Save(partial, Signature, null, stream => stream.Write(key.Sign(summed)));
        Save(partial, PublicKey, null, stream => stream.Write(Encoding.ASCII.GetBytes(key.PublicPem)));
        Directory.Move(partial, final);
        return new(final, events, images);
    }

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

    private static GateEvent Count(GateEvent gateEvent, ref int events)
    {
        events++;
        return gateEvent;
    }

    private static void Save(string directory, string file, StringBuilder? sums, Action<Stream> write)
    {
        var path = Path.Combine(directory, file);
        using (var stream = new FileStream(path, FileMode.Create))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        sums?.Append(Hash(path)).Append("  ").Append(file).Append('\n');
    }

    private static string Hash(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
