using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Phrases;

namespace EdgeGate.Configuration.Reload;

/// <summary>What a lane starts with.</summary>
/// <param name="Options">Valid options.</param>
/// <param name="Bytes">The file they come from; empty for defaults.</param>
/// <param name="Alarms">What a person has to know: the file is broken and the last good one is in force.</param>
/// <param name="IsLastGood">The options are those of the last good file.</param>
public sealed record ConfigStart(EdgeGateOptions Options, byte[] Bytes, IReadOnlyList<Phrase> Alarms, bool IsLastGood)
{
    /// <summary>Loads the file; a broken or missing one is replaced by the last good one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="lastGood">Its last good copy.</param>
    /// <param name="errors">Everything wrong with the file itself.</param>
    /// <returns>Null when the file is broken and no good one is known.</returns>
    public static ConfigStart? Load(string path, LastGoodFile lastGood, List<ConfigError> errors)
    {
        var options = ConfigBinder.Load(path, path, errors, out var bytes);
        return errors.Count == 0 ? new(options, bytes, [], false) : FromLastGood(lastGood, bytes, Reason(path, errors));
    }

    /// <summary>The last good configuration, with an alarm that says why.</summary>
    /// <param name="lastGood">The copy.</param>
    /// <param name="bytes">What is left of the file itself.</param>
    /// <param name="because">What is wrong with it.</param>
    public static ConfigStart? FromLastGood(LastGoodFile lastGood, ReadOnlySpan<byte> bytes, string because)
    {
        if (lastGood.Find(bytes) is not { } copy)
            return null;
        var errors = new List<ConfigError>();
        var options = ConfigBinder.Load(copy, lastGood.Path, errors, out var good);
        if (errors.Count > 0 || bytes.SequenceEqual(good))
            return null;
        return new(options, good,
            [Phrase.Of("configLastGood", ("problem", because), ("moment", $"{File.GetLastWriteTime(copy):yyyy-MM-dd HH:mm}"))], true);
    }

    /// <summary>The first error, and how many there are.</summary>
    public static string Reason(string path, IReadOnlyList<ConfigError> errors) =>
        errors.Count == 1 ? errors[0].Format(path) : $"{errors[0].Format(path)} (and {errors.Count - 1} more; edgegate check shows all)";
}
