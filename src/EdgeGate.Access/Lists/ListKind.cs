namespace EdgeGate.Access.Lists;

/// <summary>What an entry is for. Names are written in list files.</summary>
public enum ListKind
{
    /// <summary>Let in.</summary>
    Allow,

    /// <summary>Never let in, whatever else is listed.</summary>
    Deny,

    /// <summary>Changes nothing, but somebody wants to know.</summary>
    Watch,

    /// <summary>Let in as a guest.</summary>
    Guest,
}
