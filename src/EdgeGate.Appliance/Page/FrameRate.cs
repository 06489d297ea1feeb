using EdgeGate.Domain;

namespace EdgeGate.Appliance.Page;

/// <summary>How often frames come and what they cost, over the last few hundred. Written by the lane's thread, read by any.</summary>
internal sealed class FrameRate(TimeProvider time)
{
    private const int Kept = 256;
    private readonly Lock _gate = new();
    private readonly (TimeSpan At, float Ms)[] _frames = new (TimeSpan, float)[Kept];
    private long _count;

    /// <summary>Frames a second over the frames kept, while they still come; 0 otherwise.</summary>
    internal double PerSecond
    {
        get
        {
            lock (_gate)
            {
                var used = Math.Min(_count, 32);
                if (used < 2)
                    return 0;
                var span = time.LaneNow() - _frames[(_count - used) % Kept].At;
                return span > TimeSpan.Zero ? used / span.TotalSeconds : 0;
            }
        }
    }

    /// <summary>Since the last frame; null before the first.</summary>
    internal TimeSpan? Age
    {
        get
        {
            lock (_gate)
                return _count == 0 ? null : time.LaneNow() - _frames[(_count - 1) % Kept].At;
        }
    }

    internal double MedianMs => PercentileMs(0.5);

    internal void Add(double milliseconds)
    {
        lock (_gate)
            _frames[_count++ % Kept] = (time.LaneNow(), (float)milliseconds);
    }

    internal double PercentileMs(double share)
    {
        float[] values;
        lock (_gate)
            values = [.. _frames.Take((int)Math.Min(_count, Kept)).Select(frame => frame.Ms)];
        Array.Sort(values);
        return values.Length == 0 ? 0 : values[Math.Min(values.Length - 1, (int)(values.Length * share))];
    }
}
