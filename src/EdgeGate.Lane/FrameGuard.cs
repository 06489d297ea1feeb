using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Inference;
using EdgeGate.Domain.Phrases;
using EdgeGate.Lane.Inference;
using EdgeGate.Lane.News;
using EdgeGate.Lane.Supervision;

namespace EdgeGate.Lane;

/// <summary>
/// Hands frames to the lane, and when the models' runtime fails lets it rest and opens the models again. Meanwhile the lane's time goes on:
/// vehicles leave, and one that stands in the loop unseen is noticed. Used by the lane's thread.
/// </summary>
/// <param name="lane">Looks at them.</param>
/// <param name="reopen">Opens the models again.</param>
/// <param name="observers">Hear of failures.</param>
public sealed class FrameGuard(LaneCore lane, Func<LaneVision> reopen, ILaneObserver observers)
{
    private bool _failed = lane.IsBlind;

    /// <summary>When models that failed are tried again.</summary>
    public StageRestarts Restarts { get; } = new();

    /// <summary>
    /// Looks at a frame; the lease stays the caller's. Throws nothing that a picture, a model or its runtime is the cause of.
    /// </summary>
    public void Look(FrameLease frame, TimeSpan now)
    {
        if (!Restarts.MayRun(now))
        {
            lane.OnUnreadFrame(frame);
            return;
        }

        try
        {
            if (_failed)
                lane.Renew(Reopen());
            _failed = false;
            lane.OnFrame(frame);
            Restarts.Worked();
        }
        catch (InferenceFaultException fault)
        {
            _failed = true;
            Tell(fault, Restarts.Failed(now), now);
            lane.OnUnreadFrame(frame);
        }
    }

    // Files that are gone, a driver that cannot let go of its models: whatever it is, the models failed.
    private LaneVision Reopen()
    {
        try
        {
            return reopen();
        }
        catch (Exception error) when (error is not (InferenceFaultException or OutOfMemoryException))
        {
            throw new InferenceFaultException($"the models cannot be opened again: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    private void Tell(InferenceFaultException fault, TimeSpan pause, TimeSpan now)
    {
        observers.OnAlarm(now, Restarts.IsFaulted
            ? Phrase.Of("modelsFailedOften", ("message", fault.Message), ("count", StageRestarts.Most),
                ("minutes", $"{pause.TotalMinutes:0}"))
            : Phrase.Of("modelsFailed", ("message", fault.Message), ("seconds", $"{pause.TotalSeconds:0.#}")));
    }
}
