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
    public void Expand_FolderWithoutPictures_IsNamedInItsPlaceAndTheOthersAreRead()
    {
        using var arguments = new PictureArguments();

        var pictures = arguments.Expand(["first.jpg", _folder, "last.jpg"], () => Stream.Null);

        Assert.Equal(["first.jpg", _folder, "last.jpg"], pictures.Select(picture => picture.Name));
        Assert.Equal([false, true, false], pictures.Select(picture => picture.Fault is not null));
        Assert.StartsWith($"{_folder}: holds no picture; give a folder with", pictures[1].Fault, StringComparison.Ordinal);
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

    [Fact]
    public void Expand_DashThatGivesNothing_SaysSoAndTheOthersAreRead()
    {
        using var arguments = new PictureArguments();

        var pictures = arguments.Expand(["-", "last.jpg"], () => new MemoryStream());

        Assert.Contains("gave nothing", pictures[0].Fault, StringComparison.Ordinal);
        Assert.Null(pictures[1].Fault);
    }

    [Fact]
    public void Expand_DashTwice_SaysSo()
    {
        using var arguments = new PictureArguments();
        var fault = Assert.Throws<SetupException>(() => arguments.Expand(["-", "-"], () => new MemoryStream([1])));
        Assert.Contains("name it once", fault.Message, StringComparison.Ordinal);
    }
}
