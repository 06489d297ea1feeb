namespace EdgeGate.Commissioning.Findings;

/// <summary>What was found, for pages that say it in their reader's language; <see cref="FindingText"/> says it in English.</summary>
public enum FindingCode
{
    /// <summary>No plate in view.</summary>
    NoPlate,

    /// <summary>Height of the plate, pixels.</summary>
    PlateHeight,

    /// <summary>Too near: height of the plate, pixels.</summary>
    PlateTooLarge,

    /// <summary>Slope of the text line, degrees.</summary>
    Tilt,

    /// <summary>Lean of the plate's sides, degrees.</summary>
    Slant,

    /// <summary>Distance from the frame's edge, share.</summary>
    NearEdge,

    /// <summary>Focus as a share of its peak.</summary>
    Focus,

    /// <summary>Share of burnt out pixels.</summary>
    BurntOut,

    /// <summary>Share of drowned pixels.</summary>
    Drowned,

    /// <summary>Contrast, grey levels.</summary>
    Contrast,

    /// <summary>Number of passes so far.</summary>
    Passes,

    /// <summary>Passes in which the known plate was read.</summary>
    ReadRight,

    /// <summary>Passes in which another text was decided on.</summary>
    ReadWrong,

    /// <summary>Fewest readings of a pass.</summary>
    Readings,

    /// <summary>Longest time to a decision, milliseconds.</summary>
    DecisionTime,

    /// <summary>Lowest confidence of a right pass.</summary>
    Confidence,

    /// <summary>Drift: focus and confidence fell, size and place did not.</summary>
    LensDirty,

    /// <summary>Drift: plates are elsewhere in the picture.</summary>
    CameraMoved,

    /// <summary>Drift: plates have another size.</summary>
    CameraDistance,

    /// <summary>Drift: fewer vehicles are read.</summary>
    ReadRate,

    /// <summary>Drift: only the dark hours got worse.</summary>
    NightLight,
}
