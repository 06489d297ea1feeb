namespace EdgeGate.Domain.Frames;

/// <summary>What went wrong with a camera; decides how it is reported, not whether it is retried (it always is).</summary>
public enum CameraFaultKind
{
    /// <summary>No such device, file or host.</summary>
    NotFound,

    /// <summary>Another program holds it, or rights are missing.</summary>
    Unavailable,

    /// <summary>It is there but is no camera, or offers no format we read.</summary>
    Unsupported,

    /// <summary>It was there and is gone.</summary>
    Disconnected,

    /// <summary>No frame came for longer than the limit.</summary>
    Hung,

    /// <summary>It delivers another size or format than agreed.</summary>
    FormatChanged,

    /// <summary>What it delivers is damaged.</summary>
    BadData,
}
