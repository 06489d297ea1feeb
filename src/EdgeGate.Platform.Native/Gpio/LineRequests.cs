using EdgeGate.Domain.Gate;
using EdgeGate.Interop.Linux;
using EdgeGate.Interop.Linux.Gpio;

namespace EdgeGate.Platform.Native.Gpio;

/// <summary>Writes a wiring as the kernel's line requests.</summary>
internal static class LineRequests
{
    private const string Consumer = "edgegate";

    /// <summary>Every output in one request that carries its first value, inactive: no contact closes in between.</summary>
    internal static GpioLineRequest Outputs(ReadOnlySpan<uint> offsets, IReadOnlyList<GateLine> lines)
    {
        var request = New(offsets, GpioLineFlags.Output);
        Add(ref request, GpioAttributeId.OutputValues, 0, All(lines.Count));
        AddFlags(ref request, lines, GpioLineFlags.Output);
        return request;
    }

    /// <summary>Every input in one request, reporting both edges.</summary>
    internal static GpioLineRequest Inputs(ReadOnlySpan<uint> offsets, IReadOnlyList<GateLine> lines)
    {
        const GpioLineFlags common = GpioLineFlags.Input | GpioLineFlags.EdgeRising | GpioLineFlags.EdgeFalling;
        var request = New(offsets, common);
        AddFlags(ref request, lines, common);
        for (var i = 0; i < lines.Count; i++)
        {
            var debounce = lines[i].DebounceMs;
            if (debounce > 0 && First(lines, line => line.DebounceMs == debounce) == i)
                Add(ref request, GpioAttributeId.DebounceMicroseconds, (ulong)debounce * 1000, Mask(lines, line => line.DebounceMs == debounce));
        }

        return request;
    }

    private static GpioLineRequest New(ReadOnlySpan<uint> offsets, GpioLineFlags flags)
    {
        var request = new GpioLineRequest { Flags = flags, LineCount = (uint)offsets.Length };
        offsets.CopyTo(request.Offsets);
        KernelText.Write(request.Consumer, Consumer);
        return request;
    }

    private static void AddFlags(ref GpioLineRequest request, IReadOnlyList<GateLine> lines, GpioLineFlags common)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var own = Own(lines[i]);
            if (own != GpioLineFlags.None && First(lines, line => Own(line) == own) == i)
                Add(ref request, GpioAttributeId.Flags, (ulong)(common | own), Mask(lines, line => Own(line) == own));
        }
    }

    private static void Add(ref GpioLineRequest request, GpioAttributeId id, ulong value, ulong mask)
    {
        if (request.AttributeCount == GpioLineAttributes.Capacity)
        {
            throw new GateLinesFaultException(
                $"the wiring has more than {GpioLineAttributes.Capacity} different settings of polarity, bias and debounce, which is all " +
                "the kernel takes; use fewer different debounce times");
        }

        request.Attributes[(int)request.AttributeCount++] = new() { Id = id, Value = value, Mask = mask };
    }

    private static GpioLineFlags Own(GateLine line)
    {
        var bias = line.Bias switch
        {
            LineBias.None => GpioLineFlags.BiasDisabled,
            LineBias.PullUp => GpioLineFlags.BiasPullUp,
            LineBias.PullDown => GpioLineFlags.BiasPullDown,
            _ => GpioLineFlags.None,
        };
        return bias | (line.ActiveLow ? GpioLineFlags.ActiveLow : GpioLineFlags.None);
    }

    private static int First(IReadOnlyList<GateLine> lines, Func<GateLine, bool> which)
    {
        var index = 0;
        while (!which(lines[index]))
            index++;
        return index;
    }

    private static ulong Mask(IReadOnlyList<GateLine> lines, Func<GateLine, bool> which)
    {
        var mask = 0UL;
        for (var i = 0; i < lines.Count; i++)
            mask |= which(lines[i]) ? 1UL << i : 0;
        return mask;
    }

    private static ulong All(int count) => count == 64 ? ulong.MaxValue : (1UL << count) - 1;
}
