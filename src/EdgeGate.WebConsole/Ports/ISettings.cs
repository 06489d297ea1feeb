namespace EdgeGate.WebConsole.Ports;

/// <summary>The few values of the configuration's file that the page may write: those that a commissioning suggests.</summary>
public interface ISettings
{
    /// <summary>The values in force by key, as they are written in the file. Nothing else may be written.</summary>
    IReadOnlyDictionary<string, string> Values { get; }

    /// <summary>Writes values into the file; the running lane takes them over within seconds, as if somebody had edited it.</summary>
    /// <param name="values">By key.</param>
    /// <returns>Why the file stays as it was, in one sentence; null: it is written.</returns>
    string? Write(IReadOnlyDictionary<string, string> values);
}
