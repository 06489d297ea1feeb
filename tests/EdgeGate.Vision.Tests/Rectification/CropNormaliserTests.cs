using EdgeGate.Domain.Inference;
using EdgeGate.Vision.Kernels;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.Rectification;
using EdgeGate.Vision.Tests.Doubles;
using Xunit;

namespace EdgeGate.Vision.Tests.Rectification;

public sealed class CropNormaliserTests
{
    private static readonly ModelInput Input = Manifests.Recogniser().Input;

    [Fact]
    public void Write_PerCrop_PutsMeanAtZeroPointAndDeviationAtScale()
    {
        byte[] crop = [100, 200, 100, 200];
        var tensor = new byte[4];

        new CropNormaliser(Input).Write(crop, CropMoments.Of(crop), tensor);

        Assert.Equal([96, 160, 96, 160], tensor);
    }

    [Fact]
    public void Write_FarOutlier_IsLimited()
    {
        var crop = new byte[400];
        crop[0] = 255;
        var tensor = new byte[400];

        new CropNormaliser(Input).Write(crop, CropMoments.Of(crop), tensor);

        Assert.Equal(255, tensor[0]);
        Assert.InRange(tensor[1], 120, 128);
    }

    [Fact]
    public void Write_FlatCrop_GivesZeroPointEverywhere()
    {
        byte[] crop = [77, 77, 77];
        var tensor = new byte[3];

        new CropNormaliser(Input).Write(crop, CropMoments.Of(crop), tensor);

        Assert.Equal([128, 128, 128], tensor);
    }

    [Fact]
    public void Write_Float32_GivesZ()
    {
        byte[] crop = [100, 200];
        var tensor = new byte[8];

        new CropNormaliser(Input with { Type = TensorType.Float32 }).Write(crop, CropMoments.Of(crop), tensor);

        Assert.Equal([-1f, 1f], [BitConverter.ToSingle(tensor, 0), BitConverter.ToSingle(tensor, 4)]);
    }

    [Fact]
    public void Write_Int8_IsTheSameCodeLess128()
    {
        byte[] crop = [100, 200];
        var tensor = new byte[2];

        new CropNormaliser(Input with { Type = TensorType.Int8 }).Write(crop, CropMoments.Of(crop), tensor);

        Assert.Equal([-32, 32], [(sbyte)tensor[0], (sbyte)tensor[1]]);
    }
}
