using System.Globalization;
using Microsoft.AspNetCore.Http;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Hosting.Http;

/// <summary>What the query string says about which part of a list is wanted, and its other simple values.</summary>
public static class Paging
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 200;

    /// <summary><c>?limit=</c>, 50 when not given.</summary>
    /// <exception cref="ProblemException">400: not a whole number from 1 to 200.</exception>
    public static int PageLimit(this HttpRequest request)
    {
        if (request.QueryValue("limit") is not { } text) return DefaultLimit;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit
            ? limit
            : throw ProblemException.BadInput("limit", $"must be a whole number from 1 to {MaxLimit}");
    }

    /// <summary><c>?cursor=</c> as it came, to be given to the store; null for the beginning.</summary>
    public static string? PageCursor(this HttpRequest request) => request.QueryValue("cursor");

    /// <summary>A value of the query string; null when it is not given or empty.</summary>
    /// <exception cref="ProblemException">400: it is given twice.</exception>
    public static string? QueryValue(this HttpRequest request, string name)
    {
        var values = request.Query[name];
        if (values.Count > 1) throw ProblemException.BadInput(name, "is given more than once");
        return string.IsNullOrEmpty(values) ? null : values[0];
    }

    /// <summary>A yes or no of the query string; null when it is not given.</summary>
    /// <exception cref="ProblemException">400: neither true nor false.</exception>
    public static bool? QueryFlag(this HttpRequest request, string name) => request.QueryValue(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw ProblemException.BadInput(name, "must be true or false"),
    };

    /// <summary>A time of the query string, of UTC where it names no offset; null when it is not given.</summary>
    /// <exception cref="ProblemException">400: not a time.</exception>
    public static DateTimeOffset? QueryTime(this HttpRequest request, string name)
    {
        if (request.QueryValue(name) is not { } text) return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw ProblemException.BadInput(name, "must be a time such as 2026-11-22T08:30:00Z");
    }

    /// <summary>A number of the query string; null when it is not given.</summary>
    /// <exception cref="ProblemException">400: not a finite number.</exception>
    public static double? QueryNumber(this HttpRequest request, string name)
    {
        if (request.QueryValue(name) is not { } text) return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw ProblemException.BadInput(name, "must be a number");
    }
}
