using EdgeGate.Appliance.Reading;
using EdgeGate.Configuration.Parsing;
using Xunit;

namespace EdgeGate.Appliance.Tests.Reading;

public sealed class PictureArgumentsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("edgegate-pictures-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void Expand_Folder_GivesItsPicturesByNameAndNothingElse()
    {
        foreach (var name in (string[])["b.JPG", "a.png", "c.webp", "notes.txt"])
            File.WriteAllText(Path.Combine(_folder, name), "");
        Directory.CreateDirectory(Path.Combine(_folder, "deeper"));
        File.WriteAllText(Path.Combine(_folder, "deeper", "d.jpg"), "");
        using var arguments = new PictureArguments();

        var pictures = arguments.Expand(["first.jpg", _folder], () => Stream.Null);

        Assert.Equal(["first.jpg", "a.png", "b.JPG", "c.webp"], pictures.Select(picture => Path.GetFileName(picture.Name)));
    }

    [Fact]
    public void Expand_FolderWithoutPictures_IsNamed()
    {
        using var arguments = new PictureArguments();
        var fault = Assert.Throws<SetupException>(() => arguments.Expand([_folder], () => Stream.Null));
        Assert.StartsWith($"{_folder}: holds no picture", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Expand_Dash_IsACopyOfStandardInputThatGoesAway()
    {
        string copy;
        using (var arguments = new PictureArguments())
        {
            var picture = Assert.Single(arguments.Expand(["-"], () => new MemoryStream([1, 2, 3])));
            copy = picture.Path;
            Assert.Equal("-", picture.Name);
            Assert.Equal([1, 2, 3], File.ReadAllBytes(copy));
        }

        Assert.False(File.Exists(copy));
    }

    [Theory]
    [InlineData("nothing", "-")]
    [InlineData("twice", "-", "-")]
    public void Expand_DashThatGivesNoPicture_SaysSo(string case_, params string[] words)
    {
        using var arguments = new PictureArguments();
        var fault = Assert.Throws<SetupException>(() => arguments.Expand(words, () => case_ == "nothing" ? new MemoryStream() : new MemoryStream([1])));
        Assert.Contains(case_ == "nothing" ? "gave nothing" : "name it once", fault.Message, StringComparison.Ordinal);
    }
}
