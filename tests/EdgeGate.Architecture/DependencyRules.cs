using System.Text.RegularExpressions;
using Xunit;

namespace EdgeGate.Architecture;

/// <summary>Who may know whom.</summary>
public sealed class DependencyRules
{
    private static readonly string[] Stages =
        ["EdgeGate.Capture", "EdgeGate.Vision", "EdgeGate.Access", "EdgeGate.Barrier", "EdgeGate.Journal", "EdgeGate.Commissioning"];

    /// <summary>
    /// The rooms above the stages, each of which knows those before it and none behind; what the program puts together stands last.
    /// </summary>
    private static readonly string[] Rooms = ["EdgeGate.Configuration", "EdgeGate.Records", "EdgeGate.Lane"];

    private static readonly string[] FivePackages =
        ["Iot.Device.Bindings", "System.Device.Gpio", "Microsoft.ML.OnnxRuntime", "OpenCvSharp4", "LiteDB"];

    public static TheoryData<string> StageNames => [.. Stages];

    [Theory]
    [MemberData(nameof(StageNames))]
    public void Stage_Always_ReferencesDomainAndNoOtherProject(string stage) =>
        Assert.Equal(["EdgeGate.Domain"], SourceTree.ProjectReferences(Project(stage)));

    public static TheoryData<string> RoomNames => [.. Rooms];

    [Theory]
    [MemberData(nameof(RoomNames))]
    public void Room_Always_ReferencesStagesAndTheRoomsBeforeIt(string room) =>
        Assert.Subset(
            new HashSet<string>(["EdgeGate.Domain", "EdgeGate.Interop", .. Stages, .. Rooms.TakeWhile(before => before != room)]),
            SourceTree.ProjectReferences(Project(room)).ToHashSet());

    [Fact]
    public void WebConsole_Always_ReferencesDomainAndItsOptionsOnly() =>
        Assert.Equal(["EdgeGate.Domain", "EdgeGate.Configuration"], SourceTree.ProjectReferences(Project("EdgeGate.WebConsole")));

    [Fact]
    public void Domain_Always_ReferencesNothing()
    {
        Assert.Empty(SourceTree.ProjectReferences(Project("EdgeGate.Domain")));
        Assert.Empty(SourceTree.PackageReferences(Project("EdgeGate.Domain")));
    }

    [Fact]
    public void FivePackages_Always_StandInPlatformOnly()
    {
        var users = SourceTree.Projects("src", "native-interop", "tests")
            .Where(project => SourceTree.PackageReferences(project).Any(FivePackages.Contains));
        Assert.Equal(["EdgeGate.Platform"], users.Select(Path.GetFileNameWithoutExtension));
    }

    [Fact]
    public void FivePackages_Always_AreAllUsedByPlatform() =>
        Assert.Superset(FivePackages.ToHashSet(), SourceTree.PackageReferences(Project("EdgeGate.Platform")).ToHashSet());

    [Fact]
    public void Interop_WhereverItIsUsed_IsReferencedByThatProject()
    {
        var usings = new Regex(@"^using EdgeGate\.Interop\b", RegexOptions.Multiline);
        var offenders = SourceTree.Projects("src", "tests")
            .Where(project => SourceTree.Sources(Path.GetDirectoryName(project)!).Any(file => usings.IsMatch(File.ReadAllText(file))))
            .Where(project => !SourceTree.ProjectReferences(project).Contains("EdgeGate.Interop"));
        Assert.Empty(offenders.Select(SourceTree.Relative));
    }

    [Fact]
    public void Build_Always_KnowsOnePlatform()
    {
        var second = new Regex(@"EdgeGatePlatform|host\.props|BOTH_PLATFORMS|Platform\.(Native|Packages)");
        var places = SourceTree.Projects("src", "native-interop", "tests")
            .Concat(Directory.EnumerateFiles(SourceTree.Root, "Directory.*"))
            .Concat(Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "board"), "*.sh", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "tests"), "*.sh", SearchOption.AllDirectories))
            .Append(Path.Combine(SourceTree.Root, "deploy.sh"));
        Assert.Empty(places.Where(file => second.IsMatch(File.ReadAllText(file))).Select(SourceTree.Relative));
    }

    [Fact]
    public void WebServer_Always_StandsInWebConsoleOnly()
    {
        var users = SourceTree.Projects("src", "native-interop")
            .Where(project => File.ReadAllText(project).Contains("Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.Equal(["EdgeGate.WebConsole"], users.Select(Path.GetFileNameWithoutExtension));
    }

    [Fact]
    public void NativeImports_Always_StandInInteropOnly()
    {
        var import = new Regex(@"\[\s*(LibraryImport|DllImport)\b|NativeLibrary\.(Load|TryLoad)");
        var offenders = SourceTree.Sources("src", "native-interop")
            .Where(file => !SourceTree.Relative(file).StartsWith("native-interop/EdgeGate.Interop/", StringComparison.Ordinal))
            // Tells the runtime where a package's own library lies; imports nothing.
            .Where(file => SourceTree.Relative(file) != "src/EdgeGate.Platform/Imaging/OpenCv/NativeHalf.cs")
            .Where(file => import.IsMatch(File.ReadAllText(file)))
            .Select(SourceTree.Relative);
        Assert.Empty(offenders);
    }

    [Fact]
    public void Clock_Always_ComesFromTimeProvider()
    {
        var wallClock = new Regex(@"\b(DateTime|DateTimeOffset)\.(Now|UtcNow)\b|\bEnvironment\.TickCount|Stopwatch\.GetTimestamp|Thread\.Sleep");
        var offenders = SourceTree.Sources("src")
            .Where(file => wallClock.IsMatch(File.ReadAllText(file)))
            .Select(SourceTree.Relative);
        Assert.Empty(offenders);
    }

    [Fact]
    public void LaneClock_Always_IsAskedByItsName()
    {
        var offenders = SourceTree.Sources("src")
            .Where(file => Path.GetFileName(file) != "LaneClock.cs"
                && File.ReadAllText(file).Contains("GetElapsedTime(0", StringComparison.Ordinal))
            .Select(SourceTree.Relative);
        Assert.Empty(offenders);
    }

    private static string Project(string name) => Path.Combine(SourceTree.Root, "src", name, name + ".csproj");
}
