using EdgeGate.Domain.Inference;
using EdgeGate.Vision.Models;
using Xunit;

namespace EdgeGate.Vision.Tests.Models;

public sealed class ManifestReaderTests : IDisposable
{
    private readonly ModelFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_Detector_TakesEverythingFromTheManifest()
    {
        var manifest = ManifestReader.Load(_folder.Detector, ModelTask.Detect);

        Assert.Equal((64, 48, 114), (manifest.Input.Width, manifest.Input.Height, manifest.Input.Fill));
        Assert.Equal(new CornerHeatmapDecode("score", "corners", 8, 8, 0.35f, 0.4f, 0.6f), manifest.Corners);
        Assert.Equal(Path.Combine(_folder.Detector, "finder.onnx"), manifest.ModelPath);
    }

    [Fact]
    public void Load_Recogniser_TakesEverythingFromTheManifest()
    {
        var manifest = ManifestReader.Load(_folder.Recogniser, ModelTask.Recognise);

        Assert.Equal((24, 0, '京'), (manifest.Ctc!.Steps, manifest.Ctc.Blank, manifest.Ctc.Alphabet[37]));
        Assert.Equal(["tw", "cn", "none"], manifest.Regions);
        Assert.Equal((NormaliseKind.PerCrop, 32f, 128), (manifest.Input.Normalise, manifest.Input.Scale, manifest.Input.Zero));
    }

    [Theory]
    [InlineData("\"schema\":1", "\"schema\":2", "another version")]
    [InlineData("\"schema\":1,", "", "schema")]
    [InlineData("\"name\":\"plate-detector\"", "\"colour\":1,\"name\":\"x\"", "colour")]
    [InlineData("\"version\":\"0.1.0\",", "", "version")]
    [InlineData("\"task\":\"detect\"", "\"task\":\"sing\"", "one of: detect, recognise")]
    [InlineData("\"task\":\"detect\"", "\"task\":\"recognise\"", "swapped")]
    [InlineData("\"precision\":\"int8\"", "\"precision\":\"fp32\"", "there are: fp32")]
    [InlineData("\"path\":\"finder.onnx\"", "\"path\":\"../finder.onnx\"", "without a path")]
    [InlineData("\"path\":\"finder.onnx\"", "\"path\":\"lost.onnx\"", "lost.onnx")]
    [InlineData("\"sha256\":\"", "\"sha256\":\"0", "damaged")]
    [InlineData("\"width\":64", "\"width\":0", "input.width: 0 is not in 8..4096")]
    [InlineData("\"width\":64", "\"width\":\"wide\"", "line 3")]
    [InlineData("\"height\":48", "\"height\":44", "does not divide")]
    [InlineData("\"layout\":\"nchw\"", "\"layout\":\"chwn\"", "one of: nchw, nhwc")]
    [InlineData("\"pixels\":\"rgb24\"", "\"pixels\":\"cmyk\"", "one of: grey8, rgb24, bgr24")]
    [InlineData("\"type\":\"uint8\"", "\"type\":\"int4\"", "one of: uint8, int8, float32")]
    [InlineData("\"fit\":\"letterbox\"", "\"fit\":\"crop\"", "input.fit")]
    [InlineData("\"fill\":114", "\"fill\":300", "0..255")]
    [InlineData("\"score\":\"score\"", "\"points\":\"score\"", "outputs.score")]
    [InlineData("\"stride\":8", "\"stride\":0", "decode.stride")]
    [InlineData("\"threshold\":0.35", "\"threshold\":1.5", "decode.threshold: 1.5 is not in")]
    [InlineData("\"nmsIou\":0.4,", "", "decode.nmsIou: nothing is not in")]
    public void Load_BadDetectorManifest_NamesFileAndCause(string old, string with, string part)
    {
        ModelFolder.Edit(_folder.Detector, old, with);

        var error = Assert.Throws<InferenceFaultException>(() => ManifestReader.Load(_folder.Detector, ModelTask.Detect));

        Assert.Contains(part, error.Message);
        Assert.Contains(_folder.Detector, error.Message);
    }

    [Theory]
    [InlineData("\"steps\":24", "\"steps\":1000", "decode.steps")]
    [InlineData("\"blank\":0", "\"blank\":99", "decode.blank")]
    [InlineData("\"0\",\"1\"", "\"0\",\"0\"", "entry 2 is '0'")]
    [InlineData("\"0\",\"1\"", "\"01\",\"1\"", "entry 1 is '01'")]
    [InlineData("\"none\"", "\"other\"", "not a plate")]
    [InlineData("\"tw\",\"cn\"", "\"tw\",\"tw\"", "twice")]
    [InlineData("\"temperature\":1.0", "\"temperature\":0", "temperature")]
    [InlineData("\"values\":\"logits\"", "\"values\":\"votes\"", "decode.values")]
    public void Load_BadRecogniserManifest_NamesFileAndCause(string old, string with, string part)
    {
        ModelFolder.Edit(_folder.Recogniser, old, with);

        var error = Assert.Throws<InferenceFaultException>(() => ManifestReader.Load(_folder.Recogniser, ModelTask.Recognise));

        Assert.Contains(part, error.Message);
        Assert.Contains(_folder.Recogniser, error.Message);
    }

    [Fact]
    public void Load_NoFolder_SaysHowToGetModels()
    {
        var error = Assert.Throws<InferenceFaultException>(() => ManifestReader.Load(Path.Combine(_folder.Root, "none"), ModelTask.Detect));

        Assert.Contains("deploy.sh", error.Message);
    }

    [Fact]
    public void Load_DamagedModelFile_SaysSo()
    {
        File.AppendAllText(Path.Combine(_folder.Detector, "finder.onnx"), "x");

        Assert.Contains("sha256", Assert.Throws<InferenceFaultException>(() => ManifestReader.Load(_folder.Detector,
            ModelTask.Detect)).Message);
    }

    [Fact]
    public void LoadFor_Accelerator_TakesItsFilesAndWhatTheyWantOtherwise()
    {
        using var folder = new ModelFolder();
        ModelFolder.Edit(folder.Detector, "\"files\":[{", """
            "files":[{"path":"finder.onnx","precision":"int8","sha256":"5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03","backend":"rockchip","chip":"rk3588","input":{"layout":"nhwc"}},{
            """.Trim().Replace("5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03", Hash(folder), StringComparison.Ordinal));

        var converted = Assert.Single(ManifestReader.LoadFor("rockchip", folder.Detector, ModelTask.Detect));
        var own = ManifestReader.Load(folder.Detector, ModelTask.Detect);

        Assert.Equal(("rockchip", TensorLayout.Nhwc), (converted.Accelerator, converted.Input.Layout));
        Assert.Equal([1, 48, 64, 3], converted.Input.Shape);
        Assert.Equal((null, TensorLayout.Nchw), (own.Accelerator, own.Input.Layout));
    }

    [Fact]
    public void LoadFor_AcceleratorWithoutFile_SaysWhatMakesOne()
    {
        using var folder = new ModelFolder();

        var fault = Assert.Throws<InferenceFaultException>(() => ManifestReader.LoadFor("sophgo", folder.Detector, ModelTask.Detect));

        Assert.Contains("sophgo", fault.Message);
        Assert.Contains("models/convert", fault.Message);
    }

    private static string Hash(ModelFolder folder) => Convert.ToHexStringLower(
        System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(folder.Detector, "finder.onnx"))));
}
