using EdgeGate.Access.Plates;
using Xunit;

namespace EdgeGate.Access.Tests.Plates;

public sealed class PlateTextTests
{
    [Theory]
    [InlineData("abc-1234", "ABC1234")]
    [InlineData(" ABC 1234 ", "ABC1234")]
    [InlineData("ＡＢＣ－１２３４", "ABC1234")]
    [InlineData("粤B·12345", "粤B12345")]
    [InlineData("W 12_345.", "W12345")]
    [InlineData("ä-öü 1", "AOU1")] // one letter each
    [InlineData("ö-u\u0308 1", "OU1")] // the mark as a character of its own
    [InlineData("ØŁĐŞÑ", "OLDSN")]
    [InlineData("29-MĐ1", "29MD1")]
    [InlineData("а123вс", "A123BC")] // Cyrillic
    [InlineData("ΙΚΥ-1", "IKY1")] // Greek
    [InlineData("粵Z1234港", "粤Z1234港")]
    [InlineData("12\u1112\u116134", "12하34")] // a syllable in parts
    [InlineData("ญ1กข", "ญ1กข")]
    [InlineData("١٢٣", "123")]
    [InlineData("AB*12?", "AB12")]
    [InlineData("", "")]
    public void Normalise_AsWritten_OneForm(string written, string expected) => Assert.Equal(expected, PlateText.Normalise(written));

    [Fact]
    public void Normalise_TooLong_ThrowsWithTheLimit() =>
        Assert.Contains("16", Assert.Throws<ArgumentException>(() => PlateText.Normalise("ABCDEFGHIJKLMNOPQ")).Message);

    [Fact]
    public void Normalise_Twice_ChangesNothingMore()
    {
        var random = new Random(7);
        Span<char> raw = stackalloc char[12];
        for (var round = 0; round < 20_000; round++)
        {
            for (var i = 0; i < raw.Length; i++)
                raw[i] = (char)random.Next(0x20, round % 2 == 0 ? 0x80 : 0xFFFF);
            var once = PlateText.Normalise(raw);
            Assert.Equal(once, PlateText.Normalise(once));
        }
    }
}
