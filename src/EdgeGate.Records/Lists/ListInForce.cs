using System.Security.Cryptography;
using EdgeGate.Access.Lists;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Records.Lists;

/// <summary>
/// The list in force as the lane keeps it beside its journal: the last good one, with what persons have changed in it through the page or
/// by command. The technician's own file may lie where the lane cannot write. Which of the two counts is told by a checksum of the
/// technician's file from when the list was kept: as long as that file is the same, this one is newer. Not safe from several threads.
/// </summary>
/// <param name="path">The list; empty: it is kept nowhere.</param>
public sealed class ListInForce(string path)
{
    /// <summary>Ends the name of the file that holds the checksum.</summary>
    public const string BasisExtension = ".basis";

    private readonly string _basis = path + BasisExtension;

    /// <summary>The file; empty when there is none.</summary>
    public string Path => path;

    /// <summary>The list kept, without rows that are no longer good; null when there is none, or it cannot be read.</summary>
    public AccessList? Load()
    {
        if (path.Length == 0 || !File.Exists(path))
            return null;
        try
        {
            return ListCsv.Import(new MemoryStream(PlainFile.Read(path, LaneOptions.LongestList))).ToList(useGoodRows: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>True when the list was kept beside just this file of the technician's: nobody has edited that since.</summary>
    /// <param name="file">Its bytes; empty when there is none.</param>
    public bool IsNewerThan(ReadOnlySpan<byte> file)
    {
        try
        {
            return path.Length > 0 && File.Exists(path) && File.Exists(_basis) && File.ReadAllText(_basis) == Checksum(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Keeps a list.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public void Keep(ReadOnlySpan<byte> list)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        WholeFile.Replace(path, list);
    }

    /// <summary>
    /// Remembers beside which file of the technician's it was kept; after both are on disk, so that a power cut costs no change.
    /// </summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public void KeptBeside(ReadOnlySpan<byte> file) => WholeFile.Replace(_basis, System.Text.Encoding.ASCII.GetBytes(Checksum(file)));

    private static string Checksum(ReadOnlySpan<byte> file) => Convert.ToHexStringLower(SHA256.HashData(file));
}
