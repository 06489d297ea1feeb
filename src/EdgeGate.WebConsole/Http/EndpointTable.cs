using EdgeGate.WebConsole.Api;
using EdgeGate.WebConsole.Live;
using EdgeGate.WebConsole.Serving;

namespace EdgeGate.WebConsole.Http;

/// <summary>
/// Everything that the box answers to, with who may: the whole surface on one page. What is not here does not exist. A test walks every
/// line as every role.
/// </summary>
internal static class EndpointTable
{
    internal static IReadOnlyList<Endpoint> All { get; } =
    [
        // The page itself, and signing in
        new("GET", "/", Access.Anyone, Assets.Index),
        new("GET", "/assets/{file}", Access.Anyone, Assets.File),
        new("GET", "/api/state", Access.Anyone, SessionApi.State) { InBackground = true },
        new("POST", "/api/first", Access.Anyone, SessionApi.First),
        new("POST", "/api/login", Access.Anyone, SessionApi.Login),
        new("GET", "/api/session", Access.Operator, SessionApi.Current) { InBackground = true },
        new("POST", "/api/session/touch", Access.Operator, SessionApi.Current) { EvenLate = true },
        new("POST", "/api/logout", Access.Operator, SessionApi.Logout) { EvenLate = true },
        new("POST", "/api/password", Access.Operator, SessionApi.ChangePassword),

        // Accounts
        new("GET", "/api/accounts", Access.Technician, AccountsApi.All),
        new("POST", "/api/accounts", Access.Technician, AccountsApi.Set),
        new("DELETE", "/api/accounts/{name}", Access.Technician, AccountsApi.Remove),

        // The lane and its gate
        new("GET", "/api/lane", Access.Operator, LiveApi.State) { InBackground = true },
        new("GET", "/api/live", Access.Operator, LiveApi.Socket) { InBackground = true },
        new("POST", "/api/gate/open", Access.Operator, GateApi.Open),
        new("POST", "/api/gate/hold", Access.Operator, GateApi.Hold) { EvenLate = true },
        new("POST", "/api/gate/release", Access.Operator, GateApi.Release),
        new("POST", "/api/gate/reset", Access.Operator, GateApi.Reset),

        // What happened, and who may pass
        new("GET", "/api/events", Access.Operator, EventsApi.Search) { InBackground = true },
        new("GET", "/api/events/{id}", Access.Operator, EventsApi.One),
        new("GET", "/api/events/{id}/explain", Access.Operator, EventsApi.Explain),
        new("GET", "/api/events/{id}/image/{name}", Access.Operator, EventsApi.Image) { InBackground = true },
        new("GET", "/api/presence", Access.Operator, PresenceApi.Report) { InBackground = true },
        new("POST", "/api/presence/add", Access.Operator, PresenceApi.Add),
        new("POST", "/api/presence/remove", Access.Operator, PresenceApi.Remove),
        new("POST", "/api/presence/clear", Access.Technician, PresenceApi.Clear),
        new("GET", "/api/nearmisses", Access.Operator, RecordsApi.NearMisses),
        new("GET", "/api/rules", Access.Operator, RecordsApi.Rules),
        new("POST", "/api/whatif", Access.Operator, RecordsApi.WhatIf) { MaxBody = ListApi.LargestList },
        new("GET", "/api/list", Access.Operator, ListApi.Page),
        new("GET", "/api/list/export", Access.Operator, ListApi.Export),
        new("PUT", "/api/list/entry", Access.Operator, ListApi.PutEntry),
        new("DELETE", "/api/list/entry", Access.Operator, ListApi.RemoveEntry),
        new("POST", "/api/list/check", Access.Operator, ListApi.Check) { MaxBody = ListApi.LargestList, Accepts = "text/csv" },
        new("PUT", "/api/list", Access.Operator, ListApi.Put) { MaxBody = ListApi.LargestList, Accepts = "text/csv" },

        // How it is
        new("GET", "/api/health", Access.Operator, HealthApi.Health) { InBackground = true },
        new("POST", "/api/clock/confirm", Access.Technician, HealthApi.ConfirmClock),
        new("GET", "/api/modes", Access.Operator, HealthApi.Modes) { InBackground = true },
        new("POST", "/api/modes/{name}/rehearse", Access.Technician, HealthApi.Rehearse),
        new("GET", "/api/contacts", Access.Technician, DeadManApi.Socket),
        new("GET", "/metrics", Access.Metrics, HealthApi.Metrics) { InBackground = true },

        // Handing it over
        new("GET", "/api/commission", Access.Technician, CommissionApi.State) { InBackground = true },
        new("POST", "/api/commission", Access.Technician, CommissionApi.Begin),
        new("DELETE", "/api/commission", Access.Technician, CommissionApi.End),
        new("POST", "/api/commission/step", Access.Technician, CommissionApi.Step),
        new("POST", "/api/commission/focus", Access.Technician, CommissionApi.ResetFocus),
        new("POST", "/api/commission/motor", Access.Technician, CommissionApi.FocusByMotor),
        new("DELETE", "/api/commission/pass/{number}", Access.Technician, CommissionApi.Discard),
        new("POST", "/api/commission/report", Access.Technician, CommissionApi.Save),
        new("GET", "/api/commission/report/{name}", Access.Technician, CommissionApi.Report),
        new("GET", "/api/settings", Access.Technician, SettingsApi.Values),
        new("POST", "/api/settings", Access.Technician, SettingsApi.Write),
        new("POST", "/api/commission/verify", Access.Technician, CommissionApi.Verify) { MaxBody = CommissionApi.LargestReport, Accepts = "text/html" },
    ];
}
