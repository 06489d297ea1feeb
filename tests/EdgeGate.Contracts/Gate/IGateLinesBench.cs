using EdgeGate.Domain.Gate;

namespace EdgeGate.Contracts.Gate;

/// <summary>
/// A chip with sixteen lines called <c>L0</c> to <c>L15</c> and a hand on its terminals: a real one, the kernel's simulator, or a double.
/// Levels here are electrical: true is high.
/// </summary>
public interface IGateLinesBench : IDisposable
{
    /// <summary>The adapter under test.</summary>
    IGateLinesDriver Driver { get; }

    /// <summary>The chip's label.</summary>
    string Chip { get; }

    /// <summary>Puts a level on an input.</summary>
    void SetInput(int line, bool high);

    /// <summary>The level on an output; null while nobody drives the line.</summary>
    bool? Output(int line);

    /// <summary>Every level that an output has had since the bench was made, oldest first, without repetitions.</summary>
    IReadOnlyList<bool> History(int line);
}
