namespace EdgeGate.Domain.Configuration;

/// <summary>Values of enumerations as the configuration file writes them.</summary>
public static class OptionWord
{
    /// <summary>FreeExit becomes freeExit.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
