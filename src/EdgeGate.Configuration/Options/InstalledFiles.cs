namespace EdgeGate.Configuration.Options;

/// <summary>What is installed beside the program.</summary>
public static class InstalledFiles
{
    /// <summary>The folder of the models.</summary>
    public static string Models => Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>The configuration of the recorded clip; only a release's tarball has it.</summary>
    public static string ClipConfiguration => Path.Combine(AppContext.BaseDirectory, "clip", "edgegate.json");

    /// <summary>A picture with one plate that every build reads, to warm up, compare backends and test itself with.</summary>
    public static string SelfTestPicture => Path.Combine(AppContext.BaseDirectory, "self-test", "scene.jpg");
}
