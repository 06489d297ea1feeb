namespace EdgeGate.Domain.Timing;

/// <summary>
/// Timers whose work may fail. What is thrown on a timer's thread ends the process, and with it the lane, whatever small thing it came
/// from.
/// </summary>
public static class SteadyTimer
{
    /// <summary>Makes a timer that goes on whatever its work throws.</summary>
    /// <param name="time">Wakes it.</param>
    /// <param name="work">Called on a thread of the pool; two calls may overlap.</param>
    /// <param name="failed">Told what the work threw; what it throws itself is passed over. Called as often as the work fails.</param>
    /// <param name="due">Until the first call; infinite: it waits to be changed.</param>
    /// <param name="period">From call to call; infinite: one only.</param>
    public static ITimer CreateSteadyTimer(this TimeProvider time, Action work, Action<Exception> failed, TimeSpan due, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(time);
        return time.CreateTimer(_ => Work(work, failed), null, due, period);
    }

    private static void Work(Action work, Action<Exception> failed)
    {
        try
        {
            work();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Tell(failed, error);
        }
    }

    private static void Tell(Action<Exception> failed, Exception error)
    {
        try
        {
            failed(error);
        }
        catch (Exception telling) when (telling is not OutOfMemoryException)
        {
            // Whoever is told must not end what goes on for its sake.
        }
    }
}
