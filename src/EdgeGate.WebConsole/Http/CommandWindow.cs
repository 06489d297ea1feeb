using EdgeGate.WebConsole.Serving;

namespace EdgeGate.WebConsole.Http;

/// <summary>
/// How long what a person asked for may still be done. It begins when the button was pressed, by the box's clock, and ends two seconds
/// later, with the connection, or with the session: a box that hung, or a cable that was pulled, must not open a gate when it comes back.
/// Asked again at every step, the last time by whoever is about to close the contact. Safe from any thread.
/// </summary>
/// <param name="clock">The box's.</param>
/// <param name="pressed">When, see <see cref="BoxClock.Read"/>; null: in no moment of this run, so it is over.</param>
/// <param name="length">How long it is open from then on.</param>
/// <param name="gone">The connection.</param>
/// <param name="signedOut">The session.</param>
internal sealed class CommandWindow(BoxClock clock, TimeSpan? pressed, TimeSpan length, CancellationToken gone, CancellationToken signedOut)
{
    /// <summary>The header that names the moment.</summary>
    internal const string Header = "X-EdgeGate-Pressed";

    /// <summary>Longer than a poor link and a slow disk take together; shorter than a person needs to look away.</summary>
    internal static readonly TimeSpan Length = TimeSpan.FromSeconds(2);

    // A page knows the box's clock no better than this.
    private static readonly TimeSpan Ahead = TimeSpan.FromMilliseconds(500);

    /// <summary>True while it may be done.</summary>
    internal bool IsOpen => IsInTime && !gone.IsCancellationRequested && !signedOut.IsCancellationRequested;

    /// <summary>True while it is not too late; whether anybody still waits for it is another question.</summary>
    internal bool IsInTime => IsWithin(length);

    /// <summary>True while no more than this has passed since it was pressed.</summary>
    internal bool IsWithin(TimeSpan most) => pressed is { } moment && clock.Now - moment is var age && age >= -Ahead && age <= most;
}
