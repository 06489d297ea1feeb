using EdgeGate.Configuration.Migration;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Configuration.Reload;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Configuration;

/// <summary>
/// Brings the file itself to this release's format. The old one stays beside it under the number of its format. A power cut leaves the
/// old file or the new one, whole.
/// </summary>
/// <param name="migration">The steps.</param>
public sealed class ConfigUpgrade(ConfigMigration migration)
{
    /// <summary>As many files of one format are kept; who has more has another problem.</summary>
    private const int MostKept = 9;

    /// <summary>Looks at a file and says what would be done; touches nothing.</summary>
    /// <exception cref="SetupException">It cannot be read, is broken, or is of a later release.</exception>
    public ConfigUpgradePlan Plan(string path)
    {
        var bytes = Read(path);
        var errors = new List<ConfigError>();
        if (ConfigParser.Parse(bytes, errors) is not { } root || ConfigFormat.Of(root) is not { } from || from > migration.Target)
        {
            // The reader of the keys has the words for what is wrong with the number.
            ConfigBinder.Bind(bytes, new(), errors);
            throw Refused(path, errors);
        }

        var upgraded = migration.Apply(bytes, from, out var changes);
        return new(path, from, migration.Target, bytes, upgraded, changes);
    }

    /// <summary>Does it. Returns where the old file is kept; null when there was nothing to do.</summary>
    /// <exception cref="SetupException">The result would not be valid, or cannot be written: the file is as it was.</exception>
    public static string? Carry(ConfigUpgradePlan plan)
    {
        if (plan.From == plan.To)
            return null;
        var errors = new List<ConfigError>();
        ConfigBinder.Bind(plan.Upgraded, new(), errors);
        if (errors.Count > 0)
            throw Refused(plan.Path, errors);
        try
        {
            var kept = Keep(plan);
            WholeFile.Replace(plan.Path, plan.Upgraded);
            return kept;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"{plan.Path}: cannot be brought to format {plan.To}: {e.Message}; it is as it was. Run this as root, with room on the disk");
        }
    }

    private static string Keep(ConfigUpgradePlan plan)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException();
        for (var number = 1; number <= MostKept; number++)
        {
            var kept = $"{plan.Path}.format-{plan.From}{(number == 1 ? "" : $".{number}")}";
            if (!File.Exists(kept))
            {
                // Who may read the file may read what it was.
                WholeFile.Replace(kept, plan.Bytes, File.GetUnixFileMode(plan.Path));
                File.SetUnixFileMode(kept, File.GetUnixFileMode(plan.Path));
                return kept;
            }

            if (File.ReadAllBytes(kept).AsSpan().SequenceEqual(plan.Bytes))
                return kept;
        }

        throw new IOException($"{MostKept} old files of format {plan.From} lie beside it already; remove those that nobody needs");
    }

    private static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"{path}: cannot be read: {e.Message}");
        }
    }

    private static SetupException Refused(string path, List<ConfigError> errors) =>
        new($"{ConfigStart.Reason(path, errors)}; the file is as it was: correct it, then run this again");
}
