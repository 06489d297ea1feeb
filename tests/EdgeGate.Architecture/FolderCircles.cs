using System.Text.RegularExpressions;
using Xunit;

namespace EdgeGate.Architecture;

/// <summary>
/// Folders that know one another both ways are one folder with a wall that holds nothing. Counted by names: a folder knows another when a
/// file of it names a type that only the other declares.
/// </summary>
public sealed partial class FolderCircles
{
    [Fact]
    public void Folders_Always_StandInNoCircle()
    {
        var projects = SourceTree.Projects("src").Select(project => Path.GetDirectoryName(project)!).Order(StringComparer.Ordinal).ToList();
        var sources = projects.Select(project => SourceTree.Sources(project).ToList()).ToList();
        var circles = projects.Zip(sources, (project, files) => (Project: Path.GetFileName(project), Folders: InCircles(project, files)))
            .ToList();
        Console.WriteLine($"NOTE sources: {sources.Sum(files => files.Count)} files, {sources.Sum(files => files.Sum(file => File.ReadLines(file).Count()))} lines, "
            + $"{projects.Count} projects, {circles.Sum(circle => circle.Folders.Count)} folders in circles");
        Assert.All(circles, circle => Assert.True(circle.Folders.Count == 0,
            $"{circle.Project}: {string.Join(", ", circle.Folders)} know one another in a circle"));
    }

    private static SortedSet<string> InCircles(string project, List<string> files)
    {
        string FolderOf(string file) => Path.GetDirectoryName(Path.GetRelativePath(project, file))!;
        var texts = files.ToDictionary(file => file, file => Noise().Replace(File.ReadAllText(file), ""));
        var homes = texts.SelectMany(text => Declared().Matches(text.Value)
            .Select(type => (Name: type.Groups[1].Value, Folder: FolderOf(text.Key))))
            .GroupBy(type => type.Name).Where(type => type.Select(home => home.Folder).Distinct().Count() == 1)
            .ToDictionary(type => type.Key, type => type.First().Folder);
        var known = texts.GroupBy(text => FolderOf(text.Key)).ToDictionary(folder => folder.Key, folder => folder
            .SelectMany(text => Word().Matches(text.Value).Select(word => homes.GetValueOrDefault(word.Value, folder.Key)))
            .Where(other => other != folder.Key).ToHashSet());
        return [.. known.Keys.Where(folder => Reaches(known, folder).Contains(folder))
            .Select(folder => folder.Length == 0 ? "the project's root" : folder)];
    }

    private static HashSet<string> Reaches(Dictionary<string, HashSet<string>> known, string from)
    {
        var (reached, open) = (new HashSet<string>(), new Stack<string>(known[from]));
        while (open.TryPop(out var folder))
        {
            if (reached.Add(folder))
                foreach (var next in known[folder])
                    open.Push(next);
        }

        return reached;
    }

    // What is said in comments and texts is no knowledge of the code's.
    [GeneratedRegex("""//[^\n]*|"(\\.|[^"\\\n])*"|^using [^\n]*|^namespace [^\n]*""", RegexOptions.Multiline)]
    private static partial Regex Noise();

    [GeneratedRegex(@"^(?:public|internal) (?:static |sealed |abstract |readonly |partial |ref |unsafe )*(?:class|record struct|record|struct|interface|enum) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declared();

    // What follows a dot is somebody's member.
    [GeneratedRegex(@"(?<![.\w])[A-Z]\w+")]
    private static partial Regex Word();
}
