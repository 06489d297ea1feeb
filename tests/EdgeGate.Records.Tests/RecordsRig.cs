using EdgeGate.Configuration.Options;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Records;
using EdgeGate.Records.Audit;
using EdgeGate.Records.Lists;
using EdgeGate.TestKit;

namespace EdgeGate.Records.Tests;

/// <summary>Records on a store in memory with a list file in a folder of their own.</summary>
internal sealed class RecordsRig : IDisposable, IRecordTrail
{
    internal const string Header = "plate,list,owner\n";

    internal RecordsRig(string list = Header + "ABC1234,allow,Ana\n")
    {
        ListPath = Path.Combine(Folder, "list.csv");
        File.WriteAllText(ListPath, list);
        Options = new() { BaseDirectory = Folder, Journal = new() { Directory = "journal" }, Lane = new() { List = "list.csv" } };
        Directory.CreateDirectory(Path.Combine(Folder, "journal"));
        Lists = new(() => RecordFiles.OpenList(Options));
        Records = new GateRecords(Store, new InForce<EdgeGateOptions>(() => Options), Lists, this);
    }

    internal string Folder { get; } = Directory.CreateTempSubdirectory("edgegate records ").FullName;

    internal string ListPath { get; }

    internal EdgeGateOptions Options { get; set; }

    internal FakeReadStore Store { get; } = new();

    internal Lazy<AccessListFile> Lists { get; }

    internal GateRecords Records { get; }

    internal List<string> Audits { get; } = [];

    /// <summary>True: nothing can be recorded.</summary>
    internal bool TrailFails { get; set; }

    public void Audit(Phrase said, VehicleFact? vehicle = null)
    {
        if (TrailFails)
            throw new ReadStoreFaultException(ReadStoreFaultKind.DiskFull, "full");
        Audits.Add(said.English);
        if (vehicle is not null)
            Store.Append([new GateEvent { Time = new(Guid.Empty, default, DateTimeOffset.UnixEpoch, ClockState.Synchronised),
                Kind = GateEventKind.Audit, Text = said.English, Say = said, Vehicle = vehicle }]);
    }

    public void Note(Phrase said) => Audits.Add(said.English);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>A vehicle that was decided on.</summary>
    internal long Seen(string plate, AccessVerdict verdict = AccessVerdict.Deny, string? rivals = null,
        AccessReason reason = AccessReason.NotListed) => Store.Append(
    [
        new GateEvent
        {
            Time = new(Guid.Empty, TimeSpan.FromSeconds(Store.Count),
                new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero).AddSeconds(Store.Count), ClockState.Synchronised),
            Kind = GateEventKind.Sighting, Text = $"{plate}: {verdict}",
            Sighting = Sightings.Of(plate, rivals: rivals ?? "") with { Track = Store.Count + 1 },
            Decision = new(verdict, reason, $"{plate}: {verdict}", [new("deny-list", true, "not on it")]),
            Images = new Dictionary<string, byte[]> { ["plate"] = [1, 2, (byte)Store.Count] },
        },
    ]);

    internal static ListOrder Order(string csv) => new(System.Text.Encoding.UTF8.GetBytes(csv), "ana", "stick");
}
