using System.Collections.Concurrent;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.Telemetry;

namespace ProcurementFunctions.Knowledge;

/// <summary>
/// Learns many pieces of evidence, of many vendors, so that each counts once whatever happens in between: the process may
/// die, the same evidence may come again, others may learn about the same vendors meanwhile.
/// </summary>
/// <remarks>
/// <para>Evidence and beliefs are in different documents, which no transaction spans. So a batch (1) writes its token into
/// <see cref="VendorDocument.UnfinishedLessons"/> before the first evidence of a vendor is stored, (2) stores the evidence
/// under ids made from its cause, where a repeat is a conflict, and (3) in one conditional write joins the statistics of
/// what it stored to the vendor's beliefs and takes its token away.</para>
/// <para>When at (3) a token of another batch is there (it is at work, or died), or its own is gone (another one rebuilt),
/// the beliefs are computed anew from all stored evidence, and all tokens taken away. A batch still at work finds its
/// token gone and does the same at its end. So beliefs always end as the function of the stored evidence that they are
/// meant to be, and in the usual case nothing is read again.</para>
/// </remarks>
public sealed class EvidenceBatch
{
    private const int MostRebuilds = 20;

    private readonly DocumentContainer<VendorDocument> _vendors;
    private readonly DocumentContainer<EvidenceDocument> _evidence;
    private readonly string _token = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<string, Lazy<Task<Lesson?>>> _lessons = new();

    internal EvidenceBatch(DocumentContainer<VendorDocument> vendors, DocumentContainer<EvidenceDocument> evidence) =>
        (_vendors, _evidence) = (vendors, evidence);

    /// <summary>
    /// Stores a piece of evidence; may be called at once by many. Evidence that is known by its id and says something else
    /// now is replaced.
    /// </summary>
    public Task<EvidenceOutcome> AddAsync(Evidence evidence, CancellationToken cancellation) => AddAsync(evidence, false, null, cancellation);

    /// <summary>The same for what a person says; the audit trail is told unless it was known.</summary>
    public Task<EvidenceOutcome> AddAsync(Evidence evidence, AuditEntry told, CancellationToken cancellation) =>
        AddAsync(evidence, false, told, cancellation);

    /// <summary>What <see cref="AddAsync(Evidence, CancellationToken)"/> would come to; changes nothing.</summary>
    internal async Task<EvidenceOutcome> ForeseeAsync(Evidence evidence, CancellationToken cancellation)
    {
        var outcome = EvidenceOutcome.Stored;
        await foreach (var stored in _evidence.QueryAsync(SameAs(evidence.VendorId, evidence.Id), evidence.Sku, cancellation))
            outcome = outcome == EvidenceOutcome.Known || stored.Document.ToEvidence() == evidence ? EvidenceOutcome.Known : EvidenceOutcome.Replaced;
        return outcome;
    }

    /// <param name="evidence">What happened.</param>
    /// <param name="firstCounts">Whether, of what is told of one thing, the first counts; else the last.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    internal Task<EvidenceOutcome> AddAsync(Evidence evidence, bool firstCounts, CancellationToken cancellation) =>
        AddAsync(evidence, firstCounts, null, cancellation);

    private async Task<EvidenceOutcome> AddAsync(Evidence evidence, bool firstCounts, AuditEntry? told, CancellationToken cancellation)
    {
        if (await LessonAsync(evidence.VendorId, cancellation) is not { } lesson) return EvidenceOutcome.UnknownVendor;
        var document = EvidenceDocument.Of(evidence).Telling(told);
        if (await CreateAsync(document, lesson, cancellation))
        {
            // Of a vendor's first import nothing can be known under another date yet, and each look costs a query.
            if ((firstCounts || lesson.KnewSomething) && await OnceAsync(document, firstCounts, cancellation) is { } outcome)
            {
                lesson.Rebuild = true;
                return outcome;
            }

            lesson.Learn(evidence);
            return EvidenceOutcome.Stored;
        }

        var replaced = false;
        await _evidence.UpdateAsync(document.Id, evidence.Sku, known => Replacement(known, document, out replaced), cancellation);
        if (!replaced) return EvidenceOutcome.Known;
        lesson.Rebuild = true;
        return EvidenceOutcome.Replaced;
    }

    /// <summary>
    /// Stores evidence under another name in place of what is known, and lets the beliefs be computed anew. The old goes
    /// first: an interruption may lose one piece of evidence, but never counts it twice.
    /// </summary>
    internal async Task RenameAsync(EvidenceDocument known, Evidence renamed, CancellationToken cancellation)
    {
        if (await LessonAsync(known.VendorId, cancellation) is { } lesson) lesson.Rebuild = true;
        await _evidence.DeleteAsync(known.Id, known.Sku, null, cancellation);
        await AddAsync(renamed, cancellation);
    }

    /// <summary>Deletes evidence and lets the beliefs be computed anew; false when it is not known.</summary>
    internal async Task<bool> TakeBackAsync(string vendorId, string sku, string evidenceId, CancellationToken cancellation)
    {
        var known = await _evidence.ListAsync(SameAs(vendorId, evidenceId), sku, cancellation).ToListAsync(cancellation);
        if (known.Count == 0 || await LessonAsync(vendorId, cancellation) is not { } lesson) return false;
        lesson.Rebuild = true;
        foreach (var one in known) await _evidence.DeleteAsync(one.Id, one.Sku, null, cancellation);
        return true;
    }

