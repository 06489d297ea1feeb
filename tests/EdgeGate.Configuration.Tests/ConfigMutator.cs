using System.Text;

namespace EdgeGate.Configuration.Tests;

/// <summary>Damages good files the way hands, editors, cards and copies do: values, keys, lines, bytes.</summary>
internal sealed class ConfigMutator
{
    private readonly Random _random;
    private readonly SchemaFiles _files;

    internal ConfigMutator(Random random) => (_random, _files) = (random, new SchemaFiles(random));

    internal byte[] Next()
    {
        var text = _files.Next();
        for (var change = _random.Next(0, 4); change > 0; change--)
            text = Edit(text);
        var bytes = Encoding.UTF8.GetBytes(text);
        return _random.Next(3) == 0 ? Damage(bytes) : bytes;
    }

    /// <summary>What a person does in an editor.</summary>
    private string Edit(string text)
    {
        var lines = text.Split('\n').ToList();
        var at = _random.Next(lines.Count);
        switch (_random.Next(9))
        {
            case 0: lines.RemoveAt(at); break;
            case 1: lines.Insert(at, lines[_random.Next(lines.Count)]); break;
            case 2: (lines[at], lines[0]) = (lines[0], lines[at]); break;
            case 3: lines[at] = lines[at].Replace(",", "", StringComparison.Ordinal); break;
            case 4: lines[at] = lines[at].Replace("\"", _random.Next(2) == 0 ? "" : "'", StringComparison.Ordinal); break;
            case 5: lines[at] = "// " + lines[at]; break;
            case 6: lines[at] = lines[at].Replace(": ", _random.Next(2) == 0 ? ": -" : ": 1", StringComparison.Ordinal); break;
            case 7: lines[at] = lines[at].Replace("a", "\\u0061", StringComparison.Ordinal); break;
            default: lines[at] = lines[at].Replace("e", "E", StringComparison.Ordinal); break;
        }

        return string.Join('\n', lines);
    }

    /// <summary>What a bad card, a copy that broke off, or another program does.</summary>
    private byte[] Damage(byte[] bytes)
    {
        switch (_random.Next(5))
        {
            case 0: return bytes[.._random.Next(bytes.Length + 1)];
            case 1: return [.. bytes, .. bytes];
            case 2: return [.. Encoding.UTF8.Preamble, .. bytes];
            case 3: return Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes));
            default:
                for (var i = _random.Next(1, 6); i > 0 && bytes.Length > 0; i--)
                    bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
                return bytes;
        }
    }
}
