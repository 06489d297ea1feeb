namespace EdgeGate.WebConsole.Http;

/// <summary>The manual's pages and drawings: at a gate there is no network to read them elsewhere.</summary>
internal static class Manual
{
    private static readonly PackedFiles Files = new("manual/");

    /// <summary>Names of the pages and drawings.</summary>
    internal static IEnumerable<string> Names => Files.Names;

    internal static Task File(ConsoleRequest request) => Files.Send(request, request.Value("file"));
}
