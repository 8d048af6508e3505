using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Import;

/// <summary>Activity: reads a held file as its round says, and keeps how far it is and what came of it.</summary>
internal sealed class ImportHeldFile(RedisHeldFiles files, ImportDesk desk, WallClock clock)
{
    private static readonly TimeSpan Told = TimeSpan.FromMilliseconds(500);

    /// <summary>False: the file is gone, or the round was done before.</summary>
    [Function(nameof(ImportHeldFile))]
    public async Task<bool> RunAsync([ActivityTrigger] ImportTask task, CancellationToken cancellation)
    {
        if (await files.ReadAsync(task.Id) is not { Last: { IsUnderWay: true } round } held || round.Number != task.Round) return false;
        try
        {
            var result = await ImportAsync(held, round, cancellation);
            await files.SaveAsync(held with { Last = round with { Result = result }, Expected = result.Rows });
        }
        catch (ProblemException refused) when (refused.Status < 500)
        {
            await files.SaveAsync(held with { Last = round with { Refusal = refused.Message } });
        }

        return true;
    }

    private async Task<ImportResult> ImportAsync(HeldImport held, ImportRound round, CancellationToken cancellation)
    {
        var options = new ImportOptions(round.Wish.Map, round.DryRun) { Lists = round.Wish.Lists, WithDelivered = round.Wish.WithDelivered };
        var tally = new ImportTally();
        await using var file = await SpooledFile.OfAsync((target, inner) => files.CopyToAsync(held.Id, target, inner), cancellation);
        var import = desk.ImportAsync(round.Wish.Kind, file, options, new(round.By, $"{held.Id}:{round.Number}"), tally, cancellation);
        while (await Task.WhenAny(import, Task.Delay(Told, clock.Time, cancellation)) != import)
        {
            cancellation.ThrowIfCancellationRequested();
            await files.SaveRowsAsync(held.Id, round.Number, tally.Rows);
        }

        return await import;
    }
}