    /// <summary>Brings the beliefs of all vendors up to date with what was stored.</summary>
    public Task CompleteAsync(CancellationToken cancellation) => Parallel.ForEachAsync(
        _lessons,
        new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation },
        async (entry, inner) =>
        {
            if (await entry.Value.Value is { } lesson) await FinishAsync(entry.Key, lesson, inner);
        });

    /// <summary>
    /// The date is part of a document's id, so the same thing told with two dates is stored twice, maybe by two at the same
    /// time. Of all under one evidence id only the document with the least id stays: every one who looks after storing
    /// comes to the same. Null when there is no other.
    /// </summary>
    private async Task<EvidenceOutcome?> OnceAsync(EvidenceDocument document, bool firstCounts, CancellationToken cancellation)
    {
        var same = new List<EvidenceDocument>();
        await foreach (var stored in _evidence.QueryAsync(SameAs(document.VendorId, document.EvidenceId), document.Sku, cancellation))
            same.Add(stored.Document);
        if (same.Count < 2) return null;
        var stays = same.MinBy(one => one.Id, StringComparer.Ordinal)!;
        var outcome = EvidenceOutcome.Known;
        if (!firstCounts && stays.ToEvidence() != document.ToEvidence())
        {
            outcome = EvidenceOutcome.Replaced;
            await _evidence.UpdateAsync(stays.Id, stays.Sku, known => Replacement(known, document with { Id = stays.Id }, out _), cancellation);
        }

        foreach (var other in same.Where(one => one.Id != stays.Id)) await _evidence.DeleteAsync(other.Id, other.Sku, null, cancellation);
        return outcome;
    }

    /// <summary>All that is stored under an evidence id.</summary>
    internal static QueryDefinition SameAs(string vendorId, string evidenceId) =>
        new QueryDefinition("SELECT * FROM c WHERE c.vendorId = @vendor AND c.evidenceId = @id ORDER BY c.id")
            .WithParameter("@vendor", vendorId).WithParameter("@id", evidenceId);

    private static EvidenceDocument? Replacement(EvidenceDocument? known, EvidenceDocument document, out bool replaced)
    {
        replaced = known is null || known.ToEvidence() != document.ToEvidence();
        if (!replaced) return known;
        var replacement = document with { SchemaVersion = known?.SchemaVersion ?? default, UnknownFields = known?.UnknownFields, Untold = known?.Untold };
        return document.Untold is [var entry] ? replacement.Telling(entry) : replacement;
    }

    /// <summary>What is being learned about a vendor; null when there is no such vendor. Begun again when it failed.</summary>
    private async Task<Lesson?> LessonAsync(string vendorId, CancellationToken cancellation)
    {
        var lesson = _lessons.GetOrAdd(vendorId, id => new(() => BeginAsync(id, cancellation)));
        try
        {
            return await lesson.Value;
        }
        catch
        {
            _lessons.TryRemove(new(vendorId, lesson));
            throw;
        }
    }

    /// <summary>False when it is stored already.</summary>
    private async Task<bool> CreateAsync(EvidenceDocument document, Lesson lesson, CancellationToken cancellation)
    {
        try
        {
            return await _evidence.CreateAsync(document, document.Sku, cancellation) is not null;
        }
        catch
        {
            // It may be stored all the same; then a repeat finds it known, and only computing anew learns it.
            lesson.Rebuild = true;
            throw;
        }
    }

    private async Task<Lesson?> BeginAsync(string vendorId, CancellationToken cancellation)
    {
        var marked = await _vendors.UpdateAsync(
            vendorId,
            vendorId,
            vendor => vendor is null ? null : vendor with { UnfinishedLessons = [.. vendor.UnfinishedLessons, _token] },
            cancellation);
        return marked is null ? null : new Lesson(marked.Document);
    }

    private async Task FinishAsync(string vendorId, Lesson lesson, CancellationToken cancellation)
    {
        if (!lesson.Rebuild)
        {
            var alone = false;
            await _vendors.UpdateAsync(vendorId, vendorId, Joined, cancellation);
            if (alone)
            {
                AgentMeter.Believes("evidence");
                return;
            }

            VendorDocument? Joined(VendorDocument? vendor)
            {
                alone = vendor is not null && vendor.UnfinishedLessons is [var only] && only == _token && !lesson.IsApartFrom(vendor);
                return alone ? lesson.JoinedTo(vendor!) with { UnfinishedLessons = [] } : vendor;
            }
        }

        await RebuildAsync(vendorId, cancellation);
        AgentMeter.Believes("evidence");
    }

    private async Task RebuildAsync(string vendorId, CancellationToken cancellation)
    {
        // The document is read before the evidence: who stores evidence after that has either put a token into the
        // document meanwhile, which makes the write fail, or finds its token gone and computes anew itself.
        for (var attempt = 1; await _vendors.ReadAsync(vendorId, vendorId, cancellation) is { } read; attempt++)
        {
            if (attempt > MostRebuilds) throw ProblemException.Conflict($"vendor {vendorId} is being changed by others; try again");
            var lesson = new Lesson(read.Document);
            var query = new QueryDefinition("SELECT * FROM c WHERE c.vendorId = @vendor ORDER BY c.id").WithParameter("@vendor", vendorId);
            var seen = new HashSet<string>();
            await foreach (var stored in _evidence.QueryAsync(query, null, cancellation))
            {
                // Who stored the same with another date and died before it looked left two; the one that stays comes first.
                if (seen.Add(stored.Document.EvidenceId)) lesson.Learn(stored.Document.ToEvidence());
            }

            var rebuilt = lesson.InPlaceOf(read.Document) with { UnfinishedLessons = [] };
            if (await _vendors.ReplaceAsync(rebuilt, vendorId, read.ETag, cancellation) is not null) return;
            // A pause on the wall clock: the race is between processes, not within the firm's time.
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, 10 * attempt)), TimeProvider.System, cancellation);
        }
    }
}

/// <summary>What became of a piece of evidence.</summary>
public enum EvidenceOutcome
{
    Stored,
    Replaced,
    Known,
    UnknownVendor,
}
