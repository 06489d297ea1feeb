namespace EdgeGate.Platform.Tests.Storage.Damage;

/// <summary>What became of a lane on a spoiled journal.</summary>
/// <param name="Started">It started, and recorded.</param>
/// <param name="SetAside">The journal was set aside whole.</param>
/// <param name="Told">A person was told that something is wrong.</param>
/// <param name="Changed">Events that are lost, changed or cannot be read, where the journal was not set aside.</param>
/// <param name="Took">How long two starts took.</param>
internal sealed record DamageOutcome(bool Started, bool SetAside, bool Told, int Changed, TimeSpan Took)
{
    /// <summary>Evidence differs and nobody was told.</summary>
    internal bool IsSilent => Started && !Told && Changed > 0;
}
