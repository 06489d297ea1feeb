using System.Text;

namespace EdgeGate.Access.Lists;

/// <summary>
/// Reads rows of separated values (RFC 4180): quotes, doubled quotes, line breaks inside quotes, CRLF or LF. The separator is
/// the one of comma, semicolon and tab that the first line uses most.
/// </summary>
internal sealed class CsvReader
{
    /// <summary>A field longer than this is cut: a missing closing quote must not swallow a whole file.</summary>
    public const int MaxField = 4096;

    private readonly TextReader _reader;
    private readonly StringBuilder _field = new();
    private readonly char _separator;
    private int _line;

    public CsvReader(TextReader reader)
    {
        var first = reader.ReadLine() ?? "";
        _line = first.Length == 0 ? 2 : 1;
        _reader = new ConcatReader(first, reader);
        _separator = ",;\t".MaxBy(candidate => first.Count(c => c == candidate));
    }

    /// <summary>Line on which the last row began.</summary>
    public int RowLine { get; private set; }

    /// <summary>True when the last row ended inside quotes, or was cut.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The next row, or false at the end.</summary>
    public bool Read(List<string> fields)
    {
        fields.Clear();
        _field.Clear();
        (RowLine, IsBroken) = (_line, false);
        var (quoted, any) = (false, false);
        while (_reader.Read() is var code and >= 0)
        {
            var c = (char)code;
            any = true;
            if (c == '\n')
                _line++;
            if (quoted)
            {
                if (c != '"')
                    Append(c);
                else if (_reader.Peek() == '"')
                    Append((char)_reader.Read());
                else
                    quoted = false;
                if (_field.Length < MaxField)
                    continue;

                // Give the row up and go on with the next line.
                IsBroken = true;
                if (c != '\n' && _reader.ReadLine() is not null)
                    _line++;
                fields.Add(_field.ToString());
                return true;
            }

            if (c == '"' && _field.Length == 0)
                quoted = true;
            else if (c == _separator)
                Flush(fields);
            else if (c == '\n')
                break;
            else if (c != '\r')
                Append(c);
        }

        IsBroken |= quoted;
        if (any)
            Flush(fields);
        return any;
    }

    private void Append(char c)
    {
        if (_field.Length < MaxField)
            _field.Append(c);
    }

    private void Flush(List<string> fields)
    {
        fields.Add(_field.ToString());
        _field.Clear();
    }

    private sealed class ConcatReader(string first, TextReader rest) : TextReader
    {
        private int _position;

        public override int Peek() =>
            _position < first.Length ? first[_position] : _position == first.Length && first.Length > 0 ? '\n' : rest.Peek();

        public override int Read()
        {
            var c = Peek();
            if (_position <= first.Length && first.Length > 0)
            {
                _position++;
                return c;
            }

            return rest.Read();
        }

        protected override void Dispose(bool disposing) => rest.Dispose();
    }
}
