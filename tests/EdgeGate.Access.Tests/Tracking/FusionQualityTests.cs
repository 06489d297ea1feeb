using EdgeGate.Access.Tracking;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Plates;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Access.Tests.Tracking;

/// <summary>
/// Two thousand vehicles before a reader that is wrong as often as it says, a third of the time in the same character again and
/// again: what fusion makes of it.
/// </summary>
public sealed class FusionQualityTests
{
    private const int Vehicles = 2000;
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";

    [Fact]
    public void Observe_NoisyReader_FusedTextsAreRightFarMoreOftenThanSingleOnes()
    {
        var random = new Random(31);
        var (decided, right, frames, framesRight) = (0, 0, 0, 0);
        for (var vehicle = 0; vehicle < Vehicles; vehicle++)
        {
            var plate = string.Create(7, random, static (span, r) => r.GetItems<char>(Alphabet, span));
            var stubborn = random.Next(7);
            var drive = new Drive { Verdict = AccessVerdict.Grant };
            for (var frame = 0; frame < 40; frame++)
            {
                var reading = Read(random, plate, stubborn, size: 50 + frame * 3, y: 150 + frame * 10);
                frames++;
                framesRight += reading.GetText() == plate ? 1 : 0;
                drive.Show(reading);
            }

            foreach (var update in drive.Of(TrackUpdateKind.ReadyToDecide))
            {
                decided++;
                right += update.Sighting.Text == plate ? 1 : 0;
            }
        }

        Console.WriteLine($"NOTE fusion: single readings right {100.0 * framesRight / frames:0.0} %, fused decisions right {100.0 * right / decided:0.00} % of {decided}");
        Assert.True(decided >= Vehicles * 0.9, $"{decided} of {Vehicles} decided on");
        Assert.InRange((double)framesRight / frames, 0.4, 0.8);
        Assert.True(right >= decided * 0.995, $"{right} of {decided}");
    }

    private static PlateReading Read(Random random, string plate, int stubborn, int size, int y)
    {
        var confidence = 0.2f + (float)random.NextDouble() * 0.79f;
        var text = plate;
        if (random.NextDouble() > confidence)
        {
            var position = random.Next(3) == 0 ? stubborn : random.Next(plate.Length);
            text = $"{plate[..position]}{Alphabet[random.Next(Alphabet.Length)]}{plate[(position + 1)..]}";
        }

        return Readings.Of(text, confidence, 500, y, size, rivals: plate);
    }
}
