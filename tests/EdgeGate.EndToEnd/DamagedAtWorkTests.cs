using System.Globalization;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>
/// Spoils each file that a box keeps while its lane works: vehicles are decided on all the same, commands are answered, and the next start
/// succeeds. <c>EDGEGATE_DAMAGE_ROUNDS</c> sets how many rounds, a twelfth of it here; 8 when it is not set.
/// </summary>
[Trait("suite", "hard")]
public sealed class DamagedAtWorkTests
{
    private static int Rounds => int.Parse(Environment.GetEnvironmentVariable("EDGEGATE_DAMAGE_ROUNDS") ?? "96",
        CultureInfo.InvariantCulture) / 12;

    [Fact]
    public void Run_AnyFileDamagedAtWork_TheLaneGoesOnAndStartsAgain()
    {
        using var folder = new TemporaryFolder();
        var box = new DamagedBox(folder, Clips.Short(folder), withPage: true);

        // What a process has open of the journal cannot be spoiled from outside without its knowing; stores at work have tests of their
        // own.
        var files = box.Files.Where(file => !file.Contains("store/", StringComparison.Ordinal)).ToArray();
        var random = new Random(20261130);
        var failed = new List<string>();
        var table = new DamageTable("the whole box at work");
        for (var round = 0; round < Rounds; round++)
        {
            var (file, damage) = (files[round % files.Length],
                DamagedBox.Damages[(round / files.Length * 3 + round) % DamagedBox.Damages.Count]);
            box.Restore();
            var what = $"{file}, {damage.Name}";
            try
            {
                using (var lane = box.Work())
                {
                    var before = lane.WaitFor("sighting");
                    box.Spoil(file, damage.Do, random);
                    lane.Signal("HUP");
                    lane.WaitFor("sighting", after: before);
                    Assert.Equal(0, Binary.Run("events", "--limit", "1", "--config", SpareConfig(box, folder)).ExitCode);
                    lane.End();
                }

                var again = box.Start();
                Assert.True(again.ExitCode == 0, again.Error);
                table.Add(DamagedBox.KindOf(file), started: true, told: again.Output.Contains("ALARM", StringComparison.Ordinal));
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                failed.Add($"{what}: {error.Message}");
                table.Add(DamagedBox.KindOf(file), started: false, told: false);
            }
        }

        table.Print();
        Assert.Empty(failed);
    }

    // The command asks the lane, whatever has become of the file that the lane began with.
    private static string SpareConfig(DamagedBox box, TemporaryFolder folder)
    {
        var copy = Path.Combine(box.Path, "asking.json");
        File.Copy(Path.Combine(folder.Path, "good", "edgegate.json"), copy, overwrite: true);
        return copy;
    }
}
