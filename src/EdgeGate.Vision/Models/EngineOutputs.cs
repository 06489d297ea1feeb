using System.Runtime.InteropServices;
using EdgeGate.Domain.Inference;

namespace EdgeGate.Vision.Models;

/// <summary>Holds an engine against its manifest once, at start, so that no frame has to doubt shapes or types.</summary>
internal static class EngineOutputs
{
    internal static int VerifyInput(IInferenceEngine engine, ModelManifest manifest)
    {
        var index = IndexOf(engine.Inputs, manifest.Input.Name, manifest.Input.Shape, manifest, "input");
        var tensor = engine.Inputs[index];
        if (tensor.Type != manifest.Input.Type || !tensor.Shape.SequenceEqual(manifest.Input.Shape))
            throw Mismatch(manifest, "input", tensor, $"{manifest.Input.Type} {string.Join('x', manifest.Input.Shape)}");
        return index;
    }

    internal static int VerifyOutput(IInferenceEngine engine, ModelManifest manifest, string name, params ReadOnlySpan<int> shape)
    {
        var index = IndexOf(engine.Outputs, name, shape, manifest, "output");
        var tensor = engine.Outputs[index];
        if (tensor.Type != TensorType.Float32 || !shape.SequenceEqual(tensor.Shape.ToArray()))
            throw Mismatch(manifest, "output", tensor, $"{TensorType.Float32} {string.Join('x', shape.ToArray())}");
        return index;
    }

    internal static ReadOnlySpan<float> Floats(this IInferenceEngine engine, int output) =>
        MemoryMarshal.Cast<byte, float>(engine.Output(output));

    private static int IndexOf(IReadOnlyList<TensorDescription> tensors, string name, ReadOnlySpan<int> shape, ModelManifest manifest,
        string side)
    {
        var (found, alike) = (-1, 0);
        for (var i = 0; i < tensors.Count; i++)
        {
            if (tensors[i].Name == name)
                return i;
            if (!shape.SequenceEqual(tensors[i].Shape.ToArray()))
                continue;
            (found, alike) = (i, alike + 1);
        }

        // Vendors' converters give tensors names of their own; a shape that only one of them has says which it is.
        if (manifest.Accelerator is not null && alike == 1)
            return found;

        throw new InferenceFaultException(
            $"{manifest.ModelPath}: has no {side} '{name}', only {string.Join(", ", tensors.Select(t => t.Name))}; model and manifest are of different versions");
    }

    private static InferenceFaultException Mismatch(ModelManifest manifest, string side, TensorDescription tensor, string wanted) =>
        new($"{manifest.ModelPath}: {side} '{tensor.Name}' is {tensor.Type} {string.Join('x', tensor.Shape)}, the manifest says {wanted}; model and manifest are of different versions");
}
