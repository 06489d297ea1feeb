using Xunit;

namespace EdgeGate.Interop.Tests;

public sealed class NativeTextTests
{
    [Fact]
    public void Read_ZeroInside_EndsThere() => Assert.Equal("grüß", NativeText.Read("grüß\0rest"u8));

    [Fact]
    public void Read_NoZero_TakesAll() => Assert.Equal("abc", NativeText.Read("abc"u8));

    [Fact]
    public void Read_Empty_IsEmpty() => Assert.Equal("", NativeText.Read([]));
}
