using System.CommandLine;
using EdgeGate.Appliance.Composition;
using EdgeGate.Configuration.Options;
using EdgeGate.Domain.Inference;
using EdgeGate.Lane.Inference;
using EdgeGate.Vision;
using EdgeGate.Vision.Agreement;
using EdgeGate.Vision.Options;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate compare</c>: converted models against the ONNX files that they were made from, on this machine's NPUs.</summary>
internal static class CompareCommand
{
    internal static Command Create()
    {
        var models = new Option<string?>("--models")
        {
            Description = "Folder of the models; default: the one beside the program.",
            HelpName = "DIR"
        };
        var command = new Command("compare",
            "Do the converted models say what the ONNX files say? Fails when one differs by more than the bound.") { models };
        command.SetAction(parsed => Failure.Guard(() => Run(VisionFactory.Folder(parsed.GetValue(models) ?? ""))));
        return command;
    }

    private static int Run(string folder)
    {
        using var platform = PlatformEntry.Create();
        using var cpu = Open(platform, platform.Inference.First(backend => backend.IsCpu), folder);
        var check = new AgreementCheck(platform.Imaging, InstalledFiles.SelfTestPicture, cpu);
        var (compared, refused) = (0, 0);
        foreach (var accelerator in platform.Inference.Where(backend => !backend.IsCpu))
        {
            try
            {
                using var converted = Open(platform, accelerator, folder);
                var agreement = check.Compare(converted);
                compared++;
                refused += agreement.IsGood ? 0 : 1;
                Console.WriteLine($"{(agreement.IsGood ? "ok     " : "REFUSED")}  {converted.Backend}: {agreement}");
            }
            catch (InferenceFaultException fault)
            {
                Console.WriteLine($"{(fault.IsAbsence ? "-      " : "FAILED ")}  {accelerator.Name}: {fault.Message}");
                refused += fault.IsAbsence ? 0 : 1;
            }
        }

        Console.WriteLine($"differences are root mean square, as a share of the output's own spread; refused beyond {ModelAgreement.Bound}");
        return compared > 0 && refused == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static PlateVision Open(Domain.IPlatform platform, IInferenceBackend backend, string folder) =>
        PlateVision.Open(backend, platform.Imaging, folder, new VisionOptions(), TimeProvider.System, NullLogger.Instance);
}
