using System.Net;
using System.Text.RegularExpressions;
using EdgeGate.WebConsole.Accounts;
using EdgeGate.WebConsole.Http;
using Xunit;

namespace EdgeGate.WebConsole.Tests;

/// <summary>The manual on the box: whole, small, and for whoever is signed in.</summary>
public sealed class ManualTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly string Folder = Path.Combine(LanguageTests.Root, "board/manual");

    public static TheoryData<string> Pages => [.. Manual.Names.Where(name => name.EndsWith(".md", StringComparison.Ordinal))];

    [Fact]
    public void Names_Always_AreEveryPageOfTheManual() =>
        Assert.Superset(Directory.EnumerateFiles(Folder, "*.md").Select(file => Path.GetFileName(file)!).ToHashSet(),
            Manual.Names.ToHashSet());

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_AskedByAnOperator_IsTheTextOfTheManual(string name)
    {
        var (status, body) = await server.Send("GET", $"/api/manual/{name}", server.SignIn(Role.Operator));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.StartsWith("# ", body, StringComparison.Ordinal);

        // What a page shows or leads to has to be on the box too; only what belongs to engineers is not.
        foreach (Match link in Regex.Matches(body, @"\]\((?:\.\./drawings/)?([\w-]+\.(?:md|svg))(?:#[^)]*)?\)"))
            Assert.Contains(link.Groups[1].Value, Manual.Names);
    }

    [Fact]
    public async Task Page_AskedByNobody_IsRefused()
    {
        var (status, _) = await server.Send("GET", "/api/manual/README.md", null);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Send("GET", "/assets/manual%2FREADME.md", null)).Item1);
    }

    [Fact]
    public void Manual_Always_IsSmall() => Assert.InRange(
        Manual.Names.Sum(name => { using var file = typeof(Manual).Assembly.GetManifestResourceStream($"manual/{name}")!; return file.Length; }), 50_000, 400_000);
}
