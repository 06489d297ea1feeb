namespace EdgeGate.WebConsole.Http;

/// <summary>The files of the page.</summary>
internal static class Assets
{
    private static readonly PackedFiles Files = new("assets/");

    /// <summary>Names of the files.</summary>
    internal static IEnumerable<string> Names => Files.Names;

    internal static Task Index(ConsoleRequest request) => Files.Send(request, "index.html");

    internal static Task File(ConsoleRequest request) => Files.Send(request, request.Value("file"));
}
