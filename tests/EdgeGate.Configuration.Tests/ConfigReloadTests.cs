using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Configuration.Reload;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Configuration.Tests;

public sealed class ConfigReloadTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("edgegate-reload-");
    private readonly FakeTimeProvider _time = new();
    private readonly List<ConfigNews> _news = [];
    private readonly string _file;
    private readonly LastGoodFile _lastGood;
    private int _version;

    public ConfigReloadTests()
    {
        _file = Path.Combine(_folder.FullName, "edgegate.json");
        _lastGood = new(_file);
        Write("0.90");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Reload_ChangedHotKey_IsTakenOverOnceTheFileIsStill()
    {
        var reload = Start();
        Write("0.95");
        Second();
        Assert.False(reload.TakeOver(_news.Add));
        Second();
        Assert.Equal(0.90f, reload.Options.Access.MinConfidence);
        Assert.True(reload.TakeOver(_news.Add));
        Assert.Equal(0.95f, reload.Options.Access.MinConfidence);
        Assert.Equal("access.minConfidence: 0.9 is now 0.95", Assert.Single(_news).Text);
    }

    [Fact]
    public void Reload_FileStillBeingWritten_IsLeftAlone()
    {
        var reload = Start();
        for (var i = 0; i < 5; i++)
        {
            Write($"0.9{i + 1}");
            Second();
            Assert.False(reload.TakeOver(_news.Add));
        }

        Second();
        Assert.True(reload.TakeOver(_news.Add));
        Assert.Equal(0.95f, reload.Options.Access.MinConfidence);
    }

    [Fact]
    public void Reload_BrokenFile_ChangesNothingAndRaisesAnAlarm()
    {
        var reload = Start();
        Write("0.95, \"mod\": \"closed\"");
        Second();
        Second();
        Assert.False(reload.TakeOver(_news.Add));
        Assert.Equal(0.90f, reload.Options.Access.MinConfidence);
        var news = Assert.Single(_news);
        Assert.True(news.IsAlarm);
        Assert.Contains("did you mean access.mode?", news.Text, StringComparison.Ordinal);
        Assert.Contains("the configuration in force stays", news.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Reload_ColdKey_IsRefusedWithItsReasonAndTheHotOneTakenOver()
    {
        var reload = Start();
        Write("0.95 }, \"barrier\": { \"pulseMs\": 300");
        reload.ReadNow();
        Assert.True(reload.TakeOver(_news.Add));
        Assert.Equal(200, reload.Options.Barrier.PulseMs);
        Assert.Contains(_news, news => news.Text == "barrier.pulseMs: 300 counts from the next start, not while the lane runs: a barrier in motion keeps its times and its rules");
    }

    [Fact]
    public void Reload_ColdSecret_IsNotTold()
    {
        var reload = Start();
        Write("0.90 }, \"capture\": { \"source\": \"rtsp://u:hush@camera/1\"");
        reload.ReadNow();
        reload.TakeOver(_news.Add);
        Assert.DoesNotContain(_news, news => news.Text.Contains("hush", StringComparison.Ordinal));
        Assert.Contains(_news, news => news.Text.Contains("rtsp://***@camera/1", StringComparison.Ordinal));
    }

    [Fact]
    public void Reload_AskedForWithoutAChange_SaysSo()
    {
        var reload = Start();
        reload.ReadNow();
        Assert.False(reload.TakeOver(_news.Add));
        Assert.Contains("nothing changed", Assert.Single(_news).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Reload_FileVanishes_KeepsWhatIsInForce()
    {
        var reload = Start();
        File.Delete(_file);
        Second();
        Second();
        reload.TakeOver(_news.Add);
        Assert.Equal(0.90f, reload.Options.Access.MinConfidence);
        Assert.True(Assert.Single(_news).IsAlarm);
    }

    [Fact]
    public void Change_HotValueThatContradictsAColdOne_IsNotTakenOver()
    {
        var wanted = new EdgeGateOptions
        {
            Access = new() { MinConfidence = 0.5f },
            Capture = new() { RetryMaxMs = 60, RetryFirstMs = 55 }
        };
        var change = ConfigChange.Between(new(), wanted);
        Assert.Equal(["access.minConfidence"], change.TakenOver.Select(key => key.Path));
        Assert.Empty(change.Contradictions);
    }

    /// <summary>
    /// A reader on another thread meets the old values or the new ones, never some of both; what it holds stays what it was.
    /// </summary>
    [Fact]
    public void Reload_WhileAnotherThreadReads_IsSeenWholeOrNotAtAll()
    {
        (float, (float, float, float, float), int) Seen(EdgeGateOptions options) =>
            (options.Access.MinConfidence, options.Vision.Zone, options.Tracker.EndAfterMs);
        string[] files =
        [
            "0.90 }, \"vision\": { \"zone\": { \"left\": 0, \"top\": 0, \"width\": 1, \"height\": 1 } }, \"tracker\": { \"endAfterMs\": 1500",
            "0.95 }, \"vision\": { \"zone\": { \"left\": 0.25, \"top\": 0.5, \"width\": 0.5, \"height\": 0.25 } }, \"tracker\": { \"endAfterMs\": 3000",
        ];
        (float, (float, float, float, float), int)[] whole = [(0.90f, (0, 0, 1, 1), 1500), (0.95f, (0.25f, 0.5f, 0.5f, 0.25f), 3000)];
        Write(files[0]);
        var reload = Start();
        var (done, torn) = (false, 0);
        using var reads = new SemaphoreSlim(0);
        var reader = new Thread(() =>
        {
            for (var last = reload.Options; !Volatile.Read(ref done); reads.Release())
            {
                var before = Seen(last);
                for (var i = 0; i < 100; i++)
                    torn += whole.Contains(Seen(reload.Options)) ? 0 : 1;
                torn += Seen(last) == before ? 0 : 1;
                last = reload.Options;
            }
        });
        reader.Start();
        try
        {
            for (var round = 1; round <= 100; round++)
            {
                reads.Wait(TestContext.Current.CancellationToken);
                Write(files[round % 2]);
                reload.ReadNow();
                var held = reload.Options;
                Assert.True(reload.TakeOver(_news.Add));
                Assert.Equal((whole[(round + 1) % 2], whole[round % 2]), (Seen(held), Seen(reload.Options)));
            }
        }
        finally
        {
            Volatile.Write(ref done, true);
            reader.Join();
        }

        Assert.Equal(0, torn);
    }

    [Fact]
    public void Start_BrokenAfterAGoodRun_UsesTheLastGoodWithAnAlarm()
    {
        Start();
        File.WriteAllText(_file, File.ReadAllText(_file)[..^10]);
        var errors = new List<ConfigError>();
        var start = ConfigStart.Load(_file, _lastGood, errors)!;
        Assert.NotEmpty(errors);
        Assert.True(start.IsLastGood);
        Assert.Equal(0.90f, start.Options.Access.MinConfidence);
        Assert.Contains("last good configuration", Assert.Single(start.Alarms).English, StringComparison.Ordinal);
        Assert.Equal(_folder.FullName, start.Options.BaseDirectory);
    }

    [Fact]
    public void Start_NeverRan_HasNoLastGood()
    {
        File.WriteAllText(_file, "{");
        Assert.Null(ConfigStart.Load(_file, _lastGood, []));
    }

    [Fact]
    public void Start_FileThatIsTheLastGood_IsNotTriedTwice()
    {
        Start();
        Assert.Null(ConfigStart.FromLastGood(_lastGood, File.ReadAllBytes(_file), "no camera"));
    }

    [Fact]
    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    public void LastGood_Always_IsReadableByItsOwnerOnly()
    {
        Start();
        var copy = Assert.Single(Directory.GetFiles(Path.Combine(_folder.FullName, "state", "last-good")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy));
    }

    [Fact]
    public void LastGood_EveryTruncationOfTheFile_FindsItsWayBack()
    {
        Start();
        var whole = File.ReadAllBytes(_file);

        // What is cut off before the journal's folder leaves only the box's usual places to look in.
        var named = File.ReadAllText(_file).IndexOf('}', StringComparison.Ordinal);
        for (var length = whole.Length - 1; length > 0; length--)
        {
            File.WriteAllBytes(_file, whole[..length]);
            var errors = new List<ConfigError>();
            var start = ConfigStart.Load(_file, _lastGood, errors);
            Assert.True(errors.Count == 0 || start is { IsLastGood: true } || length < named, $"{length} bytes left");
        }
    }

    private ConfigReload Start()
    {
        var start = ConfigStart.Load(_file, _lastGood, [])!;
        var reload = new ConfigReload(_file, start, _lastGood, _time);
        reload.LaneIsUp();
        return reload;
    }

    private void Write(string minConfidence)
    {
        File.WriteAllText(_file, $"{{ \"journal\": {{ \"directory\": \"state\" }}, \"access\": {{ \"minConfidence\": {minConfidence} }} }}\n");
        File.SetLastWriteTimeUtc(_file, new DateTime(2026, 11, 25, 0, 0, 0, DateTimeKind.Utc).AddSeconds(++_version));
    }

    private void Second() => _time.Advance(TimeSpan.FromSeconds(1));
}
