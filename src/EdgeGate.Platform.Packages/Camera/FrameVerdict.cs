namespace EdgeGate.Platform.Packages.Camera;

/// <summary>What <see cref="StaleFrameGuard"/> makes of a buffer.</summary>
internal enum FrameVerdict
{
    /// <summary>A new frame.</summary>
    Fresh,

    /// <summary>Perhaps an old one: not handed on.</summary>
    Withhold,

    /// <summary>The camera delivers no more.</summary>
    Dead,
}
