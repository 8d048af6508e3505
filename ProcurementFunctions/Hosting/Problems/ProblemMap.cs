using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;
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
        RedisConnectionException or RedisTimeoutException => ProblemException.Unavailable("the session store cannot be reached", Soon),
        RedisServerException { Message: var message } when IsStarting(message) =>
            ProblemException.Unavailable("the session store is starting", Soon),
        CosmosOperationCanceledException => ProblemException.Unavailable("the document store cannot be reached", Soon),
        CosmosException { StatusCode: var status } when IsAway(status) =>
            ProblemException.Unavailable("the document store is busy or away", Soon),
        _ => new(500, "Internal error", "something unforeseen happened; it is logged under the trace id"),
    };

    private static ProblemException OfRequest(BadHttpRequestException bad) => bad.StatusCode switch
    {
        413 => new(413, "Too large", "the body is larger than is accepted here"),
        408 => new(408, "Request timeout", "the body came too slowly"),
        var status => new(status, "Bad request", "the request is malformed or broke off"),
    };

    private static bool IsStarting(string message) =>
        message.StartsWith("LOADING", StringComparison.Ordinal) || message.StartsWith("BUSY", StringComparison.Ordinal)
        || message.StartsWith("READONLY", StringComparison.Ordinal);

    private static bool IsAway(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests
        or HttpStatusCode.ServiceUnavailable or HttpStatusCode.RequestTimeout or HttpStatusCode.Gone;
}
