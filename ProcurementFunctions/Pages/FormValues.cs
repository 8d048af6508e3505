using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Pages;

/// <summary>The fields of a form, as they were typed.</summary>
public sealed class FormValues(IReadOnlyDictionary<string, StringValues> fields, IFormFile? file = null)
{
    private const string Type = "application/x-www-form-urlencoded";
    private const string TypeWithFile = "multipart/form-data";

    /// <summary>What a form of several parts holds beside its file.</summary>
    private const int PartsAround = 64 * 1024;

    public static FormValues None { get; } = new(new Dictionary<string, StringValues>());

    /// <summary>The file that was chosen; null: none was.</summary>
    public IFormFile? File { get; } = file;

    /// <exception cref="ProblemException">400, 415: it is no form; 413: it is too large.</exception>
    public static async Task<FormValues> ReadAsync(HttpRequest request, bool mayHaveFile, CancellationToken cancellation)
    {
        if (mayHaveFile && request.ContentType?.StartsWith(TypeWithFile, StringComparison.OrdinalIgnoreCase) == true)
            return await ReadWithFileAsync(request, cancellation);
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

    /// <summary>A file is kept on the disk while it is read, in a file that goes with the request.</summary>
    private static async Task<FormValues> ReadWithFileAsync(HttpRequest request, CancellationToken cancellation)
    {
        const long most = BodyLimits.Import + PartsAround;
        request.Body = request.OpenBody(most);
        try
        {
            var form = await request.ReadFormAsync(
                new FormOptions { MultipartBodyLengthLimit = most, ValueLengthLimit = PartsAround, ValueCountLimit = 200 }, cancellation);
            if (form.Files.Count > 1 || form.Files.Any(one => one.Length > BodyLimits.Import)) throw TooLarge();
            return new(form.ToDictionary(field => field.Key, field => field.Value), form.Files.Count == 1 && form.Files[0].Length > 0 ? form.Files[0] : null);
        }
        catch (InvalidDataException)
        {
            throw TooLarge();
        }
    }

    /// <summary>What is in the file that was chosen.</summary>
    /// <exception cref="ProblemException">400: none was, or it is larger than so many bytes.</exception>
    public async Task<byte[]> FileAsync(long most, CancellationToken cancellation)
    {
        if (File is not { } file) throw ProblemException.BadInput("file", "was not chosen");
        if (file.Length > most) throw ProblemException.BadInput("file", $"is larger than {most / 1024 / 1024} MB");
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        return content.ToArray();
    }

    private static ProblemException TooLarge() =>
        new(413, "Too large", $"a form holds one file of at most {BodyLimits.Import / 1024 / 1024} MB");

    /// <summary>The fields whose names begin so, without that beginning, where something was typed.</summary>
    public IReadOnlyDictionary<string, string> Starting(string prefix) => fields.Keys
        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && Text(name) is not null)
        .ToDictionary(name => name[prefix.Length..], name => Text(name)!);

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

    /// <exception cref="ProblemException">400: it is no number.</exception>
    public double? Number(string field) => Text(field) switch
    {
        null => null,
        { } text when double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => throw ProblemException.BadInput(field, "must be a number such as 2.5"),
    };

    /// <exception cref="ProblemException">400: it is no day.</exception>
    public DateOnly? Day(string field) => Text(field) switch
    {
        null => null,
        { } text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        _ => throw ProblemException.BadInput(field, "must be a day such as 2026-11-30"),
    };

    /// <exception cref="ProblemException">400: it is none of these.</exception>
    public T Choice<T>(string field) where T : struct, Enum => Enum.TryParse<T>(Text(field), ignoreCase: true, out var choice) && Enum.IsDefined(choice)
        ? choice
        : throw ProblemException.BadInput(field, $"must be {string.Join(" or ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName))}");

    public bool IsTicked(string field) => Text(field) is not null;
}
