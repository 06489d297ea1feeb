using EdgeGate.Configuration.Options;
using EdgeGate.Domain.Timing;
using EdgeGate.Domain;
using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Inference;
using EdgeGate.Vision;
using EdgeGate.Vision.Agreement;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.Options;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Lane.Inference;

/// <summary>Opens the eyes of a lane: first the CPU, which is always needed, then the NPU of the configuration or of the box.</summary>
public sealed class LaneVisionFactory(IPlatform platform, string modelsFolder, InForce<VisionOptions> vision, InferenceOptions options,
    TimeProvider time, ILogger logger)
{
    private readonly string _folder = VisionFactory.Folder(modelsFolder);
    private AgreementCheck? _check;

    /// <exception cref="InferenceFaultException">The CPU cannot read the models. An NPU that cannot is news of the result.</exception>
    public LaneVision Open()
    {
        var cpu = OpenOn(platform.Inference.First(backend => backend.IsCpu));
        var delay = new Backoff(TimeSpan.FromMilliseconds(options.RetryMs), TimeSpan.FromMilliseconds(options.RetryMostMs));
        foreach (var accelerator in platform.Inference.Where(IsWanted))
        {
            try
            {
                // Recorded now, while nobody else uses the CPU's models.
                _check ??= new AgreementCheck(platform.Imaging, InstalledFiles.SelfTestPicture, cpu);
                return new(new(cpu, OpenChecked(accelerator), () => OpenChecked(accelerator), delay, time), time);
            }
            catch (InferenceFaultException fault)
            {
                // What nobody configured and what is not there is no fault: most boxes have no NPU.
                if (fault.IsAbsence && options.Backend == InferenceChoice.Auto)
                    continue;
                return new(new(cpu, null, _check is null ? null : () => OpenChecked(accelerator), delay, time), time, fault.Message);
            }
        }

        return new(new(cpu, null, null, delay, time), time);
    }

    private bool IsWanted(IInferenceBackend backend) => options.Backend switch
    {
        InferenceChoice.Cpu => false,
        InferenceChoice.Auto => !backend.IsCpu && HasFiles(backend),
        var named => backend.Name.Equals(named.ToString(), StringComparison.OrdinalIgnoreCase),
    };

    private bool HasFiles(IInferenceBackend backend)
    {
        try
        {
            ManifestReader.LoadFor(backend.Name, Path.Combine(_folder, PlateVision.DetectorFolder), ModelTask.Detect, vision.Now.Precision);
            ManifestReader.LoadFor(backend.Name, Path.Combine(_folder, PlateVision.RecogniserFolder), ModelTask.Recognise,
                vision.Now.Precision);
            return true;
        }
        catch (InferenceFaultException fault)
        {
            // A damaged file is said aloud when it is opened.
            return !fault.IsAbsence;
        }
    }

    private PlateVision OpenOn(IInferenceBackend backend) => PlateVision.Open(backend, platform.Imaging, _folder, vision, time, logger);

    private PlateVision OpenChecked(IInferenceBackend accelerator)
    {
        var opened = OpenOn(accelerator);
        try
        {
            var agreement = _check!.Compare(opened);
            return agreement.IsGood
                ? opened
                : throw new InferenceFaultException($"the converted models of {accelerator.Name} do not say what the ONNX files say ({agreement}; at most {ModelAgreement.Bound}); convert them again with models/convert");
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }
}
