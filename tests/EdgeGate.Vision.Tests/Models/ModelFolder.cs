using System.Security.Cryptography;
using EdgeGate.Vision.Tests.Doubles;

namespace EdgeGate.Vision.Tests.Models;

/// <summary>A model folder on disk, whole and right until a test changes it; removed at the end.</summary>
public sealed class ModelFolder : IDisposable
{
    public ModelFolder()
    {
        Root = Directory.CreateTempSubdirectory("edgegate-models-").FullName;
        Detector = Path.Combine(Root, PlateVision.DetectorFolder);
        Recogniser = Path.Combine(Root, PlateVision.RecogniserFolder);
        Write(Detector, "finder.onnx", DetectorJson);
        Write(Recogniser, "reader.onnx", RecogniserJson);
        File.WriteAllText(Path.Combine(Recogniser, "formats.json"),
            """{"tw":[{"pattern":"LLLDDDD","weight":1}],"cn":[{"pattern":"PLAAAAA"}]}""");
    }

    public string Root { get; }

    public string Detector { get; }

    public string Recogniser { get; }

    /// <summary>Adds a super-resolution model that makes crops of the recogniser's size.</summary>
    public void AddEnhancer() => Write(Path.Combine(Root, PlateVision.EnhancerFolder), "enhancer.onnx", EnhancerJson);

    /// <summary>Adds an aligner.</summary>
    public void AddAligner() => Write(Path.Combine(Root, PlateVision.AlignerFolder), "aligner.onnx", AlignerJson);

    /// <summary>Replaces a part of a manifest.</summary>
    public static void Edit(string folder, string old, string with)
    {
        var path = Path.Combine(folder, "manifest.json");
        var text = File.ReadAllText(path);
        if (!text.Contains(old, StringComparison.Ordinal))
            throw new InvalidOperationException($"the manifest has no {old}");
        File.WriteAllText(path, text.Replace(old, with, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Root, true);

    private static void Write(string folder, string model, string manifest)
    {
        Directory.CreateDirectory(folder);
        byte[] bytes = [1, 2, 3];
        File.WriteAllBytes(Path.Combine(folder, model), bytes);
        File.WriteAllText(Path.Combine(folder, "manifest.json"),
            manifest.Replace("SHA", Convert.ToHexStringLower(SHA256.HashData(bytes)), StringComparison.Ordinal));
    }

    private const string DetectorJson = """
        {"schema":1,"name":"plate-detector","version":"0.1.0","task":"detect",
         "files":[{"path":"finder.onnx","precision":"int8","bytes":3,"sha256":"SHA"}],
         "input":{"name":"image","width":64,"height":48,"layout":"nchw","pixels":"rgb24","type":"uint8",
                  "normalise":{"kind":"none"},"fit":"letterbox","fill":114},
         "outputs":{"score":"score","corners":"corners"},
         "decode":{"kind":"corner-heatmap","stride":8,"cornerScale":8.0,"threshold":0.35,"nmsIou":0.4,"merge":0.6}}
        """;

    private const string EnhancerJson = """
        {"schema":1,"name":"plate-super-resolution","version":"0.1.0","task":"enhance",
         "files":[{"path":"enhancer.onnx","precision":"int8","bytes":3,"sha256":"SHA"}],
         "input":{"name":"plate","width":16,"height":8,"layout":"nchw","pixels":"grey8","type":"uint8","fit":"stretch",
                  "normalise":{"kind":"per-crop","scale":32,"zero":128,"stdFloor":4.0}},
         "outputs":{"details":"details"},
         "decode":{"kind":"pixel-shuffle","scale":2}}
        """;

    private const string AlignerJson = """
        {"schema":1,"name":"plate-aligner","version":"0.1.0","task":"align",
         "files":[{"path":"aligner.onnx","precision":"int8","bytes":3,"sha256":"SHA"}],
         "input":{"name":"plate","width":64,"height":32,"layout":"nchw","pixels":"grey8","type":"uint8",
                  "normalise":{"kind":"per-crop","scale":32,"zero":128,"stdFloor":4.0}},
         "outputs":{"corners":"corners"},
         "decode":{"kind":"corner-offsets","cornerScale":8.0,"along":0.15,"across":0.5}}
        """;

    private static readonly string RecogniserJson = """
        {"schema":1,"name":"plate-recogniser","version":"0.1.0","task":"recognise",
         "files":[{"path":"reader.onnx","precision":"int8","bytes":3,"sha256":"SHA"}],
         "input":{"name":"plate","width":32,"height":16,"layout":"nchw","pixels":"grey8","type":"uint8",
                  "normalise":{"kind":"per-crop","scale":32,"zero":128,"stdFloor":4.0}},
         "outputs":{"characters":"characters","region":"region"},
         "decode":{"kind":"ctc","steps":24,"rows":2,"blank":0,"alphabet":["<blank>",ALPHABET],"values":"logits"},
         "regions":["tw","cn","none"],"temperature":1.0,"formats":"formats.json"}
        """.Replace("ALPHABET", string.Join(',', Manifests.Characters.Select(c => $"\"{c}\"")), StringComparison.Ordinal);
}
