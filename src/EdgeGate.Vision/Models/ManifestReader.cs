using System.Security.Cryptography;
using System.Text.Json;
using EdgeGate.Domain.Inference;
using EdgeGate.Vision.Models.Json;

namespace EdgeGate.Vision.Models;

/// <summary>
/// Reads <c>manifest.json</c> of a model folder. Strict: an unknown key, a foreign schema, a size that cannot be, a model file whose
/// sha256 differs are errors that name the file, the key and the remedy.
/// </summary>
public static class ManifestReader
{
    private const string FileName = "manifest.json";
    private const string Reinstall = "install the models again with ./deploy.sh";

    /// <summary>Loads and checks the manifest of <paramref name="folder"/> and the model file it names for the CPU.</summary>
    /// <param name="folder">The model's folder, for example <c>models/plate-detector</c>.</param>
    /// <param name="task">What the model must be for.</param>
    /// <param name="precision">Which of its files to take: <c>int8</c> or <c>fp32</c>.</param>
    /// <exception cref="InferenceFaultException">Something is missing, damaged or of another version.</exception>
    public static ModelManifest Load(string folder, ModelTask task, string precision = "int8") => LoadFor(null, folder, task, precision)[0];

    /// <summary>
    /// As <see cref="Load"/>, for an accelerator: every file that was converted for it, one or more; its runtime knows which fits its chip.
    /// </summary>
    /// <param name="accelerator">Name of a backend, for example <c>rockchip</c>; null: the CPU.</param>
    /// <param name="folder">The model's folder.</param>
    /// <param name="task">What the model must be for.</param>
    /// <param name="precision">Which of its files to take.</param>
    /// <exception cref="InferenceFaultException">Something is missing, damaged or of another version, or no file is for that
    /// backend.</exception>
    public static IReadOnlyList<ModelManifest> LoadFor(string? accelerator, string folder, ModelTask task, string precision = "int8")
    {
        var context = new ManifestContext(Path.Combine(folder, FileName));
        var document = Parse(context, ReadAll(context));
        var found = context.OneOf("task", document.Task, ("detect", ModelTask.Detect), ("recognise", ModelTask.Recognise),
            ("align", ModelTask.Align), ("enhance", ModelTask.Enhance));
        if (found != task)
            throw context.Error("task", $"this model is for '{document.Task}', not for '{task.ToString().ToLowerInvariant()}'; the folders are swapped");

        if (Array.IndexOf(document.Files, null) is >= 0 and var empty)
            throw context.Error("files", $"entry {empty} is null");
        var files = document.Files.Where(candidate => candidate.Backend == accelerator && candidate.Precision == precision).ToArray();
        if (files.Length == 0)
            throw new InferenceFaultException(context.Error("files",
                Lacking(document, accelerator, precision)).Message)
            { IsAbsence = accelerator is not null };
        return [.. files.Select(file => Build(context, folder, document, file, task))];
    }

    /// <summary>Whether a model's folder has a file for a runtime at all; asked of models that a lane can do without.</summary>
    /// <exception cref="InferenceFaultException">The manifest is missing, damaged or of another version.</exception>
    public static bool HasFileFor(string? accelerator, string folder, string precision = "int8")
    {
        var context = new ManifestContext(Path.Combine(folder, FileName));
        return Parse(context, ReadAll(context)).Files.Any(file => file?.Backend == accelerator && file?.Precision == precision);
    }

    private static string Lacking(ManifestDocument document, string? accelerator, string precision) =>
        accelerator is null
            ? $"no file of precision '{precision}'; there are: {string.Join(", ", document.Files.Where(f => f.Backend is null).Select(f => f.Precision))}"
            : $"no file for {accelerator} of precision '{precision}'; models/convert makes one";

    private static ModelManifest Build(ManifestContext context, string folder, ManifestDocument document, ManifestFile file,
        ModelTask task) => new()
        {
            Name = document.Name,
            Version = document.Version,
            Task = task,
            Precision = file.Precision,
            Accelerator = file.Backend,
            ModelPath = Verified(context, folder, file),
            Input = ManifestRules.Input(context, document.Input, file.Input),
            Corners = task == ModelTask.Detect ? ManifestRules.Corners(context, document) : null,
            Ctc = task == ModelTask.Recognise ? ManifestRules.Ctc(context, document) : null,
            Offsets = task == ModelTask.Align ? ManifestRules.Offsets(context, document) : null,
            Details = task == ModelTask.Enhance ? ManifestRules.Details(context, document) : null,
            Regions = task == ModelTask.Recognise ? ManifestRules.Regions(context, document) : [],
            FormatsPath = document.Formats is { } formats ? Inside(context, "formats", folder, formats) : null,
        };

    private static byte[] ReadAll(ManifestContext context)
    {
        try
        {
            return File.ReadAllBytes(context.Path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InferenceFaultException($"{context.Path}: cannot be read ({error.Message}); {Reinstall}", error);
        }
    }

    private static ManifestDocument Parse(ManifestContext context, byte[] json)
    {
        try
        {
            // The schema is looked at first: keys of a later one would otherwise be reported as unknown.
            using (var tree = JsonDocument.Parse(json))
            {
                if (tree.RootElement.ValueKind != JsonValueKind.Object || !tree.RootElement.TryGetProperty("schema", out var schema))
                    throw context.Error("schema", $"is missing; {Reinstall}");
                if (schema.ValueKind != JsonValueKind.Number || !schema.TryGetInt32(out var number) || number != ModelManifest.Schema)
                {
                    throw context.Error("schema",
                        $"a model of another version: its schema is {schema}, this program reads {ModelManifest.Schema}; install program and models of one release");
                }
            }

            return JsonSerializer.Deserialize(json, VisionJson.Default.ManifestDocument)
                ?? throw context.Error("schema", $"the file is empty; {Reinstall}");
        }
        catch (JsonException error)
        {
            var line = error.LineNumber is { } zeroBased ? $" (line {zeroBased + 1})" : "";
            throw new InferenceFaultException($"{context.Path}{line}: {error.Message}; correct the file or {Reinstall}", error);
        }
    }

    private static string Verified(ManifestContext context, string folder, ManifestFile file)
    {
        var path = Inside(context, "files.path", folder, file.Path);
        try
        {
            using var stream = File.OpenRead(path);
            var actual = Convert.ToHexStringLower(SHA256.HashData(stream));
            if (!actual.Equals(file.Sha256, StringComparison.OrdinalIgnoreCase))
                throw context.Error("files.sha256",
                    $"{path} is damaged or of another version: its sha256 is {actual}, not {file.Sha256}; {Reinstall}");
            return path;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InferenceFaultException($"{path}: the model cannot be read ({error.Message}); {Reinstall}", error);
        }
    }

    private static string Inside(ManifestContext context, string key, string folder, string name) =>
        name.Length > 0 && Path.GetFileName(name) == name
            ? Path.Combine(folder, name)
            : throw context.Error(key, $"'{name}' must be a file name in the model's own folder, without a path");
}
