using System.Net;
using EdgeGate.WebConsole.Accounts;
using EdgeGate.WebConsole.Http;
using Xunit;

namespace EdgeGate.WebConsole.Tests;

/// <summary>
/// Every line of the table, asked as everybody: the whole of who may do what, as it is answered and not as it is written.
/// </summary>
[Trait("suite", "hard")]
public sealed class AccessTableTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly string?[] Roles = [null, "Operator", "Technician"];

    public static TheoryData<string, string, string?> Everything
    {
        get
        {
            var rows = new TheoryData<string, string, string?>();
            foreach (var endpoint in EndpointTable.All)
            {
                foreach (var role in Roles)
                    rows.Add(endpoint.Method, endpoint.Path, role);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Endpoint_AskedByRole_IsAnsweredOrRefusedAsTheTableSays(string method, string path, string? role)
    {
        var endpoint = EndpointTable.All.Single(entry => entry.Method == method && entry.Path == path);
        (Session, string)? who = role is null ? null : server.SignIn(Enum.Parse<Role>(role));

        var (status, body) = await server.Send(method, Concrete(path), who);

        var expected = endpoint.Access switch
        {
            AllowedCaller.Operator when role is null => HttpStatusCode.Unauthorized,
            AllowedCaller.Technician when role is null => HttpStatusCode.Unauthorized,
            AllowedCaller.Technician when role == "Operator" => HttpStatusCode.Forbidden,
            _ => (HttpStatusCode?)null,
        };
        if (expected is { } refusal)
            Assert.Equal(refusal, status);
        else
            Assert.DoesNotContain(status, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.InternalServerError,
                HttpStatusCode.MethodNotAllowed });
        if (expected is null)
            Assert.DoesNotContain("notAllowed", body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Change_WithoutWhatOnlyOurPageKnows_IsRefused(string method, string path, string? role)
    {
        if (method == "GET")
            return;
        (Session Session, string Token)? who = role is null ? null : server.SignIn(Enum.Parse<Role>(role));
        HttpRequestMessage Fresh() => server.Request(method, Concrete(path), who);

        var noToken = Fresh();
        noToken.Headers.Remove(Origins.CsrfHeader);
        var otherSite = Fresh();
        otherSite.Headers.Remove("Origin");
        otherSite.Headers.Add("Origin", "https://elsewhere.example");
        var crossSite = Fresh();
        crossSite.Headers.Add("Sec-Fetch-Site", "cross-site");
        var before = server.Lane.Commands.Count;
        foreach (var request in new[] { noToken, otherSite, crossSite })
        {
            var (status, _) = await server.Send(request);
            Assert.Contains(status, new[] { HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized });
        }

        Assert.Equal(before, server.Lane.Commands.Count);
    }

    [Fact]
    public void Table_Always_HasOneLineForEachMethodAndPathAndNoUnknownMethod()
    {
        Assert.Equal(EndpointTable.All.Count, EndpointTable.All.Select(entry => (entry.Method, entry.Path)).Distinct().Count());
        Assert.All(EndpointTable.All, entry => Assert.Contains(entry.Method, new[] { "GET", "POST", "PUT", "DELETE" }));
        Assert.All(EndpointTable.All.Where(entry => entry.Access == AllowedCaller.Anyone), entry =>
            Assert.Contains(entry.Path, new[] { "/", "/assets/{file}", "/api/state", "/api/first", "/api/login" }));
    }

    private static string Concrete(string path) => path
        .Replace("{file}", "app.css", StringComparison.Ordinal).Replace("{id}", "1", StringComparison.Ordinal)
        .Replace("{name}", "nobody", StringComparison.Ordinal).Replace("{number}", "1", StringComparison.Ordinal);
}
