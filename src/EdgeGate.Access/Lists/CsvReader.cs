using System.Buffers;

namespace EdgeGate.Access.Lists;

/// <summary>
/// Reads rows of separated values (RFC 4180): quotes, doubled quotes, line ends inside quotes; CRLF, LF or CR alone. The separator is
/// the one of comma, semicolon and tab that the first line uses most. Every row of a file comes out once: after one that is broken, it
/// goes on with the next line, so that a quote which nobody closed swallows nothing. Holds a row at a time, whatever the file's length.
/// </summary>
internal sealed class CsvReader
{
    /// <summary>Characters of the longest field; a longer one is a <see cref="Fault"/>.</summary>
    public const int MaxField = 4096;

    /// <summary>Characters of the first line in which the separator is looked for.</summary>
    private const int LongestHeader = 1 << 16;

    private readonly TextReader _reader;
    private readonly char _separator;
    private readonly SearchValues<char> _ends;
    private readonly char[] _quoted = new char[MaxField + 1];
    private readonly RepeatedTexts _texts = new();
    private char[] _text = new char[1 << 14];
    private int _start;
    private int _at;
    private int _end;
    private bool _isOver;
    private int _line = 1;

    public CsvReader(TextReader reader)
    {
        _reader = reader;
        var first = 0;
        while (first < LongestHeader && Has(first) && _text[first] is not ('\r' or '\n'))
            first++;
        var (best, most) = (',', -1);
        foreach (var candidate in ",;\t")
        {
            if (_text.AsSpan(0, first).Count(candidate) is var count && count > most)
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
        ForgetWhatWasRead();
        if (!Has(_at))
            return false;
        (RowLine, Fault) = (_line, null);
        var severalLines = 0;
        while (true)
        {
            var quoteLine = _line;
            if (!Field(fields))
                return GiveUp(Fault!);
            severalLines = severalLines == 0 && _line > quoteLine ? quoteLine : severalLines;
            if (!Has(_at) || _text[_at] != _separator)
                break;
            _at++;
        }

        // A quote that is not closed ends at the next one, wherever that is; then the row does not fit the header.
        if (severalLines > 0 && Width > 0 && fields.Count != Width)
            return GiveUp(CsvFault.NotClosed(severalLines));
        EndLine();
        return true;
    }

    /// <summary>What is read from here on is held until the next call: a row that is given up is read again as a line.</summary>
    private void ForgetWhatWasRead()
    {
        if (_at > _text.Length / 2)
        {
            _text.AsSpan(_at.._end).CopyTo(_text);
            (_at, _end) = (0, _end - _at);
        }

        _start = _at;
    }

    /// <summary>True when the text goes on to this place, reading more of it where that is needed.</summary>
    private bool Has(int place)
    {
        while (place >= _end)
        {
            if (_isOver)
                return false;
            if (_end == _text.Length)
                Array.Resize(ref _text, 2 * _text.Length);
            var read = _reader.Read(_text.AsSpan(_end));
            (_end, _isOver) = (_end + read, read == 0);
        }

        return true;
    }

    private bool Field(List<string> fields)
    {
        if (Has(_at) && _text[_at] == '"')
            return Quoted(fields);
        var length = 0;
        while (Has(_at + length))
        {
            var rest = _text.AsSpan((_at + length).._end);
            var end = rest.IndexOfAny(_ends);
            length += end < 0 ? rest.Length : end;
            if (end >= 0 || length > MaxField)
                break;
        }

        if (length > MaxField)
        {
            Fault = CsvFault.TooLong(_line);
            return false;
        }

        fields.Add(_texts.Of(_text.AsSpan(_at, length)));
        _at += length;
        return true;
    }

    private bool Quoted(List<string> fields)
    {
        var (opened, length) = (_line, 0);
        for (_at++; Has(_at) && length <= MaxField; _at++)
        {
            var c = _text[_at];
            if (c == '"' && Has(_at + 1) && _text[_at + 1] == '"')
            {
                _quoted[length++] = c;
                _at++;
            }
            else if (c == '"')
            {
                return Close(fields, opened, length);
            }
            else
            {
                _quoted[length++] = c;
                if (c == '\n' || (c == '\r' && (!Has(_at + 1) || _text[_at + 1] != '\n')))
                    _line++;
            }
        }

        Fault = _line > opened || !Has(_at) ? CsvFault.NotClosed(opened) : CsvFault.TooLong(opened);
        return false;
    }

    private bool Close(List<string> fields, int opened, int length)
    {
        do
            _at++;
        while (Has(_at) && _text[_at] == ' ');
        if (Has(_at) && _text[_at] != _separator && _text[_at] is not ('\r' or '\n'))
        {
            Fault = _line > opened ? CsvFault.NotClosed(opened) : CsvFault.TextAfterQuote(opened);
            return false;
        }

        fields.Add(_texts.Of(_quoted.AsSpan(0, length)));
        return true;
    }

    /// <summary>Goes on behind the line on which the row begins.</summary>
    private bool GiveUp(CsvFault fault)
    {
        (Fault, _at, _line) = (fault, _start, RowLine);
        while (Has(_at))
        {
            var end = _text.AsSpan(_at.._end).IndexOfAny('\r', '\n');
            _at = end < 0 ? _end : _at + end;
            if (end >= 0)
                break;
            ForgetWhatWasRead();
        }

        EndLine();
        return true;
    }

    private void EndLine()
    {
        if (!Has(_at))
            return;
        _at += _text[_at] == '\r' && Has(_at + 1) && _text[_at + 1] == '\n' ? 2 : 1;
        _line++;
    }
}
