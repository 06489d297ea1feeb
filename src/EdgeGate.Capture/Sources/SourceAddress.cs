using EdgeGate.Domain.Frames;

namespace EdgeGate.Capture.Sources;

/// <summary>A source as a person names it, with its kind found out. Files are told by their content, never by their name.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The path or address.</param>
public sealed record SourceAddress(SourceKind Kind, string Text)
{
    /// <summary>The address without a password, for messages and logs.</summary>
    public string Display => Kind == SourceKind.Network ? Redaction.HidePassword(Text) : Text;

    /// <summary>Finds out what a source is.</summary>
    /// <param name="text">A picture, a folder, a video file, <c>rtsp://…</c>, or a camera's node under /dev.</param>
    /// <exception cref="CameraFaultException">There is nothing of that name, or it is nothing we read. The message says what to give.</exception>
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
            throw Unsupported($"{Redaction.HidePassword(text).ReplaceLineEndings(" ")} holds a line break or another control character; write the address on one line");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            throw Unsupported($"{Redaction.HidePassword(text)} is no complete address; write rtsp://user:password@host:554/path");
        return new(SourceKind.Network, text);
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
