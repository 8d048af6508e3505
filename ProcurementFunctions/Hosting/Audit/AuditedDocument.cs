using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Hosting.Audit;

/// <summary>
/// A document of which the audit trail is told what people change. An entry is written with the change, in the document
/// itself, and stands there until the trail has it, so that nothing that comes between the two loses it.
/// </summary>
/// <remarks>
/// <see cref="DocumentContainer{T}"/> tells the trail right after each write, and <see cref="AuditSweep"/> what was
/// interrupted. See docs/decisions/0015.
/// </remarks>
public abstract record AuditedDocument : Document
{
    /// <summary>More than are ever waiting, unless the trail cannot be reached for long.</summary>
    internal const int MostUntold = 50;

    /// <summary>What the trail has not been told for certain, oldest first; null: nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AuditEntry>? Untold { get; init; }

    /// <summary>The value of its partition key.</summary>
    internal abstract string Partition();
}

public static class AuditedDocumentExtensions
{
    /// <summary>The document with one more entry that the trail is to be told once the document is written; null adds none.</summary>
    /// <exception cref="ProblemException">503: too many wait already.</exception>
    public static T Telling<T>(this T document, AuditEntry? entry)
        where T : AuditedDocument
    {
        if (entry is null) return document;
        var untold = document.Untold ?? [];
        return untold.Count < AuditedDocument.MostUntold
            ? document with { Untold = [.. untold, entry] }
            : throw ProblemException.Unavailable("the audit trail cannot be reached", TimeSpan.FromSeconds(5));
    }
}
