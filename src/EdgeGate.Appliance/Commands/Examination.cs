using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Gate;
using EdgeGate.Domain.Inference;

namespace EdgeGate.Appliance.Commands;

/// <summary>
/// Looks at one part of a machine after the other and tells of each in a line: <c>ok</c>, or <c>LOOK</c> with what it means and what to do.
/// A part that fails in a way that nobody foresaw is such a line too, and the others are told all the same.
/// </summary>
/// <param name="output">Where the lines go.</param>
internal sealed class Examination(TextWriter output)
{
    /// <summary>False as soon as a part without which no lane runs was not good.</summary>
    internal bool IsFit { get; private set; } = true;

    /// <summary>What was said of each part, in order.</summary>
    internal List<(string Name, bool IsGood, bool IsNeeded, string How)> Parts { get; } = [];

    /// <summary>The lines below others.</summary>
    internal List<(string Name, string How)> Details { get; } = [];

    /// <summary>Looks at one part. Never throws.</summary>
    /// <param name="what">Its name.</param>
    /// <param name="isNeeded">True: without it no lane runs here.</param>
    /// <param name="meaning">What does not work when the part cannot be looked at at all.</param>
    /// <param name="look">Looks.</param>
    internal void Part(string what, bool isNeeded, string meaning, Func<(bool IsGood, string How)> look)
    {
        var (isGood, how) = (false, "");
        try
        {
            (isGood, how) = look();
        }
        catch (Exception error)
        {
            how = $"{error.Message.ReplaceLineEndings(" ").TrimEnd('.')}; {meaning}{(IsKnown(error) ? "" : ". This is a mistake in the program: please report it with this line")}";
        }

        Say(isGood, what, how);
        Parts.Add((what, isGood, isNeeded, how));
        IsFit &= isGood || !isNeeded;
    }

    /// <summary>A line below another.</summary>
    internal void Detail(string what, string how)
    {
        output.WriteLine($"      {what,-14} {how}");
        Details.Add((what, how));
    }

    private void Say(bool good, string what, string how) => output.WriteLine($"{(good ? "ok  " : "LOOK")}  {what,-14} {how}");

    // What ports and files throw by contract names its remedy itself.
    private static bool IsKnown(Exception error) => error
        is GateLinesFaultException or CameraFaultException or InferenceFaultException
            or PlatformNotSupportedException or DllNotFoundException
        or IOException or UnauthorizedAccessException or SetupException;
}
