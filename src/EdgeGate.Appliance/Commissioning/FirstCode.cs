using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.WebConsole.Accounts;

namespace EdgeGate.Appliance.Commissioning;

/// <summary>
/// The one-time code of the page, issued at the box: a lane that runs takes it as its own. Whoever may write in the lane's folder may
/// issue one; what root writes there is given to the lane's user.
/// </summary>
internal static class FirstCode
{
    /// <summary>Issues one.</summary>
    /// <exception cref="SetupException">The folder cannot be written.</exception>
    internal static string Issue(EdgeGateOptions options, TimeProvider time)
    {
        try
        {
            var code = new OneTimeCode(options.State.Console, time).Issue();
            LaneOwner.GiveBack(options);
            return code;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"no code can be issued: {e.Message} Run this as root, or as the user of the lane (sudo -u edgegate edgegate commission code).");
        }
    }

    /// <summary>True while nobody can sign in; false also when that cannot be told.</summary>
    internal static bool IsNeeded(EdgeGateOptions options, TimeProvider time)
    {
        try
        {
            return options.Console.Enabled && new AccountStore(options.State.Console, time).IsEmpty;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
