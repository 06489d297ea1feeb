using System.Globalization;

namespace EdgeGate.Appliance.Page;

/// <summary>What the kernel tells of a machine in files: temperatures and wear. What is not there is left out.</summary>
internal static class BoxFiles
{
    /// <summary>Degrees Celsius by the sensor's name.</summary>
    /// <param name="root">Where the file system begins; another place in tests.</param>
    internal static IReadOnlyDictionary<string, double> Temperatures(string root = "/")
    {
        var found = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var zone in Folders(Path.Combine(root, "sys/class/thermal"), "thermal_zone*"))
        {
            if (Text(Path.Combine(zone, "temp")) is { } milli && int.TryParse(milli, CultureInfo.InvariantCulture, out var value)
                && value is > -60_000 and < 200_000)
                found.TryAdd(Text(Path.Combine(zone, "type")) ?? Path.GetFileName(zone), value / 1000.0);
        }

        return found;
    }

    /// <summary>Life used of eMMC storage, percent in steps of ten; null where no device tells.</summary>
    internal static int? Wear(string root = "/")
    {
        int? worst = null;
        foreach (var device in Folders(Path.Combine(root, "sys/block"), "mmcblk*"))
        {
            // Two estimates, each 0x01 for up to ten percent and so on (JESD84-B51, 7.4.26).
            foreach (var part in (Text(Path.Combine(device, "device/life_time")) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (part.StartsWith("0x", StringComparison.Ordinal)
                    && int.TryParse(part.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var step)
                    && step is > 0 and <= 11)
                    worst = Math.Max(worst ?? 0, step * 10);
            }
        }

        return worst;
    }

    private static string[] Folders(string parent, string pattern)
    {
        try
        {
            return Directory.Exists(parent) ? Directory.GetDirectories(parent, pattern) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string? Text(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
