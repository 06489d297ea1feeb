using EdgeGate.WebConsole.Http;
using EdgeGate.WebConsole.Api;
using EdgeGate.WebConsole.Live;

namespace EdgeGate.WebConsole;

/// <summary>
/// Everything that the box answers to, with who may: the whole surface on one page. What is not here does not exist. A test walks every
/// line as every role.
/// </summary>
internal static class EndpointTable
{
    internal static IReadOnlyList<Endpoint> All { get; } =
    [
        // The page itself, and signing in
        new("GET", "/", AllowedCaller.Anyone, Assets.Index),
        new("GET", "/assets/{file}", AllowedCaller.Anyone, Assets.File),
        new("GET", "/api/state", AllowedCaller.Anyone, SessionApi.State) { InBackground = true },
        new("POST", "/api/first", AllowedCaller.Anyone, SessionApi.First),
        new("POST", "/api/login", AllowedCaller.Anyone, SessionApi.Login),
        new("GET", "/api/session", AllowedCaller.Operator, SessionApi.Current) { InBackground = true },
        new("POST", "/api/session/touch", AllowedCaller.Operator, SessionApi.Current) { EvenLate = true },
        new("POST", "/api/logout", AllowedCaller.Operator, SessionApi.Logout) { EvenLate = true },
        new("POST", "/api/password", AllowedCaller.Operator, SessionApi.ChangePassword),
        new("GET", "/api/manual/{file}", AllowedCaller.Operator, Manual.File),

        // Accounts
        new("GET", "/api/accounts", AllowedCaller.Technician, AccountsApi.All),
        new("POST", "/api/accounts", AllowedCaller.Technician, AccountsApi.Set),
        new("DELETE", "/api/accounts/{name}", AllowedCaller.Technician, AccountsApi.Remove),

        // The lane and its gate
        new("GET", "/api/lane", AllowedCaller.Operator, LiveApi.State) { InBackground = true },
        new("GET", "/api/live", AllowedCaller.Operator, LiveApi.Socket) { InBackground = true },
        new("POST", "/api/gate/open", AllowedCaller.Operator, GateApi.Open),
        new("POST", "/api/gate/hold", AllowedCaller.Operator, GateApi.Hold) { EvenLate = true },
        new("POST", "/api/gate/release", AllowedCaller.Operator, GateApi.Release),
        new("POST", "/api/gate/reset", AllowedCaller.Operator, GateApi.Reset),

        // What happened, and who may pass
        new("GET", "/api/events", AllowedCaller.Operator, EventsApi.Search) { InBackground = true },
        new("GET", "/api/events/{id}", AllowedCaller.Operator, EventsApi.One),
        new("GET", "/api/events/{id}/explain", AllowedCaller.Operator, EventsApi.Explain),
        new("GET", "/api/events/{id}/image/{name}", AllowedCaller.Operator, EventsApi.Image) { InBackground = true },
        new("GET", "/api/presence", AllowedCaller.Operator, PresenceApi.Report) { InBackground = true },
        new("POST", "/api/presence/add", AllowedCaller.Operator, PresenceApi.Add),
        new("POST", "/api/presence/remove", AllowedCaller.Operator, PresenceApi.Remove),
        new("POST", "/api/presence/clear", AllowedCaller.Technician, PresenceApi.Clear),
        new("GET", "/api/nearmisses", AllowedCaller.Operator, RecordsApi.NearMisses),
        new("GET", "/api/rules", AllowedCaller.Operator, RecordsApi.Rules),
        new("POST", "/api/whatif", AllowedCaller.Operator, RecordsApi.WhatIf) { MaxBody = ListApi.LargestList },
        new("GET", "/api/list", AllowedCaller.Operator, ListApi.Page),
        new("GET", "/api/list/export", AllowedCaller.Operator, ListApi.Export),
        new("PUT", "/api/list/entry", AllowedCaller.Operator, ListApi.PutEntry),
        new("DELETE", "/api/list/entry", AllowedCaller.Operator, ListApi.RemoveEntry),
        new("POST", "/api/list/check", AllowedCaller.Operator, ListApi.Check) { MaxBody = ListApi.LargestList, Accepts = "text/csv" },
        new("PUT", "/api/list", AllowedCaller.Operator, ListApi.Put) { MaxBody = ListApi.LargestList, Accepts = "text/csv" },

        // How it is
        new("GET", "/api/health", AllowedCaller.Operator, HealthApi.Health) { InBackground = true },
        new("POST", "/api/clock/confirm", AllowedCaller.Technician, HealthApi.ConfirmClock),
        new("GET", "/api/modes", AllowedCaller.Operator, HealthApi.Modes) { InBackground = true },
        new("POST", "/api/modes/{name}/rehearse", AllowedCaller.Technician, HealthApi.Rehearse),
        new("GET", "/api/contacts", AllowedCaller.Technician, DeadManApi.Socket),
        new("GET", "/metrics", AllowedCaller.Metrics, HealthApi.Metrics) { InBackground = true },

        // Handing it over
        new("GET", "/api/commission", AllowedCaller.Technician, CommissionApi.State) { InBackground = true },
        new("POST", "/api/commission", AllowedCaller.Technician, CommissionApi.Begin),
        new("DELETE", "/api/commission", AllowedCaller.Technician, CommissionApi.End),
        new("POST", "/api/commission/step", AllowedCaller.Technician, CommissionApi.Step),
        new("POST", "/api/commission/focus", AllowedCaller.Technician, CommissionApi.ResetFocus),
        new("POST", "/api/commission/motor", AllowedCaller.Technician, CommissionApi.FocusByMotor),
        new("DELETE", "/api/commission/pass/{number}", AllowedCaller.Technician, CommissionApi.Discard),
        new("POST", "/api/commission/report", AllowedCaller.Technician, CommissionApi.Save),
        new("GET", "/api/commission/report/{name}", AllowedCaller.Technician, CommissionApi.Report),
        new("GET", "/api/settings", AllowedCaller.Technician, SettingsApi.Values),
        new("POST", "/api/settings", AllowedCaller.Technician, SettingsApi.Write),
        new("POST", "/api/commission/verify", AllowedCaller.Technician, CommissionApi.Verify) { MaxBody = CommissionApi.LargestReport,
            Accepts = "text/html" },
    ];
}
