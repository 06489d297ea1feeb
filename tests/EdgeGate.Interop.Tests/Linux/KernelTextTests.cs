using EdgeGate.Interop.Linux;
using Xunit;

namespace EdgeGate.Interop.Tests.Linux;

public sealed class KernelTextTests
{
    [Theory]
    [InlineData("GPIO17", "GPIO17")]
    [InlineData("", "")]
    [InlineData("a name that is longer than its field can hold", "a name that is longer than its ")]
    public void WriteThenRead_AnyText_FitsTheField(string text, string expected)
    {
        Text32 field = default;

        KernelText.Write(field, text);

        Assert.Equal(expected, KernelText.Read(field));
    }

    [Fact]
    public void Read_FieldWithoutAZero_IsReadWhole() => Assert.Equal("abc", KernelText.Read("abc"u8));
}
