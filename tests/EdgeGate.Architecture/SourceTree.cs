using System.Xml.Linq;

namespace EdgeGate.Architecture;

/// <summary>The checkout, as files.</summary>
internal static class SourceTree
{
    internal static string Root { get; } = Environment.GetEnvironmentVariable("EDGEGATE_ROOT") ?? FindRoot();

    /// <summary>C# sources below the given folders, without what builds write.</summary>
    internal static IEnumerable<string> Sources(params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !IsBuildOutput(file));

    internal static IEnumerable<string> Projects(params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories))
        .Where(file => !IsBuildOutput(file));

    internal static IEnumerable<string> ProjectReferences(string project) =>
        References(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    internal static IEnumerable<string> PackageReferences(string project) => References(project, "PackageReference");

    internal static string Relative(string file) => Path.GetRelativePath(Root, file);

    private static IEnumerable<string> References(string project, string element) => XDocument.Load(project)
        .Descendants(element).Select(reference => reference.Attribute("Include")?.Value ?? "").Where(name => name.Length > 0);

    private static bool IsBuildOutput(string file) =>
        file.Contains("/obj/", StringComparison.Ordinal) || file.Contains("/bin/", StringComparison.Ordinal)
        || file.Contains("/native-interop/build/", StringComparison.Ordinal);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EdgeGate.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("run from inside a checkout, or set EDGEGATE_ROOT");
        return folder;
    }
}
