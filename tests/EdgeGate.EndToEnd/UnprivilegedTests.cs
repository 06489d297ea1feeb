using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>
/// The lane as on a board: a user of its own, the configuration and the list in a folder of root's. What works for root only is found here.
/// </summary>
[Trait("suite", "hard")]
public sealed class UnprivilegedTests
{
    private const string Header = "plate,list,owner,phone\n";
    private const string Csrf = "X-EdgeGate-Csrf";

    [Fact]
    public async Task Run_AsItsOwnUser_ListAndSettingsAreChangedOnThePageAndLast()
    {
        Assert.SkipUnless(Environment.UserName == "root", "only root can run the lane as somebody else");
        using var board = new TemporaryFolder();
        var (config, list, port) = Board(board);
        var cancel = TestContext.Current.CancellationToken;
        using (var lane = new RunningLane(AsLane(board, "run", "--config", config, "--simulate", "--fast")))
        {
            lane.WaitFor("GRANTED  ");
            using var page = await SignIn(port, Ask("commission", "code", "--config", config).Lines.First(line => line.Length > 0).Trim());

            using var put = new StringContent(Header + "KHD8395,deny,Lin,555-0142\n", Encoding.UTF8, "text/csv");
            using var changed = await Change(page, HttpMethod.Put, "/api/list", put);
            Assert.Equal((HttpStatusCode.OK, true),
                (changed.StatusCode, (await changed.Content.ReadFromJsonAsync<JsonElement>(cancel)).GetProperty("applied").GetBoolean()));
            lane.WaitFor("DENIED    KHD8395", after: lane.Lines.Length);

            using var values = JsonContent.Create(new { values = new Dictionary<string, string> { ["access.minConfidence"] = "0.97" } });
            using var set = await Change(page, HttpMethod.Post, "/api/settings", values);
            Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync(cancel));
            lane.WaitFor("is now 0.97");

            // A command of root's while it runs goes through the lane, which has no other rights than before.
            Ask("lists", "import", board.Write("stick/list.csv", Header + "KHD8395,deny,Lin,555-0142\nEDL5933,allow,Kim,\n"), "--config",
                config);
            lane.End();
        }

        Assert.Contains("KHD8395,allow", File.ReadAllText(list), StringComparison.Ordinal);
        Assert.Contains("0.97 is in force, set on the page", Ask("check", "--config", config).Output, StringComparison.Ordinal);

        // And one while it does not run leaves nothing behind that the lane could not open.
        Ask("lists", "import", board.Write("stick/list.csv", Header + "KHD8395,deny,Lin,555-0142\nEDL5933,watch,Kim,\n"), "--config",
            config);
        using var again = new RunningLane(AsLane(board, "run", "--config", config, "--simulate", "--fast"));
        again.WaitFor("DENIED    KHD8395");
        Assert.Contains("EDL5933       watch", Ask("lists", "show", "--config", config).Output, StringComparison.Ordinal);
        again.End();
    }

    private static (string Config, string List, int Port) Board(TemporaryFolder board)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        var list = board.Write("etc/list.csv", Header + "KHD8395,allow,Lin,555-0142\n");
        var state = Directory.CreateDirectory(Path.Combine(board.Path, "state")).FullName;
        var config = board.Write("etc/edgegate.json", $$"""
            {
              "lane": { "name": "lane", "list": "list.csv" },
              "capture": { "source": {{SimTests.JsonEncode(Clips.Short(board))}} },
              "vision": { "regions": ["tw", "pl", "vn"] },
              "journal": { "directory": {{SimTests.JsonEncode(state)}}, "budgetMs": 10000 },
              "console": { "port": {{port}} },
            }
            """);
        Shell("chmod", "-R", "go+rX,go-w", board.Path);
        Shell("chown", "nobody:nogroup", state);
        return (config, list, port);
    }

    private static ProcessStartInfo AsLane(TemporaryFolder board, params string[] arguments)
    {
        var start = Binary.Describe(board.Path,
            ["--reuid=nobody", "--regid=nogroup", "--clear-groups", "--no-new-privs", "--", Binary.File, .. arguments]);
        start.FileName = "setpriv";
        return start;
    }

    private static async Task<HttpClient> SignIn(int port, string code)
    {
        var cancel = TestContext.Current.CancellationToken;
        var page = new HttpClient(new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, _, _,
            _) => true
        })
        { BaseAddress = new($"https://localhost:{port}") };
        page.DefaultRequestHeaders.Add(Csrf, "first");
        using var first = await page.PostAsJsonAsync("/api/first", new { code, name = "tech", password = "a long pass phrase of nobody" },
            cancel);
        Assert.True(first.IsSuccessStatusCode, await first.Content.ReadAsStringAsync(cancel));
        page.DefaultRequestHeaders.Remove(Csrf);
        page.DefaultRequestHeaders.Add(Csrf, (await first.Content.ReadFromJsonAsync<JsonElement>(cancel)).GetProperty("csrf").GetString());
        return page;
    }

    // A change says when it was asked for, by the box's own clock, which every answer tells.
    private static async Task<HttpResponseMessage> Change(HttpClient page, HttpMethod method, string path, HttpContent content)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var told = await page.GetAsync(new Uri("/api/state", UriKind.Relative), cancel);
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Add("X-EdgeGate-Pressed", told.Headers.GetValues("X-EdgeGate-Clock").Single());
        return await page.SendAsync(request, cancel);
    }

    private static Outcome Ask(params string[] arguments)
    {
        var outcome = Binary.Run(arguments);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return outcome;
    }

    private static void Shell(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
