using EdgeGate.Configuration.Options;
using EdgeGate.Domain;
using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Inference;
using EdgeGate.Vision;
using EdgeGate.Vision.Options;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Lane.Inference;

/// <summary>Loads the models on the best backend that takes them.</summary>
public static class VisionFactory
{
    /// <summary>Opens the vision stage.</summary>
    /// <exception cref="InferenceFaultException">No backend takes the models; the message gives the last one's reason.</exception>
    public static PlateVision Open(IPlatform platform, string modelsFolder, InForce<VisionOptions> options, TimeProvider time,
        ILogger logger)
    {
        var folder = Folder(modelsFolder);
        InferenceFaultException? last = null;
        foreach (var backend in platform.Inference)
        {
            try
            {
                return PlateVision.Open(backend, platform.Imaging, folder, options, time, logger);
            }
            catch (InferenceFaultException fault)
            {
                last = fault;
            }
        }

        throw last ?? new InferenceFaultException("this build has no inference backend");
    }

    /// <summary>The models' folder, which is there.</summary>
    /// <param name="given">Empty: the one that is installed.</param>
    public static string Folder(string given)
    {
        var folder = given.Length > 0 ? given : InstalledFiles.Models;
        return Directory.Exists(folder)
            ? folder
            : throw new InferenceFaultException($"{folder}: no such folder; the models belong there (lane.models in the configuration names another)");
    }
}
