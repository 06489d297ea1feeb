namespace EdgeGate.Commissioning.Measuring;

/// <summary>
/// A bracket around the one peak of a curve, narrowed by Fibonacci's numbers: of all ways to choose the places beforehand it leaves the
/// smallest bracket in the worst case (Kiefer, 1953). Each narrowing needs one new measurement.
/// </summary>
internal sealed class FibonacciBracket
{
    private readonly int[] _numbers;
    private readonly double _unit;
    private double _low;
    private int _k;

    /// <param name="low">Its left end.</param>
    /// <param name="high">Its right end.</param>
    /// <param name="resolution">How narrow it has to become.</param>
    internal FibonacciBracket(int low, int high, int resolution)
    {
        var numbers = new List<int> { 1, 1 };
        while (numbers[^1] * (double)resolution < high - low)
            numbers.Add(numbers[^1] + numbers[^2]);
        (_numbers, _low, _k) = ([.. numbers], low, numbers.Count - 1);
        _unit = (double)(high - low) / _numbers[_k];
    }

    /// <summary>The next place to measure; null when it is narrow enough.</summary>
    /// <param name="measured">What is known.</param>
    internal int? Next(IReadOnlyDictionary<int, double> measured)
    {
        while (_k > 2)
        {
            var (left, right) = (Place(_k - 2), Place(_k - 1));
            if (!measured.TryGetValue(left, out var atLeft))
                return left;
            if (!measured.TryGetValue(right, out var atRight))
                return right;
            if (atLeft < atRight)
                _low += _numbers[_k - 2] * _unit;
            _k--;
        }

        return null;
    }

    private int Place(int k) => (int)Math.Round(_low + _numbers[k] * _unit);
}
