using System.Security.Cryptography;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Import;

/// <summary>Files that are looked at before they are imported: a preview first, then the import, each a task of its own.</summary>
internal sealed class HeldImports(RedisHeldFiles files, FileKinds kinds)
{
    private static readonly IReadOnlyDictionary<string, string> NoMap = ImportOptions.None.Map;

    /// <exception cref="ProblemException">404: there is none, or it waited for too long.</exception>
    public async Task<HeldImport> FindAsync(string id) =>
        (IsId(id) ? await files.ReadAsync(id) : null) ?? throw ProblemException.NotFound("there is no such file; it is kept for four hours. Choose it again");

    /// <summary>How many rows of its last round have been read so far.</summary>
    public async Task<int> RowsAsync(HeldImport held) =>
        held.Last is { IsUnderWay: true } last ? await files.RowsAsync(held.Id, last.Number) : held.Last?.Result?.Rows ?? 0;

    /// <summary>Keeps a file, and begins its preview where its kind is said or can be recognised.</summary>
    /// <param name="client">Starts the task.</param>
    /// <param name="file">It can be sought in.</param>
    /// <param name="fileName">As the person calls it.</param>
    /// <param name="kind">Null: it is recognised by its header.</param>
    /// <param name="by">The person.</param>
    /// <param name="cancellation">Ends the keeping.</param>
    /// <exception cref="ProblemException">400: it is no table with a header.</exception>
    public async Task<HeldImport> KeepAsync(
        DurableTaskClient client, Stream file, string fileName, ImportKind? kind, string by, CancellationToken cancellation)
    {
        var headers = await kinds.HeadersAsync(file, cancellation);
        var held = new HeldImport(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), fileName, file.Length, headers);
        file.Position = 0;
        await files.KeepAsync(held.Id, file, cancellation);
        await files.SaveAsync(held);
        return (kind ?? kinds.Recognise(headers)) is { } known
            ? await BeginAsync(client, held, new(known, NoMap), dryRun: true, by, cancellation)
            : held;
    }

    /// <summary>Begins a round. Asked for twice from the same page, it is begun once.</summary>
    /// <param name="held">As the person saw it.</param>
    public async Task<HeldImport> BeginAsync(
        DurableTaskClient client, HeldImport held, ImportWish wish, bool dryRun, string by, CancellationToken cancellation)
    {
        var round = new ImportRound(held.Rounds + 1, dryRun, wish, by);
        if (!await files.TryBeginAsync(held.Id, round.Number)) return await FindAsync(held.Id);
        var begun = held with { Rounds = round.Number, Last = round };
        await files.SaveAsync(begun);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(ImportOrchestrator), new ImportTask(held.Id, round.Number), cancellation);
        }
        catch
        {
            // Else its page would wait for it for as long as the file is kept.
            await files.SaveAsync(begun with { Last = round with { Refusal = "it could not be begun; try again" } });
            throw;
        }

        return begun;
    }

    private static bool IsId(string id) => id.Length == 32 && id.All(char.IsAsciiHexDigitLower);
}
