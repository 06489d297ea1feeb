using EdgeGate.Configuration.Parsing;

namespace EdgeGate.Appliance.Reading;

/// <summary>The pictures that the words of <c>edgegate read</c> mean: files, folders of them, and <c>-</c> for standard input.</summary>
internal sealed class PictureArguments : IDisposable
{
    private static readonly string[] Endings = [".jpg", ".jpeg", ".png", ".webp"];

    private string? _copy;

    /// <summary>One picture, or a word that gives none.</summary>
    /// <param name="Path">Where it lies.</param>
    /// <param name="Name">What it is called in the answer.</param>
    /// <param name="Fault">Why the word gives no picture: an empty folder, a pipe without bytes; null where there is one.</param>
    internal sealed record Picture(string Path, string Name, string? Fault = null);

    /// <summary>
    /// Takes the words apart; a folder gives its pictures by their names, and not those of folders in it. A word that gives no picture
    /// keeps its place, with its fault: the others are read all the same.
    /// </summary>
    /// <exception cref="SetupException">Standard input is named twice.</exception>
    internal IReadOnlyList<Picture> Expand(IEnumerable<string> words, Func<Stream> standardInput)
    {
        var pictures = new List<Picture>();
        foreach (var word in words)
        {
            if (word == "-")
                pictures.Add(Keep(standardInput));
            else if (Directory.Exists(word))
                pictures.AddRange(Of(word));
            else
                pictures.Add(new(word, word));
        }

        return pictures;
    }

    public void Dispose()
    {
        if (_copy is not null)
            File.Delete(_copy);
    }

    private static IEnumerable<Picture> Of(string folder)
    {
        try
        {
            var files = Directory.EnumerateFiles(folder).Where(file => Endings.Contains(Path.GetExtension(file).ToLowerInvariant()))
                .Order(StringComparer.Ordinal).ToArray();
            return files.Length > 0 ? files.Select(file => new Picture(file, file))
                : [new(folder, folder, $"{folder}: holds no picture; give a folder with files that end in {string.Join(", ", Endings)}")];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [new(folder, folder, $"{folder}: cannot be read: {e.Message}")];
        }
    }

    // A picture is read more than once, and a pipe gives it only once.
    private Picture Keep(Func<Stream> standardInput)
    {
        if (_copy is not null)
            throw new SetupException("-: standard input holds one picture; name it once");
        _copy = Path.GetTempFileName();
        using var input = standardInput();
        using var copy = File.Create(_copy);
        input.CopyTo(copy);
        return new(_copy, "-", copy.Length > 0 ? null
            : "-: standard input gave nothing; pipe a picture into it, such as: cat car.jpg | edgegate read -");
    }
}
