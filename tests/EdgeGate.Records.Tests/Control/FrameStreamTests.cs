using EdgeGate.Records.Control;
using Xunit;

namespace EdgeGate.Records.Tests.Control;

public sealed class FrameStreamTests
{
    [Fact]
    public void Receive_WhatWasSent_TheSameMessages()
    {
        using var memory = new MemoryStream();
        var frames = new FrameStream(memory, 1 << 20);
        byte[][] contents = [[], [1], [.. Enumerable.Range(0, 300_000).Select(i => (byte)i)]];
        foreach (var content in contents)
            frames.Send(FrameKind.Part, content);

        memory.Position = 0;
        Assert.All(contents, content => Assert.Equal(content, frames.Receive()!.Content));
        Assert.Null(frames.Receive());
    }

    [Theory]
    [InlineData("01 00 00")]
    [InlineData("01 00 00 00 05 41")]
    [InlineData("00 00 00 00 00")]
    [InlineData("01 00 10 00 01")]
    [InlineData("01 FF FF FF FF")]
    public void Receive_NoMessage_SaysSo(string hex)
    {
        using var memory = new MemoryStream(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));
        Assert.Throws<InvalidDataException>(() => new FrameStream(memory, 1 << 20).Receive());
    }

    [Fact]
    public void Receive_LongLengthAndNothingBehind_TakesNoMemoryForIt()
    {
        using var memory = new MemoryStream([1, 0x03, 0xFF, 0xFF, 0xFF]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => new FrameStream(memory, ControlServer.LongestReply).Receive());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }

    [Fact]
    public void Send_TooLong_RefusedBeforeAnythingIsSent()
    {
        using var memory = new MemoryStream();
        Assert.Throws<InvalidDataException>(() => new FrameStream(memory, 10).Send(FrameKind.Reply, new byte[11]));
        Assert.Equal(0, memory.Length);
    }
}
