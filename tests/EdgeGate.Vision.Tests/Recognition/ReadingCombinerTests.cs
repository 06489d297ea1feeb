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

        var (index, confidence) = new ReadingCombiner(3).Choose(crops, crops.Length);

        Assert.Equal("ABC7234", PlateDecoderTests.Text(crops[index].Best));
        Assert.InRange(confidence, 0.45, 0.6);
    }

    [Fact]
    public void Choose_OneSureOfThree_WinsOverGuesses()
    {
        CropReading[] crops = [Crop('1', 0.4, '7'), Crop('7', 0.99, '1'), Crop('1', 0.45, '7')];

        var (index, _) = new ReadingCombiner(3).Choose(crops, crops.Length);

        Assert.Equal(1, index);
    }

    [Theory]
    [InlineData(3, 0)]  // one frame each: two against one
    [InlineData(2, 2)]  // the last one is the mean of several frames
    public void Choose_MeanOfSeveralFrames_CountsForMoreThanOne(int averagedFrom, int expected)
    {
        CropReading[] crops = [Crop('1', 0.8, '7'), Crop('1', 0.8, '7'), Crop('7', 0.9, '1')];

        var (index, confidence) = new ReadingCombiner(3).Choose(crops, averagedFrom);

        Assert.Equal(expected, index);
        Assert.InRange(confidence, 0.5, 0.65);
    }

    [Fact]
    public void Choose_NothingRead_SaysSo()
    {
        CropReading[] crops = [PlateDecoderTests.Read(new LogitSheet(24), "tw")];

        Assert.Equal((-1, 0.0), new ReadingCombiner(3).Choose(crops, crops.Length));
    }

    private static CropReading Crop(char character, double probability, char rival) =>
        PlateDecoderTests.Read(
            new LogitSheet(24).Write(1, "ABC1234", 0.9999).Put(7, (character, probability), (rival, 0.995 - probability)), "tw");
}
