using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Journal.Tests;

/// <summary>The zone of the process is one for all tests: none of the others run beside these.</summary>
[CollectionDefinition("time zone", DisableParallelization = true)]
public sealed class TimeZoneCollection;

[Collection("time zone")]
public sealed class LaneZoneTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("edgegate zone ").FullName;
    private readonly string? _before = Environment.GetEnvironmentVariable("TZ");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("TZ", _before);
        TimeZoneInfo.ClearCachedData();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Look_ZoneChangedWhileItRuns_TakenOverAndTold()
    {
        var (file, told, time) = (Path.Combine(_folder, "localtime"), new List<string>(), new FakeTimeProvider());
        Set("Europe/Berlin", file);
        TimeZoneInfo.ClearCachedData();
        Assert.Equal(TimeSpan.FromHours(1), TimeZoneInfo.Local.BaseUtcOffset);
        using var zone = new LaneZone(said => told.Add(said.English), time, file);

        Set("Asia/Taipei", file);
        Assert.Equal(TimeSpan.FromHours(1), TimeZoneInfo.Local.BaseUtcOffset);
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(TimeSpan.FromHours(8), TimeZoneInfo.Local.BaseUtcOffset);
        Assert.Contains("(UTC+08:00)", Assert.Single(told));
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Single(told);
    }

    // As timedatectl does it: another link. The process under test is told by its environment, since the machine's own zone stays.
    private static void Set(string zone, string file)
    {
        Environment.SetEnvironmentVariable("TZ", zone);
        File.Delete(file);
        File.CreateSymbolicLink(file, $"/usr/share/zoneinfo/{zone}");
    }
}
