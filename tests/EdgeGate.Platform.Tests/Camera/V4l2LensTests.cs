using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EdgeGate.Domain.Frames;
using EdgeGate.Interop.Linux;
using EdgeGate.Interop.Linux.V4l2;
using EdgeGate.Platform.Camera;
using Xunit;

namespace EdgeGate.Platform.Tests.Camera;

public sealed class V4l2LensTests
{
    [Fact]
    public void Structures_Always_HaveTheKernelsSizes()
    {
        Assert.Equal(68, Unsafe.SizeOf<V4l2ControlRange>());
        Assert.Equal(8, Unsafe.SizeOf<V4l2ControlValue>());
    }

    [Fact]
    public void Open_CameraWithAMotor_TellsItsRangeAndSwitchesItsOwnFocusingOff()
    {
        var motor = new FakeMotor();
        using var lens = V4l2Lens.TryOpen(motor, "/dev/video0")!;
        Assert.Equal((0, 250, 5, 30), (lens.Min, lens.Max, lens.Step, lens.Position));
        Assert.Equal(0, motor.Auto);
    }

    [Theory]
    [InlineData(-10, 0)]
    [InlineData(101, 100)]
    [InlineData(103, 105)]
    [InlineData(10_000, 250)]
    public void Move_AnyPosition_IsBroughtToOneThatTheMotorHas(int wanted, int sent)
    {
        var motor = new FakeMotor();
        using var lens = V4l2Lens.TryOpen(motor, "/dev/video0")!;
        lens.MoveTo(wanted);
        Assert.Equal(sent, motor.Position);
        Assert.Equal(sent, lens.Position);
    }

    [Fact]
    public void Open_CameraWithoutMotor_IsNullAndLeavesNothingOpen()
    {
        var motor = new FakeMotor { Error = Errno.InvalidArgument };
        Assert.Null(V4l2Lens.TryOpen(motor, "/dev/video0"));
        Assert.True(motor.IsDisposed);
    }

    [Fact]
    public void Move_CameraUnplugged_SaysSo()
    {
        var motor = new FakeMotor();
        using var lens = V4l2Lens.TryOpen(motor, "/dev/video0")!;
        motor.Error = Errno.NoDevice;
        var fault = Assert.Throws<CameraFaultException>(() => lens.MoveTo(3));
        Assert.Contains("/dev/video0", fault.Message, StringComparison.Ordinal);
    }

    private sealed class FakeMotor : ILinuxDevice, ILinuxDevices
    {
        private const uint FocusAbsolute = 0x009A_090A;

        internal int Error { get; set; }

        internal int Position { get; private set; } = 30;

        internal int Auto { get; private set; } = 1;

        internal bool IsDisposed { get; private set; }

        public int Open(string path, out ILinuxDevice? device)
        {
            device = this;
            return Errno.None;
        }

        public IReadOnlyList<string> List(string prefix) => [];

        public int Control(uint request, Span<byte> argument)
        {
            if (Error != Errno.None)
                return Error;
            switch (request)
            {
                case V4l2Request.QueryControl:
                    ref var range = ref MemoryMarshal.AsRef<V4l2ControlRange>(argument);
                    (range.Minimum, range.Maximum, range.Step, range.DefaultValue) = (0, 250, 5, 0);
                    return Errno.None;
                case V4l2Request.GetControl:
                    MemoryMarshal.AsRef<V4l2ControlValue>(argument).Value = Position;
                    return Errno.None;
                case V4l2Request.SetControl:
                    var value = MemoryMarshal.AsRef<V4l2ControlValue>(argument);
                    if (value.Id == FocusAbsolute)
                        Position = value.Value;
                    else
                        Auto = value.Value;
                    return Errno.None;
                default:
                    return Errno.InvalidArgument;
            }
        }

        public int Map(long offset, int length, out IMappedMemory? memory) => throw new NotSupportedException();

        public DeviceWait Wait(TimeSpan timeout) => throw new NotSupportedException();

        public void Wake() => throw new NotSupportedException();

        public void Dispose() => IsDisposed = true;
    }
}
