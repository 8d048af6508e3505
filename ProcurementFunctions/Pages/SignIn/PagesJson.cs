using System.Text.Json.Serialization;

namespace ProcurementFunctions.Pages.SignIn;

[JsonSerializable(typeof(ConsoleSession))]
[JsonSerializable(typeof(SignInAttempt))]
[JsonSerializable(typeof(IssuedTokens))]
[JsonSerializable(typeof(string))]
internal sealed partial class PagesJson : JsonSerializerContext;
