using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Management;

/// <summary>Reads the query parameters of a request to the management endpoints. What cannot be read is refused by name.</summary>
internal sealed class ManagementQuery(IQueryCollection query)
{
    /// <exception cref="BadHttpRequestException">The value is none of true and false.</exception>
    public bool Flag(string name, bool otherwise) =>
        Text(name) is not { } text ? otherwise : bool.TryParse(text, out var value) ? value : throw Bad(name, "true or false");

    /// <exception cref="BadHttpRequestException">The value is no time.</exception>
    public DateTimeOffset? Time(string name) =>
        Text(name) is not { } text
            ? null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var value)
                ? value
                : throw Bad(name, "a time such as 2026-11-22T08:00:00Z");

    /// <exception cref="BadHttpRequestException">The value is no number above 0.</exception>
    public int? Count(string name) =>
        Text(name) is not { } text
            ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : throw Bad(name, "a number above 0");

    /// <summary>A number of seconds.</summary>
    /// <exception cref="BadHttpRequestException">The value is no such number, or more than an hour.</exception>
    public TimeSpan? Seconds(string name) =>
        Text(name) is not { } text
            ? null
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 3_600
                ? TimeSpan.FromSeconds(value)
                : throw Bad(name, "a number of seconds, at most 3600");

    /// <summary>Values that are repeated or stand between commas; null when there are none.</summary>
    /// <exception cref="BadHttpRequestException">A value is none of the names.</exception>
    public IReadOnlyList<T>? Names<T>(string name)
        where T : struct, Enum
    {
        var texts = query[name].SelectMany(value => (value ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        return texts.Count == 0 ? null : [.. texts.Select(Read)];

        T Read(string text) => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0])
            ? value
            : throw Bad(name, $"of {string.Join(", ", Enum.GetNames<T>())}");
    }

    public string? Text(string name) => query[name].FirstOrDefault() is { Length: > 0 } text ? text : null;

    private static BadHttpRequestException Bad(string name, string what) => new($"The query parameter '{name}' must be {what}.");
}
