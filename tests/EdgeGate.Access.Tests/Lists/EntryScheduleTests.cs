using System.Globalization;
using EdgeGate.Access.Lists;
using Xunit;

namespace EdgeGate.Access.Tests.Lists;

public sealed class EntryScheduleTests
{
    private static DateTime At(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2026-03-06 21:59", false)] // Friday, before the hours
    [InlineData("2026-03-06 22:00", true)]
    [InlineData("2026-03-06 23:59", true)]
    [InlineData("2026-03-07 00:00", true)] // Saturday morning belongs to Friday
    [InlineData("2026-03-07 05:59", true)]
    [InlineData("2026-03-07 06:00", false)]
    [InlineData("2026-03-07 23:00", false)] // Saturday night does not hold
    [InlineData("2026-03-06 05:00", false)] // Friday morning belongs to Thursday
    public void Objection_FridayNightOverMidnight_BelongsToFriday(string time, bool holds) =>
        Assert.Equal(holds, new EntrySchedule(null, null, Weekdays.Friday, 22 * 60, 6 * 60).Objection(At(time)) is null);

    [Theory]
    [InlineData("2026-03-06 07:59", false)]
    [InlineData("2026-03-06 08:00", true)]
    [InlineData("2026-03-06 17:59", true)]
    [InlineData("2026-03-06 18:00", false)]
    [InlineData("2026-03-07 12:00", false)]
    public void Objection_OfficeHours_LastMinuteIsOut(string time, bool holds) =>
        Assert.Equal(holds, new EntrySchedule(null, null, Weekdays.Friday, 8 * 60, 18 * 60).Objection(At(time)) is null);

    [Theory]
    [InlineData("2026-02-28 23:59", false)]
    [InlineData("2026-03-01 00:00", true)]
    [InlineData("2026-03-31 23:59", true)]
    [InlineData("2026-04-01 00:00", false)]
    public void Objection_ValidDates_LastDayCounts(string time, bool holds)
    {
        Assert.True(ScheduleText.TryMoment("2026-03-01", isEnd: false, out var from));
        Assert.True(ScheduleText.TryMoment("2026-03-31", isEnd: true, out var to));

        Assert.Equal(holds, new EntrySchedule(from, to, Weekdays.All, 0, 1440).Objection(At(time)) is null);
    }

    [Theory]
    [InlineData("mon-fri", "mon-fri")]
    [InlineData("Monday, Wednesday", "mon+wed")]
    [InlineData("1-5|7", "mon-fri+sun")]
    [InlineData("sat-mon", "mon+sat+sun")]
    [InlineData("1-7", "")]
    public void TryDays_AsWritten_ReadAndWrittenShort(string text, string expected)
    {
        Assert.True(ScheduleText.TryDays(text, out var days));
        Assert.Equal(expected, ScheduleText.Days(days));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("8")]
    [InlineData("mo")]
    [InlineData("mon-")]
    [InlineData("fri-xyz")]
    public void TryDays_Nonsense_False(string text) => Assert.False(ScheduleText.TryDays(text, out _));

    [Theory]
    [InlineData("8:00-18:30", 480, 1110)]
    [InlineData("00:00-24:00", 0, 1440)]
    [InlineData("22:00-00:00", 1320, 1440)]
    [InlineData("22:00 - 06:00", 1320, 360)]
    public void TryHours_AsWritten_Minutes(string text, int from, int to)
    {
        Assert.True(ScheduleText.TryHours(text, out var first, out var last));
        Assert.Equal((from, to), (first, last));
    }

    [Theory]
    [InlineData("8-18")]
    [InlineData("08:00")]
    [InlineData("08:60-09:00")]
    [InlineData("24:00-25:00")]
    [InlineData("08:00-08:00")]
    [InlineData("-08:00")]
    public void TryHours_Nonsense_False(string text) => Assert.False(ScheduleText.TryHours(text, out _, out _));
}
