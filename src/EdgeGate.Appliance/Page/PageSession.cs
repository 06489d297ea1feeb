using EdgeGate.Appliance.Commissioning;
using EdgeGate.Domain.Events;
using EdgeGate.Lane;
using EdgeGate.WebConsole;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.Appliance.Page;

/// <summary>Puts the box's own page together for one run of a lane.</summary>
internal static class PageSession
{
    /// <summary>Serves the page from now on. Never throws for the page's sake: what is wrong with it goes to the log.</summary>
    internal static IDisposable Serve(ILaneRun run, LaneParts parts, PageFeed page, IReadStore store, Func<long> dropped,
        Action<PageAddress> tell)
    {
        var (options, vision) = (parts.Options, parts.Vision);
        var models = vision?.Names ?? "no models";
        var commissioning = new PageCommissioning(
            page, new ReportMaker(options, $"{models} on {vision?.Backend ?? "none"}", page.State.Camera.Source, parts.Time), options, () =>
            parts.Sources().OpenLens(parts.Address));
        var ports = new ConsolePorts(
            page, new PageGate(run), parts.Records, () => PageRules.Of(options.Now), new PageAudit(parts.Journal),
            new PageBox(models, () => run.Core.Inference, options, store, parts.Journal, page, dropped, parts.Time),
            new PageRehearsals(parts.Outages, options),
            commissioning, new PageSettings(parts.Configuration?.Path, options, parts.Configuration is { } configuration
                ? configuration.ReadNow : null));
        return new Served(new WebConsoleSupervisor(ports, options.Now.Console, options.Now.State.Console, parts.Time, parts.Logger, tell),
            commissioning);
    }

    /// <summary>The page goes first, then the lens that it may hold.</summary>
    private sealed class Served(WebConsoleSupervisor page, PageCommissioning commissioning) : IDisposable
    {
        public void Dispose()
        {
            page.Dispose();
            commissioning.Dispose();
        }
    }
}
