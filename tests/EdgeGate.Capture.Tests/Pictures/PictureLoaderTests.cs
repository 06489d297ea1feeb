using EdgeGate.Capture.Pictures;
using EdgeGate.Domain.Imaging;
using Xunit;

namespace EdgeGate.Capture.Tests.Pictures;

public sealed class PictureLoaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FramePool _pool = new(1);
    private readonly PictureLoader _loader = new(new FakeImaging());

    public void Dispose()
    {
        _folder.Dispose();
        Assert.Equal(0, _pool.Outstanding);
    }

    [Fact]
    public void TryLoad_QuarterTurned_ComesUpright()
    {
        var file = _folder.Write("turned", FakeImaging.Picture(3, 2, 6, 1, 2, 3, 4, 5, 6));

        using var frame = _loader.TryLoad(file, _pool, PixelFormat.Grey8)!;

        Assert.Equal((2, 3, PixelFormat.Grey8), (frame.Width, frame.Height, frame.Format));
        Assert.Equal([4, 1, 5, 2, 6, 3], frame.View.Data[..6].ToArray());
    }

    [Fact]
    public void TryLoad_NoFormatGiven_IsRgb()
    {
        var file = _folder.Write("plain", FakeImaging.Picture(2, 1, 1, 7, 9));

        using var frame = _loader.TryLoad(file, _pool)!;

        Assert.Equal([7, 7, 7, 9, 9, 9], frame.View.Data[..6].ToArray());
    }

    [Fact]
    public void TryLoad_NoBufferFree_ReturnsNull()
    {
        var file = _folder.Write("plain", FakeImaging.Picture(1, 1, 1, 7));
        using var held = _pool.TryRent(1);

        Assert.Null(_loader.TryLoad(file, _pool));
    }

    [Fact]
    public void TryLoad_Truncated_NamesTheFileAndKeepsNoBuffer()
    {
        var file = _folder.Write("cut.jpg", FakeImaging.Picture(2, 2, 6, 1, 2, 3));

        var error = Assert.Throws<ImageFormatException>(() => _loader.TryLoad(file, _pool));

        Assert.Contains("cut.jpg", error.Message);
        Assert.Equal(0, _pool.Outstanding);
    }

    [Fact]
    public void TryLoad_EmptyFile_SaysSo() => AssertError(_folder.Write("none.jpg", []), "empty");

    [Fact]
    public void TryLoad_MissingFile_SaysSo() => AssertError(Path.Combine(_folder.Path, "gone.jpg"), "no such file");

    [Fact]
    public void TryLoad_Folder_SaysSo() => AssertError(_folder.Path, "is a folder");

    [Fact]
    public void TryLoad_FileTooLarge_IsRefusedUnread()
    {
        var file = _folder.Write("huge.jpg", []);
        using (var stream = File.OpenWrite(file))
            stream.SetLength(PictureLoader.MaxFileBytes + 1L);

        AssertError(file, "too large");
    }

    private void AssertError(string file, string expected)
    {
        var error = Assert.Throws<ImageFormatException>(() => _loader.TryLoad(file, _pool));
        Assert.Contains(expected, error.Message);
        Assert.Contains(Path.GetFileName(file), error.Message);
    }
}
