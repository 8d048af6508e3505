using System.Globalization;
using System.Text.Json;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Operations;

/// <summary>The settings in Cosmos DB. What changes them tells the audit trail.</summary>
internal sealed class CosmosOperationsStore(DocumentContainer<OperationsSettings> settings, TimeProvider time) : IOperationsStore
{
    private const string Subject = "operations";
    private const int MaxAttempts = 12;

    public async Task<Stored<OperationsSettings>> ReadAsync(CancellationToken cancellation) =>
        await settings.ReadAsync(OperationsSettings.DocumentId, OperationsSettings.DocumentId, cancellation)
        ?? await settings.CreateAsync(OperationsSettings.Default, OperationsSettings.DocumentId, cancellation)
        ?? await settings.ReadAsync(OperationsSettings.DocumentId, OperationsSettings.DocumentId, cancellation)
        ?? throw ProblemException.Conflict("the settings were deleted meanwhile; try again");

    public async Task<Stored<OperationsSettings>?> ReplaceAsync(
        OperationsSettings changed, string etag, string changedBy, string why, CancellationToken cancellation)
    {
        var read = await ReadAsync(cancellation);
        return read.ETag == etag ? await WriteAsync(read, changed, changedBy, why, cancellation) : null;
    }

    public async Task<Stored<OperationsSettings>> UpdateAsync(
        Func<OperationsSettings, OperationsSettings> change, string changedBy, string why, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var read = await ReadAsync(cancellation);
            var changed = change(read.Document);
            if (changed == read.Document) return read;
            if (await WriteAsync(read, changed, changedBy, why, cancellation) is { } written) return written;
        }

        throw ProblemException.Conflict("the settings are being changed by others; try again");
    }

    private Task<Stored<OperationsSettings>?> WriteAsync(
        Stored<OperationsSettings> read, OperationsSettings changed, string changedBy, string why, CancellationToken cancellation)
    {
        var changes = JsonChanges.Between(Visible(read.Document), Visible(changed));
        if (changes.Count > 0)
        {
            var revision = read.Document.Revision + 1;
            changed = (changed with { Revision = revision, LastChange = null })
                .Telling(read.Document.LastChange)
                .Telling(Entry(revision, changedBy, why, changes));
        }

        return settings.ReplaceAsync(changed, OperationsSettings.DocumentId, read.ETag, cancellation);
    }

    private AuditEntry Entry(int revision, string changedBy, string why, IReadOnlyList<FieldChange> changes) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{Subject}:{revision:D8}"),
        Subject = Subject,
        By = changedBy,
        At = time.GetUtcNow(),
        Why = why,
        Changes = changes,
    };

    private static JsonElement Visible(OperationsSettings document) =>
        JsonSerializer.SerializeToElement(OperationsBody.Of(document), OperationsJson.Default.OperationsBody);
}
