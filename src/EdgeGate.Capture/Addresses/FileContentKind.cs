namespace EdgeGate.Capture.Addresses;

/// <summary>What a file's first bytes say it is.</summary>
internal enum FileContentKind
{
    /// <summary>Nothing we know.</summary>
    Unknown,

    /// <summary>No bytes at all.</summary>
    Empty,

    /// <summary>JPEG, PNG or WebP.</summary>
    Picture,

    /// <summary>A picture of a kind we do not read.</summary>
    OtherPicture,

    /// <summary>A video container or stream.</summary>
    Video,
}
