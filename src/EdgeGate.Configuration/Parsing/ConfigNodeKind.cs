namespace EdgeGate.Configuration.Parsing;

public enum ConfigNodeKind
{
    Object,
    Array,
    Text,
    Number,
    Boolean,
    Null,
}
