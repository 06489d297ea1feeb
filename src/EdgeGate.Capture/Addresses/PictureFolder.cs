using EdgeGate.Domain.Frames;

namespace EdgeGate.Capture.Addresses;

/// <summary>The pictures of a folder.</summary>
internal static class PictureFolder
{
    /// <summary>
    /// Files that are pictures by content, or claim to be by name (those are worth a word when they turn out damaged), in the order of
    /// their names. Hidden files and subfolders are left out.
    /// </summary>
    /// <exception cref="CameraFaultException">The folder cannot be read.</exception>
    internal static IReadOnlyList<string> List(string folder)
    {
        try
        {
            var files = Directory.GetFiles(folder);
            Array.Sort(files, StringComparer.Ordinal);
            return [.. files.Where(IsCandidate)];
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new CameraFaultException(CameraFaultKind.Unavailable, $"{folder}: the folder cannot be read: {error.Message}", error);
        }
    }

    private static bool IsCandidate(string file)
    {
        var name = Path.GetFileName(file);
        if (name.StartsWith('.'))
            return false;
        return Path.GetExtension(name).ToLowerInvariant() is ".jpg" or ".jpeg" or ".png" or ".webp" || IsPictureByContent(file);
    }

    private static bool IsPictureByContent(string file)
    {
        try
        {
            return FileContent.Probe(file) == FileContentKind.Picture;
        }
        catch (CameraFaultException)
        {
            // A file without a picture's name that cannot be read is none of our business.
            return false;
        }
    }
}
