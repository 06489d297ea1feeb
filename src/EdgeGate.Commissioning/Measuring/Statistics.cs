namespace EdgeGate.Commissioning.Measuring;

/// <summary>Robust figures of a few values.</summary>
internal static class Statistics
{
    /// <summary>The middle value; the mean of the two middle ones for an even count; 0 of nothing.</summary>
    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Where(double.IsFinite).Order().ToArray();
        if (sorted.Length == 0)
            return 0;
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
