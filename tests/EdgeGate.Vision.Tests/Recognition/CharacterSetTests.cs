using EdgeGate.Vision.Recognition;
using Xunit;

namespace EdgeGate.Vision.Tests.Recognition;

public sealed class CharacterSetTests
{
    [Fact]
    public void With_ClassesOfEitherHalf_AreContainedAloneAndCounted()
    {
        int[] chosen = [0, 1, 127, 128, 136, 255];

        var set = chosen.Aggregate(default(CharacterSet), (s, c) => s.With(c));

        Assert.Equal(chosen, Enumerable.Range(0, CharacterSet.MaxClasses).Where(set.Contains));
        Assert.Equal(chosen.Length, set.Count);
        Assert.False(set.IsEmpty);
        Assert.True(default(CharacterSet).IsEmpty);
    }
}
