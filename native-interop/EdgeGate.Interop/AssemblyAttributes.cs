using System.Runtime.CompilerServices;

// Signatures hold blittable types only; anything else fails to compile instead of being converted behind our back.
[assembly: DisableRuntimeMarshalling]
