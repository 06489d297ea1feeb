using System.Text;
using EdgeGate.Domain.Records;

namespace EdgeGate.Records.Control;

/// <summary>
/// Sends the files of an export to whoever asked for it, part by part: it is he who may write to the stick, not the lane.
/// </summary>
public sealed class ControlSink(FrameStream frames) : IExportSink
{
    private const int PartBytes = 256 << 10;

    public Stream Create(string name)
    {
        frames.Send(FrameKind.File, Encoding.UTF8.GetBytes(name));
        return new BufferedStream(new PartStream(frames), PartBytes);
    }
}
