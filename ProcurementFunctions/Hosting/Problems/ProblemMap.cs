using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Redis;
using StackExchange.Redis;

namespace ProcurementFunctions.Hosting.Problems;

/// <summary>What the caller is told about an exception.</summary>
internal static class ProblemMap
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public static ProblemException Of(Exception e) => e switch
    {
        ProblemException problem => problem,
        AggregateException { InnerExceptions: [var only] } => Of(only),
        System.Reflection.TargetInvocationException { InnerException: { } inner } => Of(inner),
        BadHttpRequestException bad => OfRequest(bad),
        UnreadableDocumentException unreadable => new(500, "Unreadable document", unreadable.Message),
        RedisException or RedisTimeoutException when RedisAway.Is(e) => ProblemException.Unavailable("the session store cannot be reached", Soon),
        CosmosOperationCanceledException => CosmosAway.Unreachable(),
        CosmosException refusal when CosmosAway.Is(refusal) => CosmosAway.Problem(refusal.RetryAfter),
        _ => new(500, "Internal error", "something unforeseen happened; it is logged under the trace id"),
    };

    private static ProblemException OfRequest(BadHttpRequestException bad) => bad.StatusCode switch
    {
        413 => new(413, "Too large", "the body is larger than is accepted here"),
        408 => new(408, "Request timeout", "the body came too slowly"),
        var status => new(status, "Bad request", "the request is malformed or broke off"),
    };
}
