using EdgeGate.Access.Tracking;
using EdgeGate.Domain.Plates;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Access.Tests.Tracking;

public sealed class RegionVotesTests
{
    [Fact]
    public void Shares_TwoReadings_CountWithTheirWeights()
    {
        var votes = new RegionVotes();
        votes.Add([new("tw", 0.8f), new("cn", 0.2f)], 1);
        votes.Add([new("cn", 0.6f), new("tw", 0.4f)], 3);

        Assert.Equal([("cn", 0.5f), ("tw", 0.5f)],
            votes.Shares().ToArray().OrderBy(region => region.Code).Select(region => (region.Code, MathF.Round(region.Share, 4))));
        votes.Add([new("cn", 1)], 1);
        Assert.Equal(("cn", 0.6f), (votes.Shares()[0].Code, MathF.Round(votes.Shares()[0].Share, 4)));
    }

    [Fact]
    public void Shares_ReadingThatNoFormatFits_SpeaksForNone()
    {
        var votes = new RegionVotes();
        votes.Add([new("tw", 1)], 1);
        votes.Add([], 1);

        Assert.Equal([new RegionShare("tw", 0.5f)], votes.Shares().ToArray());
    }

    [Fact]
    public void Shares_ManyRegions_AreTheLikeliestInOrderAndNeverMoreThanOne()
    {
        var votes = new RegionVotes();
        for (var i = 0; i < 12; i++)
            votes.Add([new($"a{(char)('a' + i)}", 0.5f), new("zz", 0.3f)], 1 + i);

        var shares = votes.Shares().ToArray();

        Assert.Equal(RegionShare.Most, shares.Length);
        Assert.Equal(shares.OrderByDescending(region => region.Share), shares);
        Assert.Equal("zz", shares[0].Code);
        Assert.InRange(shares.Sum(region => region.Share), 0, 1);
    }

    [Fact]
    public void Reset_ThenNothing_HoldsNoRegionOfTheVehicleBefore()
    {
        var votes = new RegionVotes();
        votes.Add([new("tw", 1)], 1);
        votes.Reset();

        Assert.True(votes.Shares().IsEmpty);
    }

    [Fact]
    public void Fuse_ReadingsOfOtherTexts_HaveNoSayInTheRegion()
    {
        var burst = new Burst();
        foreach (var (text, region) in ((string, string)[])[("ABC1234", "tw"), ("ABC1234", "tw"), ("ABC1234", "tw"), ("ABC123A", "vn")])
            burst.Add(Of(text, new RegionShare(region, 1)));

        var fused = burst.Fuse();

        Assert.Equal(("ABC1234", "tw", 1), (fused.Text, fused.Region, fused.RegionConfidence));
    }

    [Fact]
    public void Fuse_ReadingsThatDiffer_TellTheLikelierRegionWithItsShare()
    {
        var burst = new Burst();
        burst.Add(Of("ABC1234", new("tw", 0.6f), new("vn", 0.4f)));
        burst.Add(Of("ABC1234", new("vn", 0.7f), new("tw", 0.3f)));

        var fused = burst.Fuse();

        Assert.Equal(("vn", 0.55f), (fused.Region, MathF.Round(fused.RegionConfidence, 4)));
    }

    [Fact]
    public void Fuse_NoFormatFits_KeepsTheRegionThatWasSeenWithoutProbability()
    {
        var burst = new Burst();
        burst.Add(Readings.Of("ABC1234"));

        Assert.Equal(("tw", 0), (burst.Fuse().Region, burst.Fuse().RegionConfidence));
    }

    [Fact]
    public void Fuse_Repeatedly_AllocatesNothing()
    {
        var evidence = new PlateEvidence();
        var reading = Of("ABC1234", new("tw", 0.6f), new("vn", 0.4f));
        evidence.Add(reading, 1);
        evidence.Fuse();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            evidence.Add(reading, 1);
            evidence.Fuse();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static PlateReading Of(string text, params RegionShare[] regions)
    {
        var reading = Readings.Of(text);
        reading.SetRegions(regions);
        return reading;
    }
}
