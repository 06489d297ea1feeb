using System.Reflection;
using EdgeGate.Appliance.Commands;
using EdgeGate.Appliance.Composition;
using EdgeGate.Appliance.Page;
using EdgeGate.Barrier;
using EdgeGate.Configuration.Keys;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Reload;
using EdgeGate.Domain.Configuration;
using EdgeGate.Lane;
using EdgeGate.Records;
using Xunit;

namespace EdgeGate.Appliance.Tests.Composition;

/// <summary>
/// A key that counts on save reaches whoever reads it: nobody keeps the options, or a value of them, from when he was made. Read from the
/// compiled program, so that a new reader is among them without anybody's doing.
/// </summary>
public sealed class HotKeysTests
{
    /// <summary>Options that are kept whole, and why that is right.</summary>
    private static readonly Dictionary<Type, string> MayKeep = new()
    {
        [typeof(LaneSession)] = "what the run was opened with; each use of it is looked at below",
        [typeof(ConfigReload)] = "the options in force themselves",
        [typeof(ConfigStart)] = "what the reload begins with",
        [typeof(ConfigChange)] = "what it goes over to",
        [typeof(ConfigKey)] = "the defaults",
        [typeof(ConfigCheck)] = "a command, over before anybody saves",
        [typeof(OpenRecords)] = "a command, over before anybody saves",
        [typeof(Access.Replay.WhatIf)] = "one question, answered by one set of rules",
    };

    /// <summary>Who puts a running lane together. What is read there is read once.</summary>
    private static readonly Type[] Composers = [typeof(LaneSession), typeof(PageSession), typeof(LaneParts)];

    /// <summary>Who may get options, or a section of them, where a lane is made, and why.</summary>
    private static readonly Dictionary<Type, string> MayGet = new()
    {
        [typeof(RecordFiles)] = "where files lie does not change while a lane runs",
        [typeof(Configuration.CameraTrust)] = "the same, of the camera's certificate",
        [typeof(Configuration.ConfigFiles)] = "the same, of a recording",
        [typeof(Appliance.Commissioning.DriftLog)] = "the same, of the hours",
        [typeof(BarrierController)] = "it reads what needs a restart, as a test below says",
    };

    /// <summary>Where a lane is made, and all the same no reader that has to hear of a reload.</summary>
    private static readonly Dictionary<string, string> MayRead = new(StringComparer.Ordinal)
    {
        ["Announce"] = "says on the terminal what the lane starts with",
    };

    private static readonly HashSet<Type> Sections =
        [.. typeof(EdgeGateOptions).GetProperties().Select(part => part.PropertyType).Where(type => type.GetProperty("Keys") is not null)];

    private static readonly HashSet<MemberInfo> Hot = [.. Getters()];

    private static readonly HashSet<Type> HotSections = [.. Hot.Select(getter => getter.DeclaringType!)];

    private static readonly (MethodBase Method, MemberInfo[] Calls)[] Readers = [.. MethodCalls.OfTheProduct.Where(method => !IsOptions(method.DeclaringType!))
        .Select(method => (method, MethodCalls.In(method).Where(Hot.Contains).ToArray())).Where(reader => reader.Item2.Length > 0)];

    public static TheoryData<string> HotKeys => [.. ConfigSchema.Keys.Where(key => key.Restart is null).Select(key => key.Path)];

    [Theory]
    [MemberData(nameof(HotKeys))]
    public void Key_ThatCountsOnSave_IsReadByTheProgramAndNeverWhereALaneIsMade(string key)
    {
        var getter = Getter(key);
        var whole = Hot.Where(one => one == getter || Through((MethodBase)one, getter)).ToHashSet();
        var readers = Readers.Where(reader => reader.Calls.Any(whole.Contains)).Select(reader => reader.Method).ToArray();

        Assert.NotEmpty(readers);
        Assert.Equal([], readers.Where(IsOnce).Select(Name));
    }

