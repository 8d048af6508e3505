using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Hosting.SignIn;

/// <summary>Lets a request through to its function when its token holds and its user has the role; 401 and 403 otherwise.</summary>
internal sealed class SignInMiddleware(FunctionAccessMap access, TokenReader tokens, ILogger<SignInMiddleware> logger)
    : IFunctionsWorkerMiddleware
{
    private const string Scheme = "Bearer ";
    private const int MaxTokenLength = 16 * 1024;

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (!context.IsHttp()) return next(context);
        var http = context.RequireHttpContext();
        var rules = access.Of(context.FunctionDefinition);
        if (rules.IsAnonymous || rules.IsPage) return next(context);
        var refusal = RefusalAsync(context, http, rules);
        // Nearly always: the token was seen before, so nothing has to be waited for.
        return refusal is { IsCompletedSuccessfully: true, Result: null } ? next(context) : GoOnAsync(refusal, context, http, next);
    }

    private static async Task GoOnAsync(
        ValueTask<Answer?> refusal, FunctionContext context, HttpContext http, FunctionExecutionDelegate next)
    {
        if (await refusal is { } answer) await answer.ExecuteAsync(http);
        else await next(context);
    }

    private async ValueTask<Answer?> RefusalAsync(FunctionContext context, HttpContext http, FunctionAccess rules)
    {
        var token = TokenOf(http.Request);
        if (token.Refusal is { } noToken) return Unauthorized(noToken, null);
        var read = await tokens.ReadAsync(token.Value!.Text, http.RequestAborted);
        if (!read.IsAccepted)
        {
            SignInLog.TokenRefused(logger, read.Refusal);
            return Unauthorized(read.Refusal, "invalid_token");
        }

        if (rules.MissingFor(read.Value) is { } roles) return Forbidden(context, read.Value, roles);
        context.SetCaller(read.Value);
        return null;
    }

    private static Decision<BearerToken> TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization;
        if (header.Count == 0) return new("sign in: send Authorization: Bearer <JWT>");
        if (header is not [{ } value] || !value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return new("only one Authorization header, of the scheme Bearer, is understood");
        var token = value.AsMemory(Scheme.Length).Trim();
        return token.Length is 0 or > MaxTokenLength ? new("the token is empty or too long") : new(new BearerToken(token));
    }

    private static Answer Unauthorized(string reason, string? error) =>
        Answers.Problem(new ProblemException(401, "Not signed in", reason))
            .WithHeader("WWW-Authenticate", error is null ? "Bearer" : $"Bearer error=\"{error}\", error_description=\"{reason}\"");

    private Answer Forbidden(FunctionContext context, Caller caller, IReadOnlyList<string> roles)
    {
        SignInLog.RoleMissing(logger, context.FunctionDefinition.Name);
        return Answers.Problem(ProblemException.Forbidden($"this needs the role {string.Join(" or ", roles)}"))
            .WithHeader("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
    }

    /// <summary>Keeps a token apart from the refusal's text, and out of anything that prints.</summary>
    private sealed class BearerToken(ReadOnlyMemory<char> text)
    {
        public ReadOnlyMemory<char> Text { get; } = text;
    }
}
