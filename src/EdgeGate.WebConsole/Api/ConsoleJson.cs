using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeGate.Domain.Records;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.WebConsole.Api;

/// <summary>
/// Code for everything that is sent and received, generated at build time: the appliance has no reflection to do it later.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(SessionApi.FirstBody))]
[JsonSerializable(typeof(SessionApi.LoginBody))]
[JsonSerializable(typeof(SessionApi.StateBody))]
[JsonSerializable(typeof(SessionApi.SessionBody))]
[JsonSerializable(typeof(SessionApi.PasswordBody))]
[JsonSerializable(typeof(AccountsApi.AccountBody))]
[JsonSerializable(typeof(AccountsApi.NewAccountBody))]
[JsonSerializable(typeof(IReadOnlyList<AccountsApi.AccountBody>))]
[JsonSerializable(typeof(LaneBody))]
[JsonSerializable(typeof(LiveMessage))]
[JsonSerializable(typeof(GateApi.ReasonBody))]
[JsonSerializable(typeof(GateApi.AnswerBody))]
[JsonSerializable(typeof(EventBody))]
[JsonSerializable(typeof(EventsApi.PageBody))]
[JsonSerializable(typeof(IReadOnlyList<ExplanationSection>))]
[JsonSerializable(typeof(IReadOnlyList<RecordsApi.NearMissBody>))]
[JsonSerializable(typeof(RecordsApi.QuestionBody))]
[JsonSerializable(typeof(RecordsApi.ReportBody))]
[JsonSerializable(typeof(IReadOnlyList<RuleKey>))]
[JsonSerializable(typeof(PresenceApi.PresenceBody))]
[JsonSerializable(typeof(PresenceApi.CorrectionBody))]
[JsonSerializable(typeof(ListPage))]
[JsonSerializable(typeof(ListChange))]
[JsonSerializable(typeof(ListApi.EntryBody))]
[JsonSerializable(typeof(ListApi.EntryAnswer))]
[JsonSerializable(typeof(HealthApi.HealthBody))]
[JsonSerializable(typeof(HealthApi.ClockBody))]
[JsonSerializable(typeof(HealthApi.RehearsalBody))]
[JsonSerializable(typeof(IReadOnlyList<DegradedMode>))]
[JsonSerializable(typeof(CommissionApi.CommissionBody))]
[JsonSerializable(typeof(CommissionApi.BeginBody))]
[JsonSerializable(typeof(CommissionApi.StepBody))]
[JsonSerializable(typeof(CommissionApi.SaveBody))]
[JsonSerializable(typeof(CommissionApi.SavedBody))]
[JsonSerializable(typeof(CommissionApi.VerifyBody))]
[JsonSerializable(typeof(SettingsApi.ValuesBody))]
internal sealed partial class ConsoleJson : JsonSerializerContext;
