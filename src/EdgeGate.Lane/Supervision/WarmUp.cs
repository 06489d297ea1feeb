using EdgeGate.Configuration.Options;
using EdgeGate.Domain.Imaging;
using EdgeGate.Lane.Inference;
using EdgeGate.Vision;

namespace EdgeGate.Lane.Supervision;

/// <summary>Reads the installed self-test picture once, so that every model has run before the first vehicle comes.</summary>
public static class WarmUp
{
    /// <summary>Does nothing where no picture is installed.</summary>
    public static void Read(PlateVision vision, IImaging imaging, TimeProvider time)
    {
        if (File.Exists(InstalledFiles.SelfTestPicture))
            new StillReader(vision, imaging, time).Read(InstalledFiles.SelfTestPicture, isCrop: false);
    }
}
