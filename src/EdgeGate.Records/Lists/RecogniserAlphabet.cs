using EdgeGate.Access.Plates;
using EdgeGate.Configuration.Options;
using EdgeGate.Domain.Inference;
using EdgeGate.Vision;
using EdgeGate.Vision.Models;

namespace EdgeGate.Records.Lists;

/// <summary>What the lane's recogniser can write, for remarks on lists.</summary>
public static class RecogniserAlphabet
{
    /// <summary>The characters; null where the models cannot be read, which is told elsewhere.</summary>
    public static ReadableCharacters? Of(EdgeGateOptions options)
    {
        var folder = options.ModelsFolder;
        try
        {
            var manifest = ManifestReader.Load(Path.Combine(folder, PlateVision.RecogniserFolder), ModelTask.Recognise,
                options.Vision.Precision);
            return manifest.Ctc is { } ctc ? new(ctc.Alphabet) : null;
        }
        catch (InferenceFaultException)
        {
            return null;
        }
    }
}