    [Fact]
    public void Options_WithAKeyThatCountsOnSave_AreKeptByNobody()
    {
        var keepers = MethodCalls.Types.Where(type => !IsOptions(type)
            && !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)))
            .Where(type => type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Any(field => field.FieldType == typeof(EdgeGateOptions) || HotSections.Contains(field.FieldType)));

        Assert.Empty(keepers.Where(type => !MayKeep.ContainsKey(type) && type.Assembly != typeof(BarrierController).Assembly)
            .Select(type => type.FullName));
    }

    /// <summary>A section or all options that are handed on where a lane is put together stay as they were then.</summary>
    [Fact]
    public void Options_HandedOnWhereALaneIsMade_HoldNoKeyThatCountsOnSave()
    {
        var bad = new List<string>();
        foreach (var method in MethodCalls.OfTheProduct.Where(method => Composers.Contains(method.DeclaringType)
            && !MayRead.ContainsKey(method.Name)))
        {
            var calls = MethodCalls.In(method);
            for (var i = 0; i < calls.Count; i++)
            {
                var next = calls.Skip(i + 1).FirstOrDefault(call => call is MethodBase);
                if (Given(calls[i]) is { } given && !(next?.DeclaringType == given && !Hot.Contains(next))
                    && !MayGet.ContainsKey(next?.DeclaringType ?? typeof(void)))
                    bad.Add($"{Name(method)}: {given.Name} for {(next is null ? "nobody" : Name(next))}");
            }
        }

        Assert.True(bad.Count == 0, string.Join('\n', bad));
    }

    /// <summary>A barrier in motion keeps its times and its rules: what may change meanwhile is the lane's.</summary>
    [Fact]
    public void Barrier_Always_ReadsNoKeyThatCountsOnSave() => Assert.Empty(Readers
        .Select(reader => reader.Method).Where(method => method.Module.Assembly == typeof(BarrierController).Assembly).Select(Name));

    private static bool IsOnce(MethodBase method) =>
        method.IsConstructor && !IsOptions(method.DeclaringType!) ? !IsGenerated(method.DeclaringType!)
        : Composers.Contains(method.DeclaringType) && !MayRead.ContainsKey(method.Name);

    private static bool IsGenerated(Type type) => type.Name.StartsWith('<');

    private static bool IsOptions(Type type) =>
        type == typeof(EdgeGateOptions) || Sections.Contains(type) || (type.DeclaringType is { } outer && IsOptions(outer));

    /// <summary>
    /// What gives the value of a key that counts on save, by itself or through another property or method of the options.
    /// </summary>
    private static IEnumerable<MemberInfo> Getters()
    {
        var plain = ConfigSchema.Keys.Where(key => key.Restart is null).Select(key => Getter(key.Path)).ToHashSet();
        return Sections.SelectMany(section => section.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(method => !method.Name.StartsWith("set_", StringComparison.Ordinal)
                && method.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null
                && method.Name != "Validate" && plain.Any(getter => Through(method, getter))).Cast<MemberInfo>().Concat(plain);
    }

    private static bool Through(MethodBase method, MethodBase getter) => MethodCalls.In(method).Contains(getter);

    private static MethodInfo Getter(string key)
    {
        var names = key.Split('.').Select(name => char.ToUpperInvariant(name[0]) + name[1..]).ToArray();
        return typeof(EdgeGateOptions).GetProperty(names[0])?.PropertyType.GetProperty(names[1])?.GetMethod
            ?? throw new InvalidOperationException($"no option is called as its key {key}");
    }

    /// <summary>The options, or the section, that a call or a field gives; null: it gives none in which a key counts on save.</summary>
    private static Type? Given(MemberInfo call)
    {
        var type = call switch
        {
            FieldInfo field => field.FieldType,
            MethodInfo { Name: "get_Now" } now when now.DeclaringType is { IsGenericType: true } force
            && force.GetGenericTypeDefinition() == typeof(InForce<>) =>
                force.GetGenericArguments()[0],
            MethodInfo method when method.Name.StartsWith("get_", StringComparison.Ordinal) => method.ReturnType,
            _ => null,
        };
        return type == typeof(EdgeGateOptions) || (type is not null && HotSections.Contains(type)) ? type : null;
    }

    private static string Name(MemberInfo method) => $"{method.DeclaringType?.FullName}.{method.Name}";
}
