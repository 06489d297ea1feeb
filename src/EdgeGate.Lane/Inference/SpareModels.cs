using EdgeGate.Domain.Inference;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Writing;
using EdgeGate.Vision;
using EdgeGate.Vision.Models;

namespace EdgeGate.Lane.Inference;

/// <summary>
/// A copy of the models that the lane last read with, beside its journal: a file of theirs that goes bad must not keep the gate shut. A few
/// megabytes. Used by one thread at a time.
/// </summary>
/// <param name="folder">Where the copy lies.</param>
/// <param name="precision">Of the files in use.</param>
public sealed class SpareModels(string folder, string precision)
{
    private static readonly (string Folder, ModelTask Task, bool IsNeeded)[] Models =
    [
        (PlateVision.DetectorFolder, ModelTask.Detect, true), (PlateVision.RecogniserFolder, ModelTask.Recognise, true),
        (PlateVision.AlignerFolder, ModelTask.Align, false), (PlateVision.EnhancerFolder, ModelTask.Enhance, false),
    ];

    /// <summary>True when there is one; whether it is whole shows when it is opened.</summary>
    public bool IsThere => Directory.Exists(folder);

    /// <summary>Keeps a copy of models that could be opened, unless it is the one that is kept already.</summary>
    /// <param name="from">Their folder.</param>
    /// <returns>What went wrong; empty when nothing did. A lane does not stop for it.</returns>
    public Phrase? Keep(string from)
    {
        try
        {
            var wanted = Files(from).ToArray();
            if (Path.GetFullPath(from) == Path.GetFullPath(folder) || IsSame(from, wanted))
                return null;
            var part = folder + ".part";
            if (Directory.Exists(part))
                Directory.Delete(part, recursive: true);
            foreach (var file in wanted)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(part, file))!);
                WholeFile.Replace(Path.Combine(part, file), File.ReadAllBytes(Path.Combine(from, file)));
            }

            // A power cut in between leaves no copy, and the next start makes one.
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            Directory.Move(part, folder);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InferenceFaultException)
        {
            return Phrase.Of("modelsNotCopied", ("folder", folder), ("message", e.Message));
        }
    }

    // Of each model that is there its manifest and the files that it names, all of which are whole.
    private IEnumerable<string> Files(string from)
    {
        foreach (var (name, task, isNeeded) in Models)
        {
            var model = Path.Combine(from, name);
            if (!isNeeded && !Directory.Exists(model))
                continue;
            _ = ManifestReader.Load(model, task, precision);
            foreach (var file in Directory.EnumerateFiles(model, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                yield return Path.GetRelativePath(from, file);
        }
    }

    private bool IsSame(string from, IReadOnlyList<string> wanted) => IsThere && wanted.All(file =>
        File.Exists(Path.Combine(folder, file)) && File.ReadAllBytes(Path.Combine(folder, file)).AsSpan()
            .SequenceEqual(File.ReadAllBytes(Path.Combine(from, file))));
}
