using EdgeGate.Appliance.Commissioning;
using EdgeGate.Commissioning;
using EdgeGate.Commissioning.Findings;
using EdgeGate.Commissioning.Reports;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Frames;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.Appliance.Page;

/// <summary>Commissioning on the page, on the running lane: fed by it, never in its way.</summary>
/// <param name="feed">The lane.</param>
/// <param name="maker">Makes the report.</param>
/// <param name="options">Where it is kept.</param>
/// <param name="openLens">Opens the motor of the camera's lens; null from it: there is none.</param>
internal sealed class PageCommissioning(PageFeed feed, ReportMaker maker, InForce<EdgeGateOptions> options, Func<ILens?> openLens)
    : ICommissioning, IDisposable
{
    private ILens? _lens;
    private LensPilot? _pilot;

    private readonly string _folder = options.Now.State.Reports;

    public CommissionView? Current
    {
        get
        {
            if (feed.Commissioning is not { } session)
                return null;
            _pilot?.Tick(feed.FrameAt);
            return View(session, session.State(feed.FrameAt), Lens());
        }
    }

    public IReadOnlyList<string> Reports => Directory.Exists(_folder)
        ? [.. Directory.GetFiles(_folder, "*.html").Select(file => Path.GetFileName(file)).OrderDescending(StringComparer.Ordinal).Take(50)]
        : [];

    public string Fingerprint
    {
        get
        {
            using var key = ReportMaker.OpenKey(options.Now);
            return SignedFile.Fingerprint(key.PublicPem);
        }
    }

    public bool Begin(string plate)
    {
        if (CommissioningPlan.Normalise(plate) is not { } normal)
            return false;
        CloseLens();
        if ((_lens = openLens()) is { } lens)
            _pilot = new LensPilot(lens, new());

        // All passes of a session are judged by what is in force now; one that is changed meanwhile counts for the next session.
        var limits = new CommissioningLimits { MinConfidence = options.Now.Access.MinConfidence, Reading = options.Now.Tracker.Limit };
        feed.Commissioning = new(new(normal, limits)) { OnFocus = _pilot is null ? null : _pilot.Observe };
        return true;
    }

    public bool GoTo(string step)
    {
        if (feed.Commissioning is not { } session || !Enum.TryParse<CommissioningStep>(step, out var known) || !Enum.IsDefined(known))
            return false;
        session.GoTo(known);
        if (known != CommissioningStep.Focus)
            _pilot?.Stop();
        return true;
    }

    public bool FocusByMotor()
    {
        if (feed.Commissioning is not { } session || _pilot is not { } pilot || session.State(feed.FrameAt).Step != CommissioningStep.Focus)
            return false;
        session.ResetFocus();
        pilot.Begin(feed.FrameAt);
        return true;
    }

    public void ResetFocus() => feed.Commissioning?.ResetFocus();

    public bool Discard(int number) => feed.Commissioning?.Discard(number) ?? false;

    public void End()
    {
        feed.Commissioning = null;
        CloseLens();
    }

    public void Dispose() => End();

    public string SaveReport(string technician)
    {
        var session = feed.Commissioning ?? throw new IOException("there is no commissioning");
        using var key = ReportMaker.OpenKey(options.Now);
        try
        {
            var files = maker.Save(maker.Make(session.State(feed.FrameAt), technician, key), _folder, key);
            return Path.GetFileName(files.First(file => file.EndsWith(".html", StringComparison.Ordinal)));
        }
        catch (SetupException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    public byte[]? Report(string name)
    {
        // Only what is in the list: a name is never a path.
        var known = Reports.FirstOrDefault(file => file == name);
        return known is null ? null : File.ReadAllBytes(Path.Combine(_folder, known));
    }

    public string? Verify(ReadOnlySpan<byte> file) => SignedFile.Verify(file);

    private void CloseLens()
    {
        _pilot?.Dispose();
        _lens?.Dispose();
        (_pilot, _lens) = (null, null);
    }

    private LensView? Lens() => _lens is null ? null : _pilot?.Progress is { } progress
        ? new(progress.State.ToString(), Math.Round(Math.Min(1, (double)progress.Measured / progress.Expected), 2), progress.Position,
            progress.Fault)
        : new("Idle", 0, _lens.Position, "");

    private static CommissionView View(CommissioningSession session, CommissioningState state, LensView? lens) => new(
        state.Step.ToString(), state.Plate, state.LastText, [.. state.Aim.Findings.Select(PageFindings.View)],
        Math.Round(state.Focus.Current, 3), Math.Round(state.Focus.Peak, 3), state.Focus.Finding is { } focus ? PageFindings.View(focus)
        : null,
        [.. state.ExposureFindings.Select(PageFindings.View)], session.Plan.Limits.Passes,
        [.. state.Passes.Select(pass => new PassView(
            pass.Number, pass.Text, pass.IsRight, pass.IsWrong, Math.Round(pass.Confidence, 3), pass.Readings,
            Math.Round(pass.DecisionTime.TotalSeconds, 2), Math.Round(pass.PlateHeight)))],
        [.. state.Summary.Findings.Select(PageFindings.View)], state.Summary.Accepted,
        [.. state.Suggestions.Select(suggestion => new SuggestionView(suggestion.Key, suggestion.Value, suggestion.Text))],
        state.Others.Count, lens);
}
