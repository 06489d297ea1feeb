using System.Text;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Appliance.Commands;

/// <summary>
/// A terminal's writer: whatever a list, a file name, a camera or a person at the page has put into a text, nothing of it moves the cursor
/// or changes the terminal. Line ends pass: whoever writes a value that is to stay on its line asks <see cref="Plain"/> first.
/// </summary>
/// <param name="terminal">Behind it.</param>
internal sealed class PlainWriter(TextWriter terminal) : TextWriter
{
    public override Encoding Encoding => terminal.Encoding;

    public override void Write(char value) => terminal.Write(value == '\n' ? "\n" : Plain.Of(value.ToString()));

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    public override void Write(string? value) => terminal.Write(Lines(value));

    public override void WriteLine(string? value) => terminal.WriteLine(Lines(value));

    public override void Flush() => terminal.Flush();

    private static string? Lines(string? text) => text is null || Plain.FirstHidden(text) is null
        ? text
        : string.Join('\n', text.Split('\n').Select(line => Plain.Of(line.TrimEnd('\r'))));
}
