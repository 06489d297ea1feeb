namespace EdgeGate.Platform.Tests.Storage;

/// <summary>
/// What is left of a file when the power goes: all that was flushed, and of what came after the last flush any half kilobytes, in any
/// order. That is the least a disk promises.
/// </summary>
internal static class CutDisk
{
    private const int Sector = 512;

    /// <summary>Content of a file after a cut.</summary>
    /// <param name="file">Which file.</param>
    /// <param name="tape">What was done up to the cut.</param>
    /// <param name="random">Decides what of the unflushed arrived.</param>
    internal static byte[] Content(string file, IEnumerable<DiskAction> tape, Random random)
    {
        var content = new MemoryStream();
        var pending = new List<DiskAction>();
        foreach (var action in tape.Where(action => action.File == file))
        {
            if (action.Data is not null || action.At != DiskAction.Flush)
            {
                pending.Add(action);
                continue;
            }

            pending.ForEach(done => Apply(content, done, () => true));
            pending.Clear();
        }

        // From nothing of it to nearly all.
        var share = random.NextDouble() * 1.2;
        pending.ForEach(lost => Apply(content, lost, () => random.NextDouble() < share));
        return content.ToArray();
    }

    private static void Apply(MemoryStream content, DiskAction action, Func<bool> arrives)
    {
        if (action.Data is null)
        {
            if (arrives())
                content.SetLength(action.At);
            return;
        }

        for (var at = 0; at < action.Data.Length; at += Sector)
        {
            if (!arrives())
                continue;
            content.Position = action.At + at;
            content.Write(action.Data, at, Math.Min(Sector, action.Data.Length - at));
        }
    }
}
