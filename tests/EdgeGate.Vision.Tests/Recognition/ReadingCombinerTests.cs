using EdgeGate.Vision.Recognition;
using EdgeGate.Vision.Tests.Doubles;
using Xunit;

namespace EdgeGate.Vision.Tests.Recognition;

public sealed class ReadingCombinerTests
{
    [Fact]
    public void Choose_TwoAgainstOne_TakesTheTwo()
    {
        CropReading[] crops = [Crop('1', 0.8, '7'), Crop('7', 0.7, '1'), Crop('7', 0.7, '1')];

        var (index, confidence) = new ReadingCombiner(3).Choose(crops);

        Assert.Equal("ABC7234", PlateDecoderTests.Text(crops[index].Best));
        Assert.InRange(confidence, 0.45, 0.6);
    }

    [Fact]
    public void Choose_OneSureOfThree_WinsOverGuesses()
    {
        CropReading[] crops = [Crop('1', 0.4, '7'), Crop('7', 0.99, '1'), Crop('1', 0.45, '7')];

        var (index, _) = new ReadingCombiner(3).Choose(crops);

        Assert.Equal(1, index);
    }

    [Fact]
    public void Choose_NothingRead_SaysSo()
    {
        CropReading[] crops = [PlateDecoderTests.Read(new LogitSheet(24), "tw")];

        Assert.Equal((-1, 0.0), new ReadingCombiner(3).Choose(crops));
    }

    private static CropReading Crop(char character, double probability, char rival) =>
        PlateDecoderTests.Read(
            new LogitSheet(24).Write(1, "ABC1234", 0.9999).Put(7, (character, probability), (rival, 0.995 - probability)), "tw");
}
