using System.Globalization;
using System.Net;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Hosting.Documents;

/// <summary>Which of Cosmos DB's refusals say no more than "not now": it is busy, away, or moving to another region or node. Pure.</summary>
internal static class CosmosAway
{
    private const int WritesHaveMoved = 3;
    private const int AccountNotFoundHere = 1008;
    private const int BehindTheSession = 1002;
    private const HttpStatusCode CollidedWithin = (HttpStatusCode)449;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <remarks>
    /// A 404 of a replica that is behind is one of them: the document may well exist. A 403 of a region that takes no
    /// writes any more is one, that of an identity without the right is not.
    /// </remarks>
    public static bool Is(HttpStatusCode status, int subStatus) => status switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.RequestTimeout => true,
        HttpStatusCode.Gone or CollidedWithin => true,
        HttpStatusCode.Forbidden => subStatus is WritesHaveMoved or AccountNotFoundHere,
        HttpStatusCode.NotFound => subStatus == BehindTheSession,
        _ => false,
    };

    public static bool Is(CosmosException refusal) => Is(refusal.StatusCode, refusal.SubStatusCode);

    public static bool Is(ResponseMessage answer) => Is(answer.StatusCode, SubStatus(answer));

    /// <summary>503, to be tried again when the store says, or soon.</summary>
    public static ProblemException Problem(TimeSpan? retryAfter) =>
        ProblemException.Unavailable("the document store is busy or away", retryAfter > TimeSpan.Zero ? retryAfter.Value : Soon);

    public static ProblemException Problem(ResponseMessage answer) => Problem(Number(answer, "x-ms-retry-after-ms") is { } wait
        ? TimeSpan.FromMilliseconds(wait)
        : null);

    /// <summary>503: no answer came in time, or no connection came about.</summary>
    public static ProblemException Unreachable() => ProblemException.Unavailable("the document store cannot be reached", Soon);

    /// <summary>Neither busy nor away: what was asked cannot be had, now or later.</summary>
    public static DocumentStoreException Refused(ResponseMessage answer) => new((int)answer.StatusCode, SubStatus(answer));

    public static DocumentStoreException Refused(CosmosException refusal) => new((int)refusal.StatusCode, refusal.SubStatusCode);

    /// <summary>Told apart from a document that does not exist, so that no one takes a store without containers for an empty one.</summary>
    public static bool IsContainerMissing(ResponseMessage answer) => answer.StatusCode == HttpStatusCode.NotFound && SubStatus(answer) == 1003;

    private static int SubStatus(ResponseMessage answer) => (int)(Number(answer, "x-ms-substatus") ?? 0);

    private static double? Number(ResponseMessage answer, string header) =>
        answer.Headers.TryGetValue(header, out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
