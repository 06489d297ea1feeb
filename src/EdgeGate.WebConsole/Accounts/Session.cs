namespace EdgeGate.WebConsole.Accounts;

/// <summary>Somebody who is signed in on one browser.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001",
    Justification = "Sockets may look at Ended after the session is gone; a source without a timer holds nothing.")]
internal sealed class Session(string user, Role role, string csrf, TimeSpan began, TimeProvider time)
{
    private readonly CancellationTokenSource _ended = new();

    internal string User { get; } = user;

    internal Role Role { get; } = role;

    /// <summary>What a page of ours sends with every change, and a page of somebody else's cannot know.</summary>
    internal string Csrf { get; } = csrf;

    /// <summary>When they signed in, monotonic.</summary>
    internal TimeSpan Began { get; } = began;

    /// <summary>When they last did something, monotonic.</summary>
    internal TimeSpan Used { get; set; } = began;

    /// <summary>What they have looked at.</summary>
    internal LookUps Looked { get; } = new(time);

    /// <summary>Fires when the session ends, so that open sockets do too.</summary>
    internal CancellationToken Ended => _ended.Token;

    internal void End() => _ended.Cancel();
}
