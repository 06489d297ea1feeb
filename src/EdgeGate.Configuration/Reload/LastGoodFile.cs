using System.Security.Cryptography;
using System.Text;
using EdgeGate.Configuration.Options;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Configuration.Reload;

/// <summary>
/// A copy of the configuration that the lane last ran with, beside the journal. Written whole or not at all; readable by its owner only,
/// because it may hold a camera's password.
/// </summary>
public sealed class LastGoodFile(string path)
{
    private const string Usual = "/var/lib/edgegate";

    /// <summary>The configuration that it is a copy of.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    private string Name => $"edgegate-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path)).AsSpan(0, 8))}.json";

    /// <summary>Keeps a configuration.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="state">The lane's folder.</param>
    /// <returns>What went wrong, or null: a lane does not stop because it could not be kept.</returns>
    public Phrase? Keep(ReadOnlySpan<byte> bytes, StateFolder state)
    {
        var file = state.LastGoodConfiguration(Name);
        try
        {
            if (File.Exists(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes))
                return null;
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            WholeFile.Replace(file, bytes, WholeFile.OwnerOnly);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Phrase.Of("configNotCopied", ("message", e.Message));
        }
    }

    /// <summary>Looks for the copy where the state of a box lies.</summary>
    /// <param name="broken">What is left of the file itself: it may still name the journal's folder.</param>
    /// <returns>The copy, or null.</returns>
    public string? Find(ReadOnlySpan<byte> broken)
    {
        string?[] folders = [FolderNamedIn(broken), Environment.GetEnvironmentVariable("STATE_DIRECTORY")?.Split(':')[0], Usual];
        return folders.Where(folder => !string.IsNullOrEmpty(folder))
            .Select(folder => new StateFolder(System.IO.Path.GetFullPath(folder!, System.IO.Path.GetDirectoryName(Path)!))
                .LastGoodConfiguration(Name))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>The text after "directory", in whatever is left of the file: only where to look, never a setting.</summary>
    private static string? FolderNamedIn(ReadOnlySpan<byte> broken)
    {
        var text = Encoding.UTF8.GetString(broken);
        var key = text.IndexOf("\"directory\"", StringComparison.Ordinal);
        var start = key < 0 ? -1 : text.IndexOf('"', key + "\"directory\"".Length);
        var end = start < 0 ? -1 : text.IndexOf('"', start + 1);
        return end < 0 || text.AsSpan(start, end - start).ContainsAny('\\', '\n', '\0') ? null : text[(start + 1)..end];
    }
}
