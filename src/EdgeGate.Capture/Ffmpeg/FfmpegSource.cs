using EdgeGate.Capture.Addresses;
using EdgeGate.Capture.Tls;
using EdgeGate.Domain;
using EdgeGate.Domain.Frames;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Capture.Ffmpeg;

/// <summary>
/// A video file or a network camera, decoded by a child process: a decoder that crashes or hangs on hostile data takes nothing with it
/// and can be killed. Frames are NV12. A file's clock is the number of the frame; a camera's is the moment its frame was complete.
/// </summary>
internal sealed class FfmpegSource : IFrameSource
{
    // The decoder's exit code after Ctrl+C at a terminal, which reaches it at the same time as this program.
    private const int Interrupted = 255;

    private readonly SourceAddress _address;
    private readonly FfmpegProcess _decoder;
    private readonly TlsRelay? _relay;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly object _gate = new();
    private readonly Thread _thread;
    private FrameHandoff? _handoff;
    private CameraFaultException? _failedEarly;
    private bool _disposed;

    private FfmpegSource(SourceAddress address, FfmpegProcess decoder, TlsRelay? relay, TimeProvider time, ILogger logger)
    {
        (_address, _decoder, _relay, _time, _logger) = (address, decoder, relay, time, logger);
        _thread = new Thread(Pump) { Name = "decoder-pipe", IsBackground = true };
    }

    /// <inheritdoc/>
    public string Description => _address.Display;

    /// <inheritdoc/>
    public bool IsLive => _address.Kind == SourceKind.Network;

    /// <summary>The child's id, for tests.</summary>
    internal int DecoderId => _decoder.Id;

    /// <summary>Starts the decoder. What it finds comes out of the first <see cref="Read"/>.</summary>
    /// <param name="address">A video file or a network camera.</param>
    /// <param name="program">The decoder's name or path.</param>
    /// <param name="time">The lane's clock.</param>
    /// <param name="logger">Told what the decoder complains of.</param>
    /// <param name="certificate">What an <c>rtsps://</c> camera must show; null: nobody checks it.</param>
    /// <param name="confine">The program that starts the decoder with fewer rights; null: it has those of this process.</param>
    /// <exception cref="CameraFaultException">The decoder cannot be started.</exception>
    internal static FfmpegSource Start(
        SourceAddress address, string program, TimeProvider time, ILogger logger, CameraCertificate? certificate = null,
        string? confine = null)
    {
        var isTls = address.Kind == SourceKind.Network && address.Text.StartsWith("rtsps://", StringComparison.OrdinalIgnoreCase);
        var relay = isTls && certificate is not null ? new TlsRelay(address.Text, certificate) : null;
        try
        {
            return Start(address, relay is null ? address : new(SourceKind.Network, relay.Address), relay, program, time, logger, confine);
        }
        catch
        {
            relay?.Dispose();
            throw;
        }
    }

    private static FfmpegSource Start(
        SourceAddress shown, SourceAddress address, TlsRelay? relay, string program, TimeProvider time, ILogger logger, string? confine)
    {
        // Only a network camera's options depend on the version; a file starts sooner without asking.
        var version = address.Kind == SourceKind.Network ? FfmpegVersion.Detect(program) : 0;
        var decoder = FfmpegProcess.Start(program, FfmpegArguments.Build(address, version), FfmpegArguments.Script(address, version),
            Redaction.SecretsOf(address.Text),
            confine, address.Kind == SourceKind.Network ? "" : address.Text);
        var source = new FfmpegSource(shown, decoder, relay, time, logger);
        source._thread.Start();
        return source;
    }

    /// <inheritdoc/>
    public FrameReadStatus Read(IFramePool pool, TimeSpan timeout, out FrameLease? frame)
    {
        frame = null;
        var started = _time.GetTimestamp();
        FrameHandoff handoff;
        lock (_gate)
        {
            if (_handoff is null && _failedEarly is null && !_disposed)
                Monitor.Wait(_gate, timeout);
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_failedEarly is not null)
                throw _failedEarly;
            if (_handoff is null)
                return FrameReadStatus.TimedOut;
            handoff = _handoff;
        }

