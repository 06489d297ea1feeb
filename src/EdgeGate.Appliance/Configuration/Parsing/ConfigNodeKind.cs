namespace EdgeGate.Appliance.Configuration;

internal enum ConfigNodeKind
{
    Object,
    Array,
    Text,
    Number,
    Boolean,
    Null,
}
