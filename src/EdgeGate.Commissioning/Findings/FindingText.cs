using System.Globalization;

namespace EdgeGate.Commissioning.Findings;

/// <summary>Findings as sentences: what was measured, what is wanted, what to do.</summary>
public static class FindingText
{
    /// <summary>One sentence, without a full stop where it is only a figure.</summary>
    public static string English(in Finding finding)
    {
        var (value, limit, good) = (finding.Value, finding.Limit, finding.Level == FindingLevel.Good);
        return finding.Code switch
        {
            FindingCode.NoPlate => "No plate in view. Put the car where it will wait for the barrier.",
            FindingCode.PlateHeight => Say($"plate height {value:0} px", good,
                $"want {limit:0}: zoom in, come nearer, or ask the camera for more pixels"),
            FindingCode.PlateTooLarge => Say($"plate height {value:0} px", good,
                $"at most {limit:0}: zoom out, or the car is in view for too short a time"),
            FindingCode.Tilt => Say($"text line {value:0.0} degrees off level", good,
                $"want {limit:0}: turn the camera about its own axis"),
            FindingCode.Slant => Say($"sides lean by {value:0} degrees", good,
                $"want {limit:0}: mount the camera lower, or nearer to the lane's middle"),
            FindingCode.NearEdge => Say($"plate {Percent(value)} from the picture's edge", good,
                $"want {Percent(limit)}: pan or tilt until the plate is well inside"),
            FindingCode.Focus => Say($"focus {Percent(value)} of its peak", good,
                $"want {Percent(limit)}: turn the lens back to where the peak was"),
            FindingCode.BurntOut => Say($"{Percent(value)} of the plate burnt out", good,
                $"at most {Percent(limit)}: shorten the exposure, or turn the infrared lamp down"),
            FindingCode.Drowned => Say($"{Percent(value)} of the plate black", good,
                $"at most {Percent(limit)}: lengthen the exposure, or add light"),
            FindingCode.Contrast => Say($"contrast {value:0} of 255", good,
                $"want {limit:0}: look for haze on the glass, counter-light, or a lamp beside the lens"),
            FindingCode.Passes => Say($"{value:0} passes", good, $"{limit:0} are wanted: drive on"),
            FindingCode.ReadRight => Say($"{value:0} passes read right", good, $"want {limit:0}: look at height, focus and exposure above"),
            FindingCode.ReadWrong => Say($"{value:0} passes read as another plate", good,
                "none is tolerated: check the plate typed in, vision.regions, and the sharpness of a moving car"),
            FindingCode.Readings => Say($"at least {value:0} readings in every pass", good,
                $"want {limit:0}: enlarge the zone, raise capture.framesPerSecond, or slow the cars"),
            FindingCode.DecisionTime => Say($"slowest decision {value / 1000:0.0} s", good,
                $"want {limit / 1000:0.0}: read only where the plate is large enough (vision.zone), or take more pictures a second"),
            FindingCode.Confidence => Say($"lowest confidence {value * 100:0.0} %", good,
                $"want {limit * 100:0.0} %: plates are too small, soft or dark"),
            FindingCode.LensDirty => $"The lens or its window is dirty, or out of focus: sharpness is at {Percent(value)} of what it was. Clean it, then look at the focus.",
            FindingCode.CameraMoved => $"The camera moved: plates are {Percent(value)} of the picture away from where they were. Aim it again.",
            FindingCode.CameraDistance => $"Plates are {Percent(value)} of the height they had: the zoom or the camera's place changed. Aim it again.",
            FindingCode.ReadRate => $"Only {Percent(value)} of the vehicles are read; it was {Percent(limit)}. Look at the last pictures.",
            FindingCode.NightLight => $"Nights got worse, days did not (confidence {Percent(value)}, it was {Percent(limit)}): look at the lamp.",
            _ => finding.Code.ToString(),
        };
    }

    private static string Say(FormattableString measured, bool good, FormattableString wanted) => good
        ? measured.ToString(CultureInfo.InvariantCulture)
        : $"{measured.ToString(CultureInfo.InvariantCulture)}; {wanted.ToString(CultureInfo.InvariantCulture)}";

    private static string Say(FormattableString measured, bool good, string wanted) =>
        good ? measured.ToString(CultureInfo.InvariantCulture) : $"{measured.ToString(CultureInfo.InvariantCulture)}; {wanted}";

    private static string Percent(double share) => (share * 100).ToString("0", CultureInfo.InvariantCulture) + " %";
}
