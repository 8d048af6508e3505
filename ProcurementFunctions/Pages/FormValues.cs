using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Pages;

/// <summary>The fields of a form, as they were typed.</summary>
public sealed class FormValues(IReadOnlyDictionary<string, StringValues> fields)
{
    private const string Type = "application/x-www-form-urlencoded";

    public static FormValues None { get; } = new(new Dictionary<string, StringValues>());

    /// <exception cref="ProblemException">400: it is no form; 413: it is too large.</exception>
    public static async Task<FormValues> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentType?.StartsWith(Type, StringComparison.OrdinalIgnoreCase) != true)
            throw new ProblemException(415, "Unsupported content type", "this is not a form");
        var body = await request.ReadBytesAsync(BodyLimits.Default, cancellation);
        try
        {
            using var reader = new FormReader(Encoding.UTF8.GetString(body));
            return new(reader.ReadForm());
        }
        catch (InvalidDataException)
        {
            throw new ProblemException(400, "Bad input", "the form cannot be read");
        }
    }

    /// <summary>Null where it is not there, or nothing was typed.</summary>
    public string? Text(string field) =>
        fields.TryGetValue(field, out var values) && values is [{ } value, ..] && value.Trim() is { Length: > 0 } text ? text : null;

    /// <exception cref="ProblemException">400: it is no whole number.</exception>
    public int? Whole(string field) => Text(field) switch
    {
        null => null,
        { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw ProblemException.BadInput(field, "must be a whole number"),
    };

    /// <exception cref="ProblemException">400: it is no amount.</exception>
    public decimal? Amount(string field) => Text(field) switch
    {
        null => null,
        { } text when decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) => amount,
        _ => throw ProblemException.BadInput(field, "must be an amount such as 250.00"),
    };

    /// <exception cref="ProblemException">400: it is no day.</exception>
    public DateOnly? Day(string field) => Text(field) switch
    {
        null => null,
        { } text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        _ => throw ProblemException.BadInput(field, "must be a day such as 2026-11-30"),
    };

    public bool IsTicked(string field) => Text(field) is not null;
}