        var left = timeout - _time.GetElapsedTime(started);
        return handoff.Take(pool, left > TimeSpan.Zero ? left : TimeSpan.Zero, out frame);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
            _handoff?.Close();
            Monitor.PulseAll(_gate);
        }

        // The pipe must not be closed under a read; the kill ends the read, the read's end ends the thread.
        _decoder.Kill();
        _thread.Join();
        _decoder.Dispose();
        _relay?.Dispose();
    }

    private void Pump()
    {
        try
        {
            var reader = new Y4mReader(_decoder.Output);
            if (ReadHeader(reader) is not { } header)
                return;
            var handoff = Announce(header);
            var count = 0L;
            while (reader.ReadFrame(handoff.Filling))
            {
                var at = IsLive ? _time.LaneNow() : header.FrameTime * count;
                count++;
                if (!handoff.Deliver(at))
                    return;
            }

            handoff.End(Ended(anyFrame: count > 0));
        }
        catch (InvalidDataException error)
        {
            Fail(new(CameraFaultKind.FormatChanged, $"{Description}: {error.Message}; it is opened anew", error));
        }
        catch (IOException error)
        {
            // Its last words come through another pipe; they are all there once it has ended.
            _decoder.WaitForEnd();
            Fail(new(CameraFaultKind.Disconnected, $"{Description}: {error.Message}{Words()}", error));
        }
        catch (Exception error)
        {
            // A stream that says impossible things, a pipe that was closed: whoever reads hears of it, and nothing else ends with it.
            Fail(new(CameraFaultKind.BadData, $"{Description}: the decoder's pictures cannot be taken: {error.Message}{Words()}", error));
        }
    }

    private Y4mHeader? ReadHeader(Y4mReader reader)
    {
        try
        {
            if (reader.ReadHeader() is { } header)
                return header;
            Fail(Ended(anyFrame: false));
        }
        catch (InvalidDataException error)
        {
            Fail(new(CameraFaultKind.BadData, $"{Description}: {error.Message}{Words()}", error));
        }

        return null;
    }

    private FrameHandoff Announce(Y4mHeader header)
    {
        lock (_gate)
        {
            _handoff = new FrameHandoff(header, IsLive);
            if (_disposed)
                _handoff.Close();
            Monitor.PulseAll(_gate);
            return _handoff;
        }
    }

    private void Fail(CameraFaultException? fault)
    {
        lock (_gate)
        {
            _failedEarly = _handoff is null ? fault : null;
            _handoff?.End(fault);
            Monitor.PulseAll(_gate);
        }
    }

    // The pipe is at its end: was that the end of the recording, or of the decoder?
    private CameraFaultException? Ended(bool anyFrame)
    {
        var code = _decoder.WaitForEnd();
        if (IsLive)
        {
            return new(
                anyFrame ? CameraFaultKind.Disconnected : CameraFaultKind.NotFound,
                anyFrame
                    ? $"{Description}: the stream ended{Words()}"
                    : $"{Description}: no stream{Words()}. Check that the camera is on and reachable, and its address, user and password");
        }

        if (!anyFrame)
            return new(CameraFaultKind.BadData,
                $"{Description}: no picture can be decoded{Words()}. The file is damaged or of an unknown kind");
        if (code is 0 or Interrupted)
        {
            if (_decoder.LastWords.Length > 0)
                Log.DecoderComplained(_logger, Description, _decoder.LastWords);
            return null;
        }

        return new(CameraFaultKind.BadData, $"{Description}: the decoder stopped with code {code}{Words()}");
    }

    // What the decoder says of a connection that was cut for it explains nothing.
    private string Words() => _relay?.Fault is { Length: > 0 } fault ? $": {fault}"
        : _decoder.LastWords is { Length: > 0 } words ? $": {words}" : "";
}
