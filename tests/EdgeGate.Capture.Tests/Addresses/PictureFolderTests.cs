using EdgeGate.Capture.Addresses;
using Xunit;

namespace EdgeGate.Capture.Tests.Addresses;

public sealed class PictureFolderTests
{
    [Fact]
    public void List_MixedFolder_GivesPicturesByContentOrNameInOrder()
    {
        using var folder = new TemporaryFolder();
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0];
        folder.Write("b.bin", jpeg);
        folder.Write("c.jpg", "damaged"u8);
        folder.Write("a.PNG", jpeg);
        folder.Write("labels.csv", "file,text"u8);
        folder.Write(".hidden.jpg", jpeg);
        Directory.CreateDirectory(Path.Combine(folder.Path, "d.jpg"));

        var names = PictureFolder.List(folder.Path).Select(Path.GetFileName);

        Assert.Equal(["a.PNG", "b.bin", "c.jpg"], names);
    }
}
