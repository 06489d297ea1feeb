using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Imaging;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Capture.Pictures;

/// <summary>Pictures one after the other, as a recording. One that cannot be used is passed over with a word in the log.</summary>
internal sealed class PictureSource(
    string description, IReadOnlyList<string> files, PictureLoader loader, TimeSpan interval, ILogger logger) : IFrameSource
{
    private int _next;
    private int _delivered;
    private string _lastProblem = "";
    private volatile bool _disposed;

    /// <inheritdoc/>
    public string Description { get; } = description;

    /// <inheritdoc/>
    public bool IsLive => false;

    /// <inheritdoc/>
    /// <remarks>The pictures' own clock runs by the interval from one to the next, passed over ones included.</remarks>
    public FrameReadStatus Read(IFramePool pool, TimeSpan timeout, out FrameLease? frame)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        frame = null;
        if (_next == files.Count)
            return End();

        var index = _next++;
        try
        {
            frame = loader.TryLoad(files[index], pool);
        }
        catch (ImageFormatException error)
        {
            _lastProblem = error.Message;
            Log.PictureSkipped(logger, error.Message);
            return FrameReadStatus.Skipped;
        }

        _delivered++;
        if (frame is null)
            return FrameReadStatus.Dropped;
        frame.Stamp(index + 1, interval * index);
        return FrameReadStatus.Frame;
    }

    /// <inheritdoc/>
    public void Dispose() => _disposed = true;

    private FrameReadStatus End()
    {
        if (_delivered > 0)
            return FrameReadStatus.EndOfStream;
        var which = files.Count == 1 ? _lastProblem
            : $"none of the {files.Count} pictures in {Description} can be used; the last: {_lastProblem}";
        throw new CameraFaultException(CameraFaultKind.BadData, which);
    }
}
