using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Timing;
using EdgeGate.Journal;

namespace EdgeGate.Lane.Recording;

/// <summary>
/// Tells the lane what its journal finds out about itself, looks after a disk that is not there, and checks the journal against its
/// checksums: a few events at a time, so that nobody waits for the disk because of it, and from the beginning again a while after the end.
/// </summary>
public sealed class StoreWatch : IDisposable
{
    /// <summary>Told one by one; of more than these at once there is a count.</summary>
    private const int ToldEach = 3;

    // Twenty events with their pictures are a megabyte in five seconds, ten thousand events in less than an hour.
    private const int CheckedAtOnce = 20;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenChecks = TimeSpan.FromHours(6);

    private readonly Lock _gate = new();
    private readonly LastingStore _store;
    private readonly Action<Phrase> _alarm;
    private readonly ITimer _timer;
    private readonly TimeProvider _time;
    private long _checked;
    private long? _checkedAll;
    private bool _stopped;

    /// <summary>Tells what is known already, and goes on doing so.</summary>
    /// <param name="store">The journal's.</param>
    /// <param name="alarm">Reaches whoever looks after the lane. Called on a timer's thread.</param>
    /// <param name="time">Wakes it.</param>
    public StoreWatch(LastingStore store, Action<Phrase> alarm, TimeProvider time)
    {
        (_store, _alarm, _time) = (store, alarm, time);
        Tell();
        // What a store throws here it throws at its writer as well, which tells of it; the next look comes.
        _timer = time.CreateSteadyTimer(Wake, static _ => { }, Every, Every);
    }

    /// <summary>Ends it; a look that is under way is waited for, because the store is closed after.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
            _timer.Dispose();
        }
    }

    private void Wake()
    {
        // A look that takes longer than the pause, as on a disk that hangs, is not joined by others.
        if (!_gate.TryEnter())
            return;
        try
        {
            if (_stopped)
                return;
            _store.Settle();
            Check();
            Tell();
        }
        finally
        {
            _gate.Exit();
        }
    }

    // What it finds is among the store's findings, each thing once.
    private void Check()
    {
        if (_checkedAll is { } all && _time.GetElapsedTime(all) < BetweenChecks)
            return;
        var part = _store.Check(_checked, CheckedAtOnce);
        (_checked, _checkedAll) = part.Done ? (0L, (long?)_time.GetTimestamp()) : (part.Last, null);
    }

    private void Tell()
    {
        var findings = _store.TakeFindings();
        foreach (var finding in findings.Take(ToldEach))
            _alarm(Phrase.Of("journalFinding", ("finding", finding)));
        if (findings.Count > ToldEach)
            _alarm(Phrase.Of("moreFindings", ("count", findings.Count - ToldEach)));
    }
}
