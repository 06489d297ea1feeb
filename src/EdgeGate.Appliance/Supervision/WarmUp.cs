using EdgeGate.Appliance.Configuration;
using EdgeGate.Appliance.Reading;
using EdgeGate.Domain.Imaging;
using EdgeGate.Vision;

namespace EdgeGate.Appliance.Supervision;

/// <summary>Reads the installed self-test picture once, so that every model has run before the first vehicle comes.</summary>
internal static class WarmUp
{
    /// <summary>Does nothing where no picture is installed.</summary>
    internal static void Read(PlateVision vision, IImaging imaging, TimeProvider time)
    {
        if (File.Exists(InstalledFiles.SelfTestPicture))
            new StillReader(vision, imaging, time).Read(InstalledFiles.SelfTestPicture, isCrop: false);
    }
}
