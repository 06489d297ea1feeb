using System.Buffers;
using System.Text;

namespace EdgeGate.Access.Lists;

/// <summary>
/// Reads rows of separated values (RFC 4180): quotes, doubled quotes, line ends inside quotes; CRLF, LF or CR alone. The separator is
/// the one of comma, semicolon and tab that the first line uses most. Every row of a file comes out once: after one that is broken, it
/// goes on with the next line, so that a quote which nobody closed swallows nothing.
/// </summary>
internal sealed class CsvReader
{
    /// <summary>Characters of the longest field; a longer one is a <see cref="Fault"/>.</summary>
    public const int MaxField = 4096;

    private readonly string _text;
    private readonly char _separator;
    private readonly SearchValues<char> _ends;
    private readonly StringBuilder _quoted = new();
    private int _at;
    private int _line = 1;

    public CsvReader(string text)
    {
        _text = text;
        var first = text.AsSpan();
        first = first.IndexOfAny('\r', '\n') is var end and >= 0 ? first[..end] : first;
        var (best, most) = (',', -1);
        foreach (var candidate in ",;\t")
        {
            if (first.Count(candidate) is var count && count > most)
                (best, most) = (candidate, count);
        }

        _separator = best;
        _ends = SearchValues.Create(best, '\r', '\n');
    }

    /// <summary>Fields that each row should have, from the header on; 0 while that is not known.</summary>
    public int Width { get; set; }

    /// <summary>Line on which the last row begins, from 1.</summary>
    public int RowLine { get; private set; }

    /// <summary>What is wrong with the last row's form; null: nothing. Its fields are then not to be used.</summary>
    public CsvFault? Fault { get; private set; }

    /// <summary>The next row, or false at the end.</summary>
    public bool Read(List<string> fields)
    {
        fields.Clear();
        if (_at >= _text.Length)
            return false;
        (RowLine, Fault) = (_line, null);
        var (start, severalLines) = (_at, 0);
        while (true)
        {
            var quoteLine = _line;
            if (!Field(fields))
                return GiveUp(start, Fault!);
            severalLines = severalLines == 0 && _line > quoteLine ? quoteLine : severalLines;
            if (_at == _text.Length || _text[_at] != _separator)
                break;
            _at++;
        }

        // A quote that is not closed ends at the next one, wherever that is; then the row does not fit the header.
        if (severalLines > 0 && Width > 0 && fields.Count != Width)
            return GiveUp(start, CsvFault.NotClosed(severalLines));
        EndLine();
        return true;
    }

    private bool Field(List<string> fields)
    {
        if (_at < _text.Length && _text[_at] == '"')
            return Quoted(fields);
        var rest = _text.AsSpan(_at);
        var length = rest.IndexOfAny(_ends) is var end and >= 0 ? end : rest.Length;
        if (length > MaxField)
        {
            Fault = CsvFault.TooLong(_line);
            return false;
        }

        fields.Add(rest[..length].ToString());
        _at += length;
        return true;
    }

    private bool Quoted(List<string> fields)
    {
        var (opened, first) = (_line, _at + 1);
        _quoted.Clear();
        for (_at = first; _at < _text.Length && _quoted.Length <= MaxField; _at++)
        {
            var c = _text[_at];
            if (c == '"' && _at + 1 < _text.Length && _text[_at + 1] == '"')
            {
                _quoted.Append(c);
                _at++;
            }
            else if (c == '"')
            {
                return Close(fields, opened);
            }
            else
            {
                _quoted.Append(c);
                if (c == '\n' || (c == '\r' && (_at + 1 == _text.Length || _text[_at + 1] != '\n')))
                    _line++;
            }
        }

        Fault = _line > opened || _at >= _text.Length ? CsvFault.NotClosed(opened) : CsvFault.TooLong(opened);
        return false;
    }

    private bool Close(List<string> fields, int opened)
    {
        do
            _at++;
        while (_at < _text.Length && _text[_at] == ' ');
        if (_at < _text.Length && _text[_at] != _separator && _text[_at] is not ('\r' or '\n'))
        {
            Fault = _line > opened ? CsvFault.NotClosed(opened) : CsvFault.TextAfterQuote(opened);
            return false;
        }

        fields.Add(_quoted.ToString());
        return true;
    }

    private bool GiveUp(int start, CsvFault fault)
    {
        Fault = fault;
        (_at, _line) = (start, RowLine);
        var end = _text.AsSpan(start).IndexOfAny('\r', '\n');
        _at = end < 0 ? _text.Length : start + end;
        EndLine();
        return true;
    }

    private void EndLine()
    {
        if (_at == _text.Length)
            return;
        _at += _text[_at] == '\r' && _at + 1 < _text.Length && _text[_at + 1] == '\n' ? 2 : 1;
        _line++;
    }
}
