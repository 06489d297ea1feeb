using EdgeGate.Interop.Linux;
using EdgeGate.Interop.Linux.Gpio;

namespace EdgeGate.Platform.Native.Tests.Gpio;

/// <summary>One chip: the true levels of its lines, and who holds them.</summary>
internal sealed class FakeGpioChip(FakeGpioKernel kernel, string label, int lines)
{
    private readonly object _gate = new();
    private readonly bool[] _levels = new bool[lines];
    private readonly List<bool>[] _history = [.. Enumerable.Range(0, lines).Select(_ => new List<bool>())];
    private readonly FakeGpioRequest?[] _holders = new FakeGpioRequest?[lines];

    internal string Label => label;

    internal int Lines => lines;

    /// <summary>What opening the node gives.</summary>
    internal int OpenError { get; set; }

    /// <summary>Error of every call from now on: the chip is gone.</summary>
    internal int Gone { get; set; }

    /// <summary>What the chip answers to a bias.</summary>
    internal int BiasError { get; set; }

    /// <summary>A line whose output does not move, as with a short circuit.</summary>
    internal int? ShortedLow { get; set; }

    /// <summary>Two lines with the same name, when set.</summary>
    internal bool NamesRepeat { get; set; }

    /// <summary>The requests that were made, for their settings.</summary>
    internal List<GpioLineRequest> Requests { get; } = [];

    internal string NameOf(int line) => NamesRepeat && line > 0 ? "L1" : $"L{line}";

    internal bool? Output(int line)
    {
        lock (_gate)
            return _holders[line] is { IsOutput: true } ? _levels[line] : null;
    }

    internal IReadOnlyList<bool> History(int line)
    {
        lock (_gate)
            return [.. _history[line]];
    }

    internal bool Level(int line)
    {
        lock (_gate)
            return _levels[line];
    }

    internal bool IsUsed(int line)
    {
        lock (_gate)
            return _holders[line] is not null;
    }

    internal void SetInput(int line, bool high)
    {
        FakeGpioRequest? holder;
        lock (_gate)
        {
            if (_levels[line] == high)
                return;
            _levels[line] = high;
            holder = _holders[line];
        }

        holder?.Changed((uint)line);
    }

    internal void Drive(int line, bool high)
    {
        lock (_gate)
        {
            _levels[line] = high && ShortedLow != line;
            if (_history[line].Count == 0 || _history[line][^1] != high)
                _history[line].Add(high);
        }
    }

    internal int Request(ref GpioLineRequest request)
    {
        lock (_gate)
        {
            for (var i = 0; i < request.LineCount; i++)
            {
                if (_holders[(int)request.Offsets[i]] is not null)
                    return Errno.Busy;
            }

            var holder = new FakeGpioRequest(this, request);
            if (BiasError != Errno.None && holder.AsksForBias)
                return BiasError;
            for (var i = 0; i < request.LineCount; i++)
                _holders[(int)request.Offsets[i]] = holder;
            Requests.Add(request);
            holder.DriveFirstValues();
            request.Descriptor = kernel.Add(holder);
            return Errno.None;
        }
    }

    internal FakeGpioRequest Take(int descriptor) => kernel.Take(descriptor);

    internal void Release(FakeGpioRequest request)
    {
        lock (_gate)
        {
            for (var i = 0; i < _holders.Length; i++)
            {
                if (ReferenceEquals(_holders[i], request))
                    _holders[i] = null;
            }
        }
    }
}
