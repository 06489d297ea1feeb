using EdgeGate.Appliance.Commissioning;
using EdgeGate.Commissioning.Drift;
using EdgeGate.Configuration.Options;
using EdgeGate.Domain.Plates;
using EdgeGate.Records;
using EdgeGate.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.Appliance.Tests.Commissioning;

/// <summary>The lane's hours outlast a restart, and whatever becomes of their file costs no more than the hours.</summary>
public sealed class DriftLogTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.FromHours(8));

    private readonly FakeTimeProvider _time = new();
    private readonly EdgeGateOptions _options = new()
    {
        BaseDirectory = Directory.CreateTempSubdirectory("edgegate hours ").FullName,
        Journal = new() { Directory = "journal" }
    };

    public DriftLogTests() => Directory.CreateDirectory(_options.State.Path);

    public void Dispose() => Directory.Delete(_options.BaseDirectory, recursive: true);

    [Fact]
    public void Hours_AfterFiveMinutes_AreThereForTheNextRunThoughThisOneIsKilled()
    {
        var monitor = new DriftMonitor(() => ReadingLimit.Default);
        using var log = Open(monitor);
        Pass(monitor);
        _time.Advance(TimeSpan.FromMinutes(5));

        var next = new DriftMonitor(() => ReadingLimit.Default);
        using var again = Open(next);

        Assert.Equal(monitor.Hours(), next.Hours());
        Assert.Equal((Noon, 1, 1), next.Hours() is [var hour] ? (hour.Hour, hour.Vehicles, hour.Read) : default);
    }

    [Fact]
    public void Hours_OfBothRuns_AreCountedTogetherInTheEnd()
    {
        var monitor = new DriftMonitor(() => ReadingLimit.Default);
        using (Open(monitor))
            Pass(monitor);
        var next = new DriftMonitor(() => ReadingLimit.Default);
        using (Open(next))
            Pass(next);

        var last = new DriftMonitor(() => ReadingLimit.Default);
        using var log = Open(last);
        Assert.Equal(2, Assert.Single(last.Hours()).Vehicles);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("{}")]
    [InlineData("[{\"hour\":\"2026-11-20T12:00:00+08:00\",\"vehicles\":-5,\"read\":-5,\"plates\":-5}]")]
    [InlineData("[{\"hour\":\"2026-11-20T12:00:00+08:00\"},{\"hour\":\"2026-11-20T12:00:00+08:00\"}]")]
    public void Hours_FileIsDamaged_TheLaneStartsAndCountsOn(string content)
    {
        File.WriteAllText(_options.State.Hours, content);
        var monitor = new DriftMonitor(() => ReadingLimit.Default);

        using var log = Open(monitor);
        monitor.Observe(Sightings.Of("KHD8395"), Noon.AddHours(3), 1280, 720);

        Assert.Contains(monitor.Hours(), hour => hour.Hour == Noon.AddHours(3) && hour.Vehicles == 1);
    }

    [Fact]
    public void Hours_FolderIsGone_IsNoFaultOfTheLanes()
    {
        var monitor = new DriftMonitor(() => ReadingLimit.Default);
        var log = Open(monitor);
        Pass(monitor);
        Directory.Delete(_options.State.Path);
        File.WriteAllText(_options.State.Path, "a file where the folder was");

        _time.Advance(TimeSpan.FromMinutes(5));
        log.Dispose();

        Assert.Single(monitor.Hours());
    }

    /// <summary>As version 0.1.0 wrote it.</summary>
    [Fact]
    public void Commissioned_FileOfAnOlderVersion_IsStillWhatDriftIsMeasuredAgainst()
    {
        File.WriteAllText(
            _options.State.Commissioned,
            """{"takenAt":"2026-11-20T12:00:00+08:00","plateHeight":31.5,"x":0.51,"y":0.62,"focus":0.44,"confidence":0.97,"readRate":1}""");

        Assert.Equal(new DriftReference(Noon, 31.5, 0.51, 0.62, 0.44, 0.97, 1), CommissionedFile.Load(_options));
    }

    [Fact]
    public void Commissioned_FileIsNoFile_SaysNothingOfDrift()
    {
        Directory.CreateDirectory(_options.State.Commissioned);
        Assert.Null(CommissionedFile.Load(_options));
    }

    private static void Pass(DriftMonitor monitor) => monitor.Observe(Sightings.Of("KHD8395"), Noon, 1280, 720);

    private DriftLog Open(DriftMonitor monitor) => new(monitor, _options, _time, NullLogger.Instance);
}
