namespace EdgeGate.Capture.Addresses;

/// <summary>The kinds of source a lane can run on.</summary>
public enum SourceKind
{
    /// <summary>One JPEG, PNG or WebP.</summary>
    Picture,

    /// <summary>A folder of them.</summary>
    Folder,

    /// <summary>A video file.</summary>
    Video,

    /// <summary>A network camera.</summary>
    Network,

    /// <summary>A camera of this machine.</summary>
    Camera,
}
