using System.Reflection;
using System.Reflection.Emit;

namespace EdgeGate.Appliance.Tests.Composition;

/// <summary>What methods call, as the compiler wrote it.</summary>
internal static class MethodCalls
{
    private const BindingFlags All =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value & 0xffff);

    /// <summary>Every method and constructor of the product, those that the compiler makes of lambdas as well.</summary>
    internal static IReadOnlyList<MethodBase> OfTheProduct { get; } =
        [.. Assemblies().SelectMany(assembly => assembly.GetTypes()).SelectMany(type => type.GetMembers(All)).OfType<MethodBase>()];

    /// <summary>The types of the product.</summary>
    internal static IEnumerable<Type> Types => Assemblies().SelectMany(assembly => assembly.GetTypes());

    /// <summary>The methods that one calls and the fields that it reads, in their order.</summary>
    internal static IReadOnlyList<MemberInfo> In(MethodBase method)
    {
        var calls = new List<MemberInfo>();
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } il)
            return calls;
        var (types, own) = (method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
            method.IsGenericMethod ? method.GetGenericArguments() : null);
        for (var at = 0; at < il.Length;)
        {
            var value = il[at] == 0xfe ? 0xfe00 | il[at + 1] : il[at];
            var code = Codes[value];
            at += code.Size;
            if (code == OpCodes.Call || code == OpCodes.Callvirt || code == OpCodes.Newobj)
                Add(calls, method.Module.ResolveMethod(BitConverter.ToInt32(il, at), types, own)!);
            else if (code == OpCodes.Ldfld)
                calls.Add(method.Module.ResolveField(BitConverter.ToInt32(il, at), types, own)!);
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(il, at),
                _ => 4,
            };
        }

        return calls;
    }

    // What a lambda does is looked at where its own code stands.
    private static void Add(List<MemberInfo> calls, MethodBase called)
    {
        if (!(called.IsConstructor && called.DeclaringType!.IsSubclassOf(typeof(Delegate))))
            calls.Add(called);
    }

    private static IEnumerable<Assembly> Assemblies()
    {
        var known = new Dictionary<string, Assembly>(StringComparer.Ordinal);
        var open = new Stack<Assembly>([typeof(Appliance.Composition.LaneSession).Assembly]);
        while (open.TryPop(out var assembly))
        {
            if (!known.TryAdd(assembly.GetName().Name!, assembly))
                continue;
            foreach (var name in assembly.GetReferencedAssemblies()
                .Where(name => name.Name!.StartsWith("EdgeGate.", StringComparison.Ordinal)))
                open.Push(Assembly.Load(name));
        }

        return known.Values;
    }
}
