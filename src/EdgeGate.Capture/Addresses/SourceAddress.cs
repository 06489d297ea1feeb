using EdgeGate.Domain.Frames;

namespace EdgeGate.Capture.Addresses;

/// <summary>A source as a person names it, with its kind found out. Files are told by their content, never by their name.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The path or address.</param>
public sealed record SourceAddress(SourceKind Kind, string Text)
{
    /// <summary>The address without a password, for messages and logs.</summary>
    public string Display => Kind == SourceKind.Network ? Redaction.HideInAddress(Text) : Text;

    /// <summary>Finds out what a source is.</summary>
    /// <param name="text">A picture, a folder, a video file, <c>rtsp://…</c>, or a camera's node under /dev.</param>
    /// <exception cref="CameraFaultException">There is nothing of that name, or it is nothing we read. The message says what to
    /// give.</exception>
    public static SourceAddress Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw NotFound("no source was given; name a picture, a folder, a video file, rtsp://… or /dev/videoN");

        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0)
            return ParseAddress(text, text[..scheme]);
        if (text.StartsWith("/dev/", StringComparison.Ordinal))
            return new(SourceKind.Camera, text);
        if (Directory.Exists(text))
            return ParseFolder(text);
        if (!File.Exists(text))
            throw NotFound($"{text}: no such file or folder (looked in {Environment.CurrentDirectory}); check the spelling");
        return ParseFile(text);
    }

    private static SourceAddress ParseAddress(string text, string scheme)
    {
        if (scheme.ToLowerInvariant() is not ("rtsp" or "rtsps"))
            throw Unsupported($"{scheme}:// is not read; network cameras are addressed with rtsp://");
        if (text.Any(char.IsControl))
            throw Unsupported($"{scheme}://*** holds a line break or another control character; write the address on one line");
        if (PasswordBreaksAddress(text.AsSpan(scheme.Length + 3)))
        {
            throw Unsupported($"{scheme}://***: the name or password holds a character that ends it in an address; "
                + "write %40 for @, %23 for #, %2F for /, %3F for ?");
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            throw Unsupported($"{scheme}://*** is no complete address; write rtsp://user:password@host:554/path");
        return new(SourceKind.Network, text);
    }

    /// <summary>
    /// True when an @ stands where only a name or a password could have it: there is more than one, or it comes after what looks like a
    /// host with a port. One in a path is taken for a part of the path where no host follows it.
    /// </summary>
    private static bool PasswordBreaksAddress(ReadOnlySpan<char> address)
    {
        var end = address.IndexOfAny('/', '?', '#') is var found and >= 0 ? found : address.Length;
        var host = address[..end];
        var rest = address[end..];
        if (host.Count('@') > 1)
            return true;
        if (!rest.Contains('@') || (!host.Contains('@') && (!host.Contains(':') || host.StartsWith('['))))
            return false;
        var behind = rest[(rest.LastIndexOf('@') + 1)..];
        behind = behind.IndexOfAny('/', '?', ':') is var stop and >= 0 ? behind[..stop] : behind;
        return !host.Contains('@') || behind.ContainsAnyExceptInRange('0', '9');
    }

    private static SourceAddress ParseFolder(string folder)
    {
        if (PictureFolder.List(folder).Count == 0)
            throw NotFound($"{folder}: the folder holds no pictures; put JPEG, PNG or WebP files into it");
        return new(SourceKind.Folder, folder);
    }

    private static SourceAddress ParseFile(string file)
    {
        switch (FileContent.Probe(file))
        {
            case FileContentKind.Picture:
                return new(SourceKind.Picture, file);
            case FileContentKind.Video:
                return new(SourceKind.Video, file);
            case FileContentKind.Empty:
                throw Unsupported($"{file}: the file is empty");
            case FileContentKind.OtherPicture:
                throw Unsupported($"{file}: a picture, but neither JPEG nor PNG nor WebP; convert it to one of them");
            default:
                throw Unsupported($"{file}: by its first bytes neither a picture (JPEG, PNG, WebP) nor a video; the file may be damaged");
        }
    }

    private static CameraFaultException NotFound(string message) => new(CameraFaultKind.NotFound, message);

    private static CameraFaultException Unsupported(string message) => new(CameraFaultKind.Unsupported, message);
}
