using EdgeGate.Domain.Phrases;

namespace EdgeGate.WebConsole.Ports;

/// <summary>Who did what, in the journal.</summary>
public interface IAuditTrail
{
    /// <summary>Records something that a person did or tried.</summary>
    /// <param name="who">Account and place, such as <c>lin at 10.0.0.7</c>.</param>
    /// <param name="what">One sentence, without a password; its place <c>who</c> is filled here.</param>
    void Record(string who, Phrase what);

    /// <summary>The same, but on disk before it returns. May wait for the disk.</summary>
    /// <returns>False when it could not be made durable in time.</returns>
    bool RecordDurably(string who, Phrase what);
}
