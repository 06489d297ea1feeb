namespace EdgeGate.Interop;

/// <summary>The names of EdgeGate's own native libraries, in this one place.</summary>
public static class LibraryNames
{
    /// <summary>Inference: <c>libedgegate_npu.so</c>.</summary>
    public const string Npu = "edgegate_npu";

    /// <summary>Codecs and geometry: <c>libedgegate_imaging.so</c>.</summary>
    public const string Imaging = "edgegate_imaging";

    /// <summary>Environment variable: a folder to look for them in when they are not beside the program.</summary>
    public const string FolderVariable = "EDGEGATE_NATIVE";
}
