using System.Text;
using EdgeGate.Configuration.Keys;

namespace EdgeGate.Configuration.Schema;

/// <summary>
/// The manual's page of every key, written from the schema: <c>board/manual/keys.md</c> is what this writes, and a test holds it.
/// </summary>
public static class KeysPageWriter
{
    /// <summary>Writes it, as Markdown.</summary>
    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("# Every key\n\n");
        text.Append("Written by `edgegate check --keys --markdown`. A key that is not in the file has its default. *Reload* says whether a running lane takes a new value\n");
        text.Append("when the file is saved, or needs a restart (`systemctl restart edgegate`). How the file is written: [configure](configure.md).\n");
        foreach (var section in ConfigSchema.Keys.GroupBy(key => key.Path.Split('.')[0]))
        {
            text.Append("\n## ").Append(section.Key).Append("\n\n");
            if (ConfigSchema.Sections.Contains(section.Key))
                text.Append(SectionTexts.Of(section.Key)).Append("\n\n");
            text.Append("| key | takes | default | what it does, and why | reload |\n|---|---|---|---|---|\n");
            foreach (var key in section)
            {
                text.Append("| `").Append(key.Path).Append("` | ").Append(Cell(key.Form.Expects)).Append(" | `").Append(Cell(key.Default))
                    .Append("` | ")
                    .Append(Cell(key.About)).Append(' ').Append(Cell(key.Why)).Append(" | ")
                    .Append(key.Restart is { } because ? $"restart: {Cell(because)}" : "on save").Append(" |\n");
            }
        }

        return text.ToString();
    }

    private static string Cell(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "\\<", StringComparison.Ordinal);
}
