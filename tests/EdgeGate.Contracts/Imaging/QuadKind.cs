namespace EdgeGate.Contracts.Imaging;

/// <summary>What a net, a warp or a damaged file may make of a plate's corners.</summary>
internal enum QuadKind
{
    /// <summary>A plate as a camera sees it.</summary>
    Plate,

    /// <summary>Turned by any angle, also upside down.</summary>
    Turned,

    /// <summary>One end much shorter than the other.</summary>
    Steep,

    /// <summary>The corners of a plate in any order.</summary>
    Crossed,

    /// <summary>Corners that coincide or lie on one line, or nearly.</summary>
    Degenerate,

    /// <summary>Numbers of any size.</summary>
    Huge,

    /// <summary>A plate far from the picture.</summary>
    Outside,

    /// <summary>A corner that is not a number.</summary>
    NotANumber,

    /// <summary>A corner at infinity.</summary>
    Infinite,
}
