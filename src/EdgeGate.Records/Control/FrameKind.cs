namespace EdgeGate.Records.Control;

/// <summary>What a message is. The numbers are the protocol's.</summary>
public enum FrameKind : byte
{
    /// <summary>A question, JSON: see <see cref="ControlRequest"/>.</summary>
    Request = 1,

    /// <summary>The answer, JSON: see <see cref="ControlReply"/>. The last message of every conversation turn.</summary>
    Reply = 2,

    /// <summary>Before the answer to an export: the name of the file that begins, UTF-8.</summary>
    File = 3,

    /// <summary>A part of that file.</summary>
    Part = 4,
}
