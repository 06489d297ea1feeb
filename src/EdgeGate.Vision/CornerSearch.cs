namespace EdgeGate.Vision;

/// <summary>Where a second opinion on a plate's corners comes from when its reading leaves doubts.</summary>
internal enum CornerSearch
{
    /// <summary>From nowhere: a lane has no time for it.</summary>
    None,

    /// <summary>The detector looks closely at the plate in its frame.</summary>
    InFrame,

    /// <summary>The detector looks for the plate in a picture that shows little else.</summary>
    InCrop,
}
