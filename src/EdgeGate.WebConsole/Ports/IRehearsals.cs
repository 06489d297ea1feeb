namespace EdgeGate.WebConsole.Ports;

/// <summary>What the lane does when something fails, and a way to see it without breaking anything.</summary>
public interface IRehearsals
{
    /// <summary>Every fault that was thought of, with the behaviour that is configured.</summary>
    IReadOnlyList<DegradedMode> Modes { get; }

    /// <summary>Lets one happen for a while. It ends by itself.</summary>
    /// <param name="name">Of a mode that can be rehearsed.</param>
    /// <param name="length">2 to 60 s.</param>
    /// <returns>False: this lane cannot rehearse it, or one is going on.</returns>
    bool Begin(string name, TimeSpan length);
}
