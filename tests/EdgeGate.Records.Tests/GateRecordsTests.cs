using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Records;
using EdgeGate.Journal;
using Xunit;

namespace EdgeGate.Records.Tests;

public sealed class GateRecordsTests : IDisposable
{
    private readonly RecordsRig _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Search_WildcardAndVerdict_PagesWithoutGapOrDouble()
    {
        for (var i = 0; i < 300; i++)
            _bench.Seen($"{(i % 3 == 0 ? "ABC" : "XYZ")}{i:0000}", i % 2 == 0 ? AccessVerdict.Grant : AccessVerdict.Deny);
        var search = new EventSearch { Plate = "abc-*", Verdict = AccessVerdict.Grant, Limit = 7 };
        var found = new List<long>();
        for (long? next = long.MaxValue; next is not null; search = search with { BeforeId = next })
        {
            var page = _bench.Records.Search(search);
            found.AddRange(page.Events.Select(e => e.Id));
            next = page.Next;
        }

        Assert.Equal(Enumerable.Range(0, 300).Where(i => i % 6 == 0).Select(i => (long)i + 1).Reverse(), found);
    }

    [Fact]
    public void Search_NothingFits_EndsAfterABoundedNumberAndSaysWhereToGoOn()
    {
        for (var i = 0; i < EventFinder.MostLookedAt + 100; i++)
            _bench.Seen("XYZ9876");

        var page = _bench.Records.Search(new EventSearch { Plate = "ABC*" });

        Assert.Empty(page.Events);
        Assert.Equal(101, page.Next);
        Assert.Null(_bench.Records.Search(new EventSearch { Plate = "ABC*", BeforeId = page.Next }).Next);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1001, false)]
    [InlineData(101, true)]
    public void Search_UnreasonablePage_Refused(int limit, bool images) =>
        Assert.Throws<RecordsFaultException>(() => _bench.Records.Search(new EventSearch { Limit = limit, WithImages = images }));

    [Fact]
    public void NearMisses_OneLookAlikeAway_WithTheCrop()
    {
        var id = _bench.Seen("A8C1234", rivals: ".B");
        _bench.Seen("XYZ9876");

        var miss = Assert.Single(_bench.Records.NearMisses(null, 10));

        Assert.Equal((id, "A8C1234", "ABC1234", "Ana", 1), (miss.EventId, miss.Read, miss.Listed, miss.Owner, miss.Position));
        Assert.Equal([1, 2, 0], miss.Crop);
    }

    [Fact]
    public void ReplaceList_GoodList_InForceOnDiskAndOnRecord()
    {
        var csv = RecordsRig.Header + "NEW1111,allow,Bo\nABC1234,deny,Ana\n";
        var change = _bench.Records.ReplaceList(RecordsRig.Order(csv));

        Assert.True(change.Applied);
        Assert.Equal((2, 1, 0, 1), (change.Entries, change.Added, change.Removed, change.Changed));
        Assert.Equal(csv, File.ReadAllText(_bench.ListPath));
        Assert.Equal("NEW1111", _bench.Lists.Value.Current.Entries[0].Plate);
        Assert.Equal("ana replaces the access list from stick: 1 added (NEW1111); 1 changed (ABC1234); 2 entries",
            Assert.Single(_bench.Audits));
    }

    [Fact]
    public void ChangeEntry_TwoPeopleWithTheSameEntryOpen_TheSecondIsToldAndTheRevokedStaysOut()
    {
        var seen = Assert.Single(_bench.Records.List("", 0, 10).Rows);
        Assert.Equal(ListEntryOutcome.Done, _bench.Records.ChangeEntry(new(seen, seen with { List = "deny" }, "kim")).Outcome);

        var second = _bench.Records.ChangeEntry(new(seen, seen with { Owner = "Ana B." }, "bo"));

        Assert.Equal((ListEntryOutcome.Changed, "deny"), (second.Outcome, Assert.Single(second.Now).List));
        Assert.Equal("deny", Assert.Single(_bench.Records.List("", 0, 10).Rows).List);
        Assert.Equal("kim changes ABC1234 (Ana), allow into ABC1234 (Ana), deny in the access list", Assert.Single(_bench.Audits));
        Assert.Contains("ABC1234,deny,Ana", File.ReadAllText(_bench.ListPath), StringComparison.Ordinal);
    }

    [Fact]
    public void ChangeEntry_FileEditedMeanwhile_IsComparedWithTheFile()
    {
        var seen = Assert.Single(_bench.Records.List("", 0, 10).Rows);
        File.WriteAllText(_bench.ListPath, RecordsRig.Header + "ABC1234,deny,Ana edited by hand\n");

        Assert.Equal(ListEntryOutcome.Changed, _bench.Records.ChangeEntry(new(seen, null, "bo")).Outcome);

        Assert.Contains("edited by hand", File.ReadAllText(_bench.ListPath), StringComparison.Ordinal);
    }

    [Fact]
    public void ChangeEntry_ThatCannotBeRecorded_IsNotDone()
    {
        var seen = Assert.Single(_bench.Records.List("", 0, 10).Rows);
        _bench.TrailFails = true;

        Assert.Throws<ReadStoreFaultException>(() => _bench.Records.ChangeEntry(new(seen, null, "bo")));

        Assert.Single(_bench.Records.List("", 0, 10).Rows);
    }

    [Fact]
    public void ReplaceList_ThatLiftsABan_IsNamedAndKeptOutWhereAPersonHasNotSeenIt()
    {
        _bench.Records.ReplaceList(RecordsRig.Order(RecordsRig.Header + "ABC1234,deny,Ana\nKHD8395,allow,Lin\n"));
        var order = RecordsRig.Order(RecordsRig.Header + "ABC1234,allow,Ana\nKHD8395,allow,Lin\nKHD839S,allow,Bo\n");

        var kept = _bench.Records.ReplaceList(order with { KeepBans = true });

        Assert.False(kept.Applied);
        Assert.Equal(["ABC1234 (Ana)"], kept.LostBans);
        Assert.Equal(["KHD839S"], kept.AddedPlates);
        Assert.Empty(kept.RemovedPlates);
        Assert.Equal(["ABC1234"], kept.ChangedPlates);
        Assert.Contains("KHD839S", Assert.Single(kept.LookAlikes), StringComparison.Ordinal);
        Assert.True(_bench.Records.ReplaceList(order).Applied);
    }

    [Fact]
    public void ReplaceList_AnotherListInForceThanItWasComparedWith_IsKeptOut()
    {
        var order = RecordsRig.Order(RecordsRig.Header + "NEW1111,allow,Bo\n");
        var looked = _bench.Records.ReplaceList(order with { DryRun = true });
        var seen = Assert.Single(_bench.Records.List("", 0, 10).Rows);
        _bench.Records.ChangeEntry(new(seen, seen with { Note = "changed meanwhile" }, "kim"));

        var late = _bench.Records.ReplaceList(order with { Before = looked.Before });

        Assert.True(late is { Applied: false, Stale: true });
        Assert.Equal("changed meanwhile", Assert.Single(_bench.Records.List("", 0, 10).Rows).Note);
        Assert.True(_bench.Records.ReplaceList(order with { Before = late.Before }).Applied);
    }

    [Fact]
    public void ReplaceList_BadLine_RefusedWholeWithTheLine()
    {
        var change = _bench.Records.ReplaceList(RecordsRig.Order(RecordsRig.Header + "NEW1111,allow,Bo\n,allow,Nobody\n"));

        Assert.False(change.Applied);
        Assert.Contains("line 3", Assert.Single(change.Errors));
        Assert.Equal("ABC1234", Assert.Single(_bench.Lists.Value.Current.Entries).Plate);
        Assert.Empty(_bench.Audits);
    }

    [Fact]
    public void ReplaceList_NewEntryWithQuestionMark_WaitsForAPersonToConfirmIt()
    {
        var order = RecordsRig.Order(RecordsRig.Header + "ABC1234,allow,Ana\n?BC1235,allow,Bo\n");
        var change = _bench.Records.ReplaceList(order);

        Assert.False(change.Applied);
        Assert.Contains("line 3", Assert.Single(change.ToConfirm));
        Assert.Empty(_bench.Audits);
        Assert.Single(_bench.Lists.Value.Current.Entries);

        Assert.True(_bench.Records.ReplaceList(order with { ConfirmWildcards = true }).Applied);

        // It is in force now: another change of the list need not ask for it again.
        Assert.True(_bench.Records.ReplaceList(RecordsRig.Order(RecordsRig.Header + "?BC1235,allow,Bo\n")).Applied);
    }

    [Theory]
    [InlineData("stick\u001b[2J")]
    [InlineData("stick\nana exported events")]
    [InlineData("kcits\u202e")]
    [InlineData("stick\u2028x")]
    public void Orders_PlaceThatIsNotOnePlainLine_RefusedAndNotDone(string place)
    {
        Assert.Throws<RecordsFaultException>(() => _bench.Records.ReplaceList(RecordsRig.Order(RecordsRig.Header) with { From = place }));
        Assert.Throws<RecordsFaultException>(() => _bench.Records.Export(new("ana", place), new FolderSink(_bench.Folder, "out")));

        Assert.Empty(_bench.Audits);
        Assert.Single(_bench.Lists.Value.Current.Entries);
    }

    [Fact]
    public void ReplaceList_ColumnsOfOtherNames_StayInTheExportAndOnThePage()
    {
        Assert.True(_bench.Records.ReplaceList(RecordsRig.Order("plate,phone,owner\nABC1234,555-0199,Ana\n")).Applied);

        Assert.Equal("555-0199", _bench.Records.List("", 0, 10).Rows[0].Other["phone"]);
        Assert.Contains("phone\r\nABC1234,allow,Ana,,,,,,,555-0199", System.Text.Encoding.UTF8.GetString(_bench.Records.ListCsv()));
    }

    [Fact]
    public void ReplaceList_LetterThatTheRecogniserDoesNotKnow_RemarkedOn()
    {
        _bench.Options = _bench.Options with { Lane = _bench.Options.Lane with { Models = Path.Combine(Environment.GetEnvironmentVariable("EDGEGATE_ROOT")!, "models") } };
        var change = _bench.Records.ReplaceList(RecordsRig.Order(RecordsRig.Header + "AB\u06281234,allow,Ana\nGÖ1234,allow,Bo\n粤B12345,allow,Cy\n"));

        Assert.Contains("line 2", Assert.Single(change.Warnings));
    }

    [Fact]
    public void ReplaceList_CannotBeRecorded_IsNotDone()
    {
        _bench.TrailFails = true;

        Assert.Throws<ReadStoreFaultException>(() => _bench.Records.ReplaceList(RecordsRig.Order(RecordsRig.Header + "NEW1111,allow,Bo\n")));
        Assert.Equal("ABC1234", Assert.Single(_bench.Lists.Value.Current.Entries).Plate);
        Assert.Contains("ABC1234", File.ReadAllText(_bench.ListPath));
    }

    [Fact]
    public void Export_Folder_SignedWholeAndOnRecord()
    {
        _bench.Seen("ABC1234", AccessVerdict.Grant);
        var sink = new FolderSink(_bench.Folder, "march");
        var summary = _bench.Records.Export(new ExportOrder("ana", "stick"), sink);
        sink.Finish();

        Assert.Equal((1L, 1L), (summary.Events, summary.Images));
        using var key = BoxKey.Open(Path.Combine(_bench.Folder, "journal", "box-key.pem"));
        Assert.Empty(EventBundle.Verify(sink.Folder, key.PublicPem));
        Assert.Equal("ana exported events to stick", Assert.Single(_bench.Audits));
    }

    [Fact]
    public void OpenList_FileBadOrGone_LastGoodListServes()
    {
        _ = _bench.Lists.Value;
        File.WriteAllText(_bench.ListPath, RecordsRig.Header + ",allow,half a fi");
        AssertFallsBack();
        File.Delete(_bench.ListPath);
        AssertFallsBack();

        void AssertFallsBack()
        {
            var again = RecordFiles.OpenList(_bench.Options);
            Assert.Equal("ABC1234", Assert.Single(again.Current.Entries).Plate);
            var news = again.ReloadIfChanged();
            Assert.True(news is { IsProblem: true });
            Assert.Contains("last good list of 1 entries", news.Text);
        }
    }

    [Fact]
    public void OpenList_ChangedWhileTheLaneWasDown_IsAChangeForTheAudit()
    {
        _ = _bench.Lists.Value;
        File.WriteAllText(_bench.ListPath, RecordsRig.Header + "NEW1111,allow,Bo\n");

        var news = RecordFiles.OpenList(_bench.Options).ReloadIfChanged();

        Assert.True(news is { IsChange: true });
        Assert.Contains("1 added (NEW1111); 1 removed (ABC1234)", news.Text);
        Assert.Null(RecordFiles.OpenList(_bench.Options).ReloadIfChanged());
    }

    [Fact]
    public void ReplaceList_FileCannotBeWritten_KeptBesideTheJournalUntilSomebodyEditsTheFile()
    {
        // As on a board: the folder of the list is root's. A folder in the file's place fails for root as well, and a link keeps the file
        // readable.
        var etc = Directory.CreateDirectory(Path.Combine(_bench.Folder, "etc")).FullName;
        var file = Path.Combine(etc, "list.csv");
        File.WriteAllText(file, RecordsRig.Header + "ABC1234,allow,Ana\n");
        Directory.CreateDirectory(file + ".part");
        _bench.Options = _bench.Options with { Lane = _bench.Options.Lane with { List = file } };
        Assert.True(_bench.Records.ReplaceList(RecordsRig.Order(RecordsRig.Header + "ABC1234,deny,Ana\n")).Applied);
        Assert.Contains("allow", File.ReadAllText(file));

        // The next start knows the change, and nobody is told of one that was made without the lane.
        var again = RecordFiles.OpenList(_bench.Options);
        Assert.Equal(EdgeGate.Access.Lists.ListKind.Deny, Assert.Single(again.Current.Entries).List);
        Assert.Null(again.ReloadIfChanged());

        File.WriteAllText(file, RecordsRig.Header + "ABC1234,allow,Ana\nNEW1111,allow,Bo\n");
        var edited = RecordFiles.OpenList(_bench.Options);
        Assert.Equal(2, edited.Current.Entries.Count);
        Assert.True(edited.ReloadIfChanged() is { IsChange: true, Text: var text }
            && text.Contains("1 changed (ABC1234)", StringComparison.Ordinal));
    }

    [Fact]
    public void OpenList_ListKeptByAnOlderVersion_TheFileCounts()
    {
        File.WriteAllText(_bench.Options.State.LastGoodList, RecordsRig.Header + "OLD1111,allow,Ana\n");

        Assert.Equal("ABC1234", Assert.Single(RecordFiles.OpenList(_bench.Options).Current.Entries).Plate);
    }

    [Fact]
    public void ReplaceList_NoFileIsSet_TheListIsKeptBesideTheJournal()
    {
        _bench.Options = _bench.Options with { Lane = _bench.Options.Lane with { List = "" } };
        Assert.True(_bench.Records.ReplaceList(RecordsRig.Order(RecordsRig.Header + "NEW1111,deny,Bo\n")).Applied);

        Assert.Equal("NEW1111", Assert.Single(RecordFiles.OpenList(_bench.Options).Current.Entries).Plate);
    }

    [Theory]
    [InlineData("pipe")]
    [InlineData("folder")]
    [InlineData("device")]
    public async Task Poll_SomethingElseInTheListsPlace_ToldAndNotWaitedFor(string kind)
    {
        var lists = RecordFiles.OpenList(_bench.Options);
        File.Delete(_bench.ListPath);
        if (kind == "folder")
            Directory.CreateDirectory(_bench.ListPath);
        else if (kind == "device")
            File.CreateSymbolicLink(_bench.ListPath, "/dev/zero");
        else
            using (var made = System.Diagnostics.Process.Start("mkfifo", [_bench.ListPath]))
                await made.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Null(lists.Poll());
        await lists.Looking;

        Assert.Contains(kind == "folder" ? "" : $"it is a {kind}, not a file", lists.Poll()!.Text);
        Assert.Equal("ABC1234", Assert.Single(lists.Current.Entries).Plate);
        var errors = new List<EdgeGate.Configuration.Parsing.ConfigError>();
        EdgeGate.Configuration.ConfigFiles.Check(_bench.Options, new Dictionary<string, EdgeGate.Configuration.Parsing.ConfigNode>(),
            errors);
        Assert.Contains(errors, error => error.Key == "lane.list"
            && error.Message.Contains($"it is a {kind}, not a file", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Poll_ChangedFile_IsReadBesideTheCaller()
    {
        var lists = RecordFiles.OpenList(_bench.Options);
        var rows = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"AB{i:00000},allow,\n"));
        File.WriteAllText(_bench.ListPath, RecordsRig.Header + rows);

        Assert.Null(lists.Poll());
        await lists.Looking;

        Assert.Equal(20_000, lists.Current.Entries.Count);
        Assert.Contains("20000 entries", lists.Poll()!.Text);
        Assert.Null(lists.Poll());
    }

    [Fact]
    public void WhatIf_OtherSettings_AndAWrongOneIsNamed()
    {
        _bench.Seen("ABC1234", AccessVerdict.Grant, reason: AccessReason.Listed);

        Assert.Equal(1, _bench.Records.WhatIf(new WhatIfQuestion { Settings = ["access.mode=closed"] }).Shut);
        Assert.Contains("access.nonsense",
            Assert.Throws<RecordsFaultException>(() => _bench.Records.WhatIf(new WhatIfQuestion { Settings = ["access.nonsense=1"] })).Message);
        Assert.Equal(Access.Policy.AccessMode.AllowList, _bench.Options.Access.Mode);
    }
}
