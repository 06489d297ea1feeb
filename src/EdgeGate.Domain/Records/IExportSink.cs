namespace EdgeGate.Domain.Records;

/// <summary>Takes the files of an export, one after the other: a folder on a stick, an archive for a browser.</summary>
public interface IExportSink
{
    /// <summary>Begins a file.</summary>
    /// <param name="name">Relative, with forward slashes, for example <c>images/12-plate.jpg</c>.</param>
    /// <returns>Written by the caller and disposed before the next file begins.</returns>
    Stream Create(string name);
}
