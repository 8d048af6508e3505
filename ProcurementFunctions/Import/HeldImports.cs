using System.Security.Cryptography;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Import;

/// <summary>Files that are looked at before they are imported: a preview first, then the import, each a task of its own.</summary>
internal sealed class HeldImports(RedisHeldFiles files, FileKinds kinds, ILogger<HeldImports> logger)
{
    private static readonly IReadOnlyDictionary<string, string> NoMap = ImportOptions.None.Map;

    /// <exception cref="ProblemException">404: there is none, or it waited for too long.</exception>
    public async Task<HeldImport> FindAsync(string id) =>
        (IsId(id) ? await files.ReadAsync(id) : null) ?? throw ProblemException.NotFound("there is no such file; it is kept for four hours. Choose it again");

    /// <summary>As <see cref="FindAsync"/>. A round that is under way and has no task is given one, as its process may have died before it started it.</summary>
    public async Task<HeldImport> LookAsync(DurableTaskClient client, string id, CancellationToken cancellation)
    {
        var held = await FindAsync(id);
        return held.Last is { IsUnderWay: true } && await EnsureStartedAsync(client, held, cancellation)
            ? await GivenUpAsync(id)
            : held;
    }

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
        var begun = held with { Rounds = round.Number, Last = round };
        if (!await files.TryBeginAsync(begun)) return await FindAsync(held.Id);
        await EnsureStartedAsync(client, begun, cancellation);
        return begun;
    }

    /// <summary>What its task, that has ended, left under way would be so for as long as the file is kept.</summary>
    private async Task<HeldImport> GivenUpAsync(string id)
    {
        var held = await FindAsync(id);
        if (held.Last is not { IsUnderWay: true } round) return held;
        var refused = held with { Last = round with { Refusal = "it was given up after many attempts; what came in of it stays. Try again" } };
        await files.SaveAsync(refused);
        return refused;
    }

    /// <summary>
    /// The task is named after its round, so that it is started once. Where it cannot be started, the next look tries it again.
    /// True: it has ended.
    /// </summary>
    private async Task<bool> EnsureStartedAsync(DurableTaskClient client, HeldImport begun, CancellationToken cancellation)
    {
        var task = new ImportTask(begun.Id, begun.Rounds);
        var id = FormattableString.Invariant($"import-{task.Id}-{task.Round}");
        try
        {
            if (await client.GetInstanceAsync(id, cancellation) is { } there) return there.IsCompleted;
            var once = new StartOrchestrationOptions(id).WithDedupeStatuses(Enum.GetValues<OrchestrationRuntimeStatus>());
            await client.ScheduleNewOrchestrationInstanceAsync(nameof(ImportOrchestrator), task, once, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            ImportLog.NotStarted(logger, id, e);
        }

        return false;
    }

    private static bool IsId(string id) => id.Length == 32 && id.All(char.IsAsciiHexDigitLower);
}
