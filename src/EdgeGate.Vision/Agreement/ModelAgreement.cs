using System.Globalization;

namespace EdgeGate.Vision.Agreement;

/// <summary>
/// How far a converted model's outputs lie from those of the ONNX file it was made from: for each output the root of the mean squared
/// difference, as a share of how much the output varies itself. 0: the same; 1: no relation.
/// </summary>
/// <param name="Score">Of the detector's scores.</param>
/// <param name="Corners">Of the detector's corners.</param>
/// <param name="Characters">Of the recogniser's characters.</param>
/// <param name="Region">Of the recogniser's regions.</param>
/// <param name="Offsets">Of the aligner's corner offsets; null: one side has no aligner, so that none of it is used.</param>
/// <param name="Details">Of what super-resolution adds; null: one side has none.</param>
public sealed record ModelAgreement(double Score, double Corners, double Characters, double Region, double? Offsets, double? Details)
{
    /// <summary>
    /// A converted model that differs by more is not used. The float32 twins of the shipped INT8 files differ from them by 0.066, 0.035,
    /// 0.173, 0.202, 0.029 and 0.089 on the pictures that are compared; two roundings of one model may lie half as far again. Twice or half
    /// the input's scale makes 0.30 and more of the detector's score; the recogniser, which is used to any contrast, hardly minds it.
    /// </summary>
    public static ModelAgreement Bound { get; } = new(0.15, 0.1, 0.26, 0.5, 0.08, 0.15);

    /// <summary>True when the converted models may be used.</summary>
    public bool IsGood => Score <= Bound.Score && Corners <= Bound.Corners && Characters <= Bound.Characters && Region <= Bound.Region
        && (Offsets ?? 0) <= Bound.Offsets && (Details ?? 0) <= Bound.Details;

    /// <summary>Compares the answers to the same pictures.</summary>
    public static ModelAgreement Between(IReadOnlyList<ModelOutputs> reference, IReadOnlyList<ModelOutputs> other)
    {
        if (reference.Count == 0 || reference.Count != other.Count)
            throw new ArgumentException("as many pictures on both sides, one or more", nameof(other));
        return new(
            Difference(reference, other, outputs => outputs.Score), Difference(reference, other, outputs => outputs.Corners),
            Difference(reference, other, outputs => outputs.Characters), Difference(reference, other, outputs => outputs.Region),
            Optional(reference, other, outputs => outputs.Offsets), Optional(reference, other, outputs => outputs.Details));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"score {Score:0.000}, corners {Corners:0.000}, characters {Characters:0.000}, region {Region:0.000}, aligner {Words(Offsets)}, super-resolution {Words(Details)}");

    private static string Words(double? difference) => difference?.ToString("0.000", CultureInfo.InvariantCulture) ?? "none";

    private static double? Optional(IReadOnlyList<ModelOutputs> reference, IReadOnlyList<ModelOutputs> other,
        Func<ModelOutputs, float[]> output) =>
        output(reference[0]).Length == 0 || output(other[0]).Length == 0 ? null : Difference(reference, other, output);

    private static double Difference(IReadOnlyList<ModelOutputs> reference, IReadOnlyList<ModelOutputs> other,
        Func<ModelOutputs, float[]> output)
    {
        var mean = reference.SelectMany(output).Average(value => (double)value);
        var (apart, spread) = (0.0, 0.0);
        for (var picture = 0; picture < reference.Count; picture++)
        {
            var (a, b) = (output(reference[picture]), output(other[picture]));
            for (var i = 0; i < a.Length; i++)
            {
                apart += (a[i] - (double)b[i]) * (a[i] - (double)b[i]);
                spread += (a[i] - mean) * (a[i] - mean);
            }
        }

        // Not a number compares as good with anything: outputs that are none are as far away as can be.
        var difference = Math.Sqrt(apart / Math.Max(spread, double.Epsilon));
        return double.IsFinite(difference) ? difference : double.MaxValue;
    }
}
