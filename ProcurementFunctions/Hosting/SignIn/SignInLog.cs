using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Hosting.SignIn;

internal static partial class SignInLog
{
    [LoggerMessage(1000, LogLevel.Information, "A sign-in token was refused: {Reason}")]
    public static partial void TokenRefused(ILogger logger, string reason);

    [LoggerMessage(1001, LogLevel.Information, "A user lacks the role for {Function}")]
    public static partial void RoleMissing(ILogger logger, string function);
}
