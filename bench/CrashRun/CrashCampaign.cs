using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Bench.CrashRun.Worker;
using ProcurementFunctions.Bench.Shared;

namespace ProcurementFunctions.Bench.CrashRun;

/// <summary>Kills the process again and again under load, then lets it end its tasks and counts.</summary>
internal sealed class CrashCampaign(CrashOptions options, string folder)
{
    /// <summary>One kill in so many hits the process while it starts.</summary>
    private const int KillsForOneAtStart = 5;

    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public async Task<CrashReport> RunAsync()
    {
        var random = new Random(options.Seed);
        var inFlight = new List<int>();
        for (var kill = 0; kill < options.Kills; kill++)
        {
            var atStart = kill % KillsForOneAtStart == KillsForOneAtStart - 1;
            using var worker = new WorkerProcess("work", folder, options.Tasks.ToString(CultureInfo.InvariantCulture));
            if (!atStart)
                await worker.WhenFullAsync();
            await Task.Delay(LongestLife * random.NextDouble(), TimeProvider.System);
            await worker.KillAsync();
            if (!atStart)
                inFlight.Add(CheckedInFlight());
        }

        using var last = new WorkerProcess("end", folder);
        return Count(await last.EndAsync(Patience), inFlight);
    }

    /// <summary>Counts in the engine's own file, read as the killed process left it, once SQLite has found it sound.</summary>
    private int CheckedInFlight()
    {
        using var state = new SqliteConnection($"Data Source={Path.Combine(folder, CrashWorker.StateFile)};Mode=ReadOnly;Pooling=False");
        state.Open();
        Require("PRAGMA integrity_check", "ok");
        Require("PRAGMA journal_mode", "wal");
        using var count = state.CreateCommand();
        count.CommandText = "SELECT count(*) FROM instances WHERE name = $1 AND status IN ($2, $3)";
        count.Parameters.AddWithValue("$1", nameof(CrashTask));
        count.Parameters.AddWithValue("$2", (int)OrchestrationRuntimeStatus.Pending);
        count.Parameters.AddWithValue("$3", (int)OrchestrationRuntimeStatus.Running);
        return Convert.ToInt32(count.ExecuteScalar(), CultureInfo.InvariantCulture);

        void Require(string pragma, string expected)
        {
            using var command = state.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this method.
            command.CommandText = pragma;
#pragma warning restore CA2100
            if (command.ExecuteScalar() is not string said || said != expected)
                throw new BenchmarkException($"the engine's file after a kill: {pragma} is not {expected}");
        }
    }

    private CrashReport Count(IReadOnlyList<string> said, IReadOnlyList<int> inFlight)
    {
        using var book = new VendorBook(folder);
        var tasks = book.Number("SELECT count(*) FROM tasks");
        var orders = book.Number("SELECT count(*) FROM orders");
        var faults = said.Where(line => !line.StartsWith("completed ", StringComparison.Ordinal)).ToList();
        Expect(said.Contains($"completed {tasks}"), $"of {tasks} tasks: {said[^1]}");
        Expect(orders == tasks, $"{tasks} tasks have {orders} orders");
        ExpectNone("tasks with more than one order", "SELECT task FROM orders GROUP BY task HAVING count(*) > 1");
        ExpectNone("tasks without an order", "SELECT task FROM tasks WHERE task NOT IN (SELECT task FROM orders)");
        ExpectNone("tasks that ended more than once", "SELECT task FROM ends GROUP BY task HAVING count(*) > 1");
        ExpectNone("tasks that did not end", "SELECT task FROM tasks WHERE task NOT IN (SELECT task FROM ends)");
        return new CrashReport(options.Kills, inFlight, tasks, orders, book.Number("SELECT count(*) FROM calls"), faults);

        void Expect(bool holds, string fault)
        {
            if (!holds)
                faults.Add(fault);
        }

        void ExpectNone(string what, string sql) =>
            Expect(book.Numbers(sql) is { Count: 0 }, $"{what}: {string.Join(", ", book.Numbers(sql).Take(20))}");
    }
}
