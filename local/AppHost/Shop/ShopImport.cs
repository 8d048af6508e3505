using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using ProcurementFunctions.Local.FunctionsHost.Hosting;

namespace ProcurementFunctions.Local.AppHost.Shop;

/// <summary>
/// Brings a shop's files into the app, through its own import. What was imported is noted by content, so a file is
/// imported once, again when it has changed, and again when its import did not end.
/// </summary>
internal sealed class ShopImport(ShopFolder shop, HttpClient admin, Action<string> report)
{
    private const int ReportedErrors = 5;

    public async Task RunAsync(CancellationToken cancellation)
    {
        var imported = ReadImported();
        foreach (var file in shop.Files)
        {
            var hash = await HashAsync(file, cancellation);
            if (imported.GetValueOrDefault(file.Name) == hash) continue;
            await ImportAsync(file, cancellation);
            imported[file.Name] = hash;
            PrivateFile.Write(shop.ImportedPath, JsonSerializer.SerializeToUtf8Bytes(imported, ShopJson.Default.DictionaryStringString));
        }
    }

    private Dictionary<string, string> ReadImported()
    {
        if (!File.Exists(shop.ImportedPath)) return [];
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(shop.ImportedPath), ShopJson.Default.DictionaryStringString) ?? [];
        }
        catch (JsonException e)
        {
            throw new LocalCloudException($"{shop.ImportedPath} is damaged; delete it, and everything is imported again.", e);
        }
    }

    private async Task<string> HashAsync(ShopFile file, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(shop.PathOf(file));
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
    }

    private async Task ImportAsync(ShopFile file, CancellationToken cancellation)
    {
        report($"importing {file.Name} ...");
        var started = TimeProvider.System.GetTimestamp();
        using var content = new StreamContent(File.OpenRead(shop.PathOf(file)));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv") { CharSet = "utf-8" };
        using var answer = await admin.PostAsync(new Uri($"api/import/{file.Route}", UriKind.Relative), content, cancellation);
        if (!answer.IsSuccessStatusCode)
            throw new LocalCloudException($"{file.Name} cannot be imported: {await answer.Content.ReadAsStringAsync(cancellation)}");
        var result = await answer.Content.ReadFromJsonAsync(ShopJson.Default.ImportResult, cancellation)
            ?? throw new LocalCloudException($"The import of {file.Name} gave no result.");
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        report(FormattableString.Invariant(
            $"imported {file.Name}: {result.Rows} rows, {result.Inserted} new, {result.Updated} changed, {result.Rejected} rejected ({seconds:0.0} s)"));
        foreach (var error in result.Errors.Take(ReportedErrors))
            report($"  {file.Name} line {error.Line}, {error.Field}: {error.Message}");
        if (result.Errors.Count > ReportedErrors) report($"  and {result.Errors.Count - ReportedErrors} more");
    }
}
