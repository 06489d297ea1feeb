using EdgeGate.Vision.Recognition;
using EdgeGate.Vision.Tests.Doubles;
using Xunit;

namespace EdgeGate.Vision.Tests.Recognition;

public sealed class TextScorerTests
{
    private const int Steps = 5;

    private readonly CtcLattice _lattice = new(Manifests.Ctc(Steps));
    private readonly TextScorer _scorer = new();

    public TextScorerTests()
    {
        // Three characters that compete at every step, so that every alignment counts.
        var random = new Random(3);
        var sheet = new LogitSheet(Steps);
        for (var t = 0; t < Steps; t++)
            sheet.Put(t, ('A', 0.1 + 0.2 * random.NextDouble()), ('B', 0.1 + 0.2 * random.NextDouble()),
                ('7', 0.1 + 0.2 * random.NextDouble()));
        _lattice.Load(sheet.Values);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("AB")]
    [InlineData("AA")]
    [InlineData("7BA")]
    [InlineData("AAB")]
    [InlineData("B77")]
    public void Score_AnyText_IsTheSumOverAllAlignments(string text)
    {
        var exact = BruteForce(text);

        Assert.Equal(exact, _scorer.Score(_lattice, Slots(text)), exact * 1e-4);
    }

    [Theory]
    [InlineData("AB", 0)]
    [InlineData("AB", 1)]
    [InlineData("A7B", 1)]
    [InlineData("AAB", 0)]
    [InlineData("BAA", 2)]
    public void Substitute_AnyPosition_EqualsTheScoreOfTheOtherText(string text, int position)
    {
        var slots = Slots(text);
        _scorer.Score(_lattice, slots);
        _scorer.Backward(_lattice, slots);
        _scorer.Open(_lattice, slots, position);
        foreach (var other in "AB7")
        {
            var changed = text.ToCharArray();
            changed[position] = other;
            var exact = BruteForce(new string(changed));

            Assert.Equal(exact, _scorer.Substitute(_lattice, slots, position, _lattice.SlotOf(Class(other))), exact * 1e-4);
        }
    }

    [Fact]
    public void Score_CharacterThatTakesNoPart_IsZero() => Assert.Equal(0, _scorer.Score(_lattice, [-1]));

    [Fact]
    public void Score_LongerThanTheSteps_IsZero() => Assert.Equal(0, _scorer.Score(_lattice, Slots("ABABAB")));

    private static int Class(char character) => Array.IndexOf(Manifests.Alphabet, character);

    private int[] Slots(string text) => [.. text.Select(c => _lattice.SlotOf(Class(c)))];

    private double BruteForce(string text)
    {
        int[] classes = [0, Class('A'), Class('B'), Class('7')];
        var total = 0.0;
        for (var path = 0; path < 1 << (2 * Steps); path++)
        {
            var (product, collapsed, previous) = (1.0, "", 0);
            for (var t = 0; t < Steps; t++)
            {
                var c = classes[path >> (2 * t) & 3];
                product *= _lattice.At(t, c);
                if (c != 0 && c != previous)
                    collapsed += Manifests.Alphabet[c];
                previous = c;
            }

            if (collapsed == text)
                total += product;
        }

        return total;
    }
}
