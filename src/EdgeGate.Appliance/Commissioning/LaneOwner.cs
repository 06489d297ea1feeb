using EdgeGate.Configuration.Options;
using EdgeGate.Interop.Linux;
using EdgeGate.Records;

namespace EdgeGate.Appliance.Commissioning;

/// <summary>Gives what a command run by root left in the lane's folder to the lane's user, who could not open it otherwise.</summary>
internal static class LaneOwner
{
    /// <summary>Does so; nothing where this user is not root, or the folder is root's own.</summary>
    /// <exception cref="IOException">A file cannot be given away.</exception>
    internal static void GiveBack(EdgeGateOptions options)
    {
        var folder = options.State.Path;
        if (!FileOwner.MayGive || FileOwner.Of(folder) is not { User: not 0 } owner)
            return;
        string[] written =
        [
            options.State.BoxKey, options.State.Commissioned, options.State.Console, options.State.Store,
            .. RecordFiles.ListInForce(options),
        ];
        foreach (var path in written.Where(path => File.Exists(path) || Directory.Exists(path)))
        {
            foreach (var file in Directory.Exists(path) ? Directory.GetFiles(path) : [path])
            {
                if (FileOwner.HasOneName(file))
                    owner.Give(file);
            }

            if (Directory.Exists(path))
                owner.Give(path);
        }
    }
}
