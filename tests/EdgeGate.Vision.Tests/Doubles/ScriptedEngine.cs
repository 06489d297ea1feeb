using System.Runtime.InteropServices;
using EdgeGate.Domain.Inference;
using EdgeGate.Vision.Models;

namespace EdgeGate.Vision.Tests.Doubles;

/// <summary>An engine whose outputs a test writes; counts its runs.</summary>
internal sealed class ScriptedEngine(TensorDescription input, params TensorDescription[] outputs) : IInferenceEngine
{
    private readonly byte[] _input = new byte[input.Bytes];
    private readonly byte[][] _outputs = [.. outputs.Select(o => new byte[o.Bytes])];

    public string Backend => "scripted";

    public IReadOnlyList<TensorDescription> Inputs { get; } = [input];

    public IReadOnlyList<TensorDescription> Outputs { get; } = outputs;

    public int Runs { get; private set; }

    public bool IsDisposed { get; private set; }

    /// <summary>Called by <see cref="Run"/> with the number of the run, from 1.</summary>
    public Action<int>? OnRun { get; set; }

    public Span<byte> Input(int index) => _input;

    public ReadOnlySpan<byte> Output(int index) => _outputs[index];

    public Span<float> Script(int index) => MemoryMarshal.Cast<byte, float>(_outputs[index].AsSpan());

    public void Run()
    {
        Runs++;
        OnRun?.Invoke(Runs);
    }

    public void Dispose() => IsDisposed = true;

    internal static ScriptedEngine For(ModelManifest manifest)
    {
        var input = new TensorDescription(manifest.Input.Name, manifest.Input.Type, manifest.Input.Shape);
        if (manifest.Corners is { } corners)
        {
            var (rows, columns) = (manifest.Input.Height / corners.Stride, manifest.Input.Width / corners.Stride);
            var detector = new ScriptedEngine(input,
                new(corners.ScoreOutput, TensorType.Float32, [1, 1, rows, columns]),
                new(corners.CornersOutput, TensorType.Float32, [1, 8, rows, columns]));
            detector.Script(0).Fill(-10);
            return detector;
        }

        var ctc = manifest.Ctc!;
        return new ScriptedEngine(input,
            new(ctc.CharactersOutput, TensorType.Float32, [1, ctc.Steps, ctc.Alphabet.Count]),
            new(ctc.RegionOutput, TensorType.Float32, [1, manifest.Regions.Count]));
    }
}
