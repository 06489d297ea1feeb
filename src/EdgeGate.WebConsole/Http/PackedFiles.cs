using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;

namespace EdgeGate.WebConsole.Http;

/// <summary>Files of one kind out of the binary itself, packed once and sent again only when a new version is installed.</summary>
/// <param name="prefix">What their names begin with in the binary.</param>
internal sealed class PackedFiles(string prefix)
{
    private readonly FrozenDictionary<string, Lazy<Asset>> _files = typeof(PackedFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[prefix.Length..], name => new Lazy<Asset>(() => Load(name)), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8", [".css"] = "text/css; charset=utf-8", [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json; charset=utf-8", [".svg"] = "image/svg+xml", [".md"] = "text/markdown; charset=utf-8",
    }.ToFrozenDictionary();

    /// <summary>Names of the files.</summary>
    internal IEnumerable<string> Names => _files.Keys;

    /// <summary>Answers with a file.</summary>
    /// <exception cref="RefusedException">There is none of this name.</exception>
    internal async Task Send(ConsoleRequest request, string name)
    {
        if (!_files.TryGetValue(name, out var file))
            throw new RefusedException(404, "notFound", $"there is no file {name}");
        var (asset, headers) = (file.Value, request.Http.Response.Headers);

        // Asked for again each time, sent again only when a new version is installed.
        headers.CacheControl = "no-cache";
        headers.ETag = asset.Tag;
        headers.Vary = "Accept-Encoding";
        if (request.Http.Request.Headers.IfNoneMatch == asset.Tag)
        {
            request.Http.Response.StatusCode = 304;
            return;
        }

        if (request.Http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal))
        {
            headers.ContentEncoding = "gzip";
            await request.Bytes(asset.Packed, asset.Type).ConfigureAwait(false);
        }
        else
        {
            await request.Bytes(asset.Plain, asset.Type).ConfigureAwait(false);
        }
    }

    private static Asset Load(string name)
    {
        using var stream = typeof(PackedFiles).Assembly.GetManifestResourceStream(name)!;
        var plain = new byte[stream.Length];
        stream.ReadExactly(plain);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(plain);
        return new(plain, packed.ToArray(), Types[Path.GetExtension(name)],
            $"\"{Convert.ToHexStringLower(SHA256.HashData(plain))[..16]}\"");
    }

    private sealed record Asset(byte[] Plain, byte[] Packed, string Type, string Tag);
}
