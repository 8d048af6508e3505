using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.Telemetry;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Invoices;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Purchasing.Returning;

namespace ProcurementFunctions.Conversations.Effects;

/// <summary>
/// Carries out what messages led to, and notes it. What cannot be done now stays kept, and <see cref="SweepAsync"/> does it
/// later; doing it twice, or after a later message of the same kind, changes nothing.
/// </summary>
public sealed class EffectRunner(
    ISessionStore sessions,
    IPurchaseStarter purchases,
    PurchaseDesk desk,
    ReceivingDesk receiving,
    GoodsReturns returns,
    InvoiceDesk invoices,
    IPreferencesStore preferences,
    PreferenceAudit audit,
    IOperationsStore operations,
    ItemSnooze snooze,
    ItemLives lives,
    WallClock clock,
    ILogger<EffectRunner> logger)
{
    private const string ToldInMessage = "told in a message";
    private static readonly TimeSpan UnderWay = TimeSpan.FromSeconds(10);

    /// <summary>Carries out a message's effects. The message is answered whether or not that succeeds now.</summary>
    public async Task RunAsync(DurableTaskClient client, PendingEffects pending, CancellationToken cancellation)
    {
        using var span = AgentTrace.Continue("carry out effects", pending.TraceParent);
        if (!await DoAllAsync(client, pending, cancellation))
        {
            span.Failed("delayed");
            return;
        }

        try
        {
            await sessions.SettleAsync(pending.UserId, pending.MessageId, cancellation);
        }
        catch (ProblemException away)
        {
            ConversationsLog.NotSettled(logger, away);
        }
    }

    /// <summary>Finishes what a crash, or a store that was away, has left undone. Safe to run twice and at once.</summary>
    public async Task SweepAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        var swept = 0;
        await foreach (var pending in sessions.ListPendingAsync(cancellation))
        {
            if (pending.At > clock.Now - UnderWay) continue;
            await RunAsync(client, pending, cancellation);
            swept++;
        }

        if (swept > 0) ConversationsLog.Swept(logger, swept);
    }

    private async Task<bool> DoAllAsync(DurableTaskClient client, PendingEffects pending, CancellationToken cancellation)
    {
        var done = true;
        foreach (var effect in pending.Effects) done &= await TryAsync(client, pending, effect, cancellation);
        return done;
    }

    private async Task<bool> TryAsync(
        DurableTaskClient client, PendingEffects pending, Effect effect, CancellationToken cancellation)
    {
        var name = effect.GetType().Name;
        try
        {
            await DoAsync(client, pending, effect, cancellation);
            return true;
        }
        catch (ProblemException problem) when (problem.Status is >= 400 and < 500 and not 409 and not 429)
        {
            // It would be refused the next time too.
            ConversationsLog.EffectRefused(logger, name, problem.Status, problem.Message);
            return true;
        }
        catch (ProblemException problem)
        {
            ConversationsLog.EffectDelayed(logger, name, problem.Status, problem.Message);
            return false;
        }
        // The message is answered and its effects are kept: whatever went wrong, the sweep must get to try again.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            ConversationsLog.EffectFailed(logger, e, name);
            return false;
        }
    }

    private Task DoAsync(DurableTaskClient client, PendingEffects pending, Effect effect, CancellationToken cancellation) => effect switch
    {
        StartPurchase(var request) => StartAsync(client, request, cancellation),
        KeepBudget(var limit) => TellAsync(pending, UserPreferences.AboutBudget, told => told with { BudgetLimit = limit }, cancellation),
        KeepShipping(var shipping) => TellAsync(pending, UserPreferences.AboutShipping, told => told with { Shipping = shipping }, cancellation),
        KeepAbsence(var absence) => TellAsync(pending, UserPreferences.AboutAbsence, told => told with { Absence = absence }, cancellation),
        KeepVendor keep => TellAsync(pending, $"{UserPreferences.AboutVendor}{keep.VendorId}", told => PreferenceEffects.Apply(told, keep), cancellation),
        KeepProduct keep => KeepAsync(pending, keep.Sku, known => PreferenceEffects.Tell(known, pending, keep), cancellation),
        KeepGoals { Sku: { } sku } keep => KeepAsync(pending, sku, known => PreferenceEffects.Tell(known, pending, sku, keep.Goals), cancellation),
        KeepGoals(_, var goals) => TellAsync(pending, UserPreferences.AboutGoals, told => told with { Goals = goals }, cancellation),
        SetMode or SetFirmBudget or SetFirmGoals or TellAutonomy => operations.UpdateAsync(
            settings => FirmEffects.Tell(settings, pending.At, effect), pending.UserId, ToldInMessage, cancellation),
        DecidePurchase said => DecideAsync(client, pending, said, cancellation),
        WithdrawPurchase(var id, var reason) => WithdrawAsync(client, pending, id, reason, cancellation),
        BookReturn back => ReturnAsync(pending, back, cancellation),
        BookInvoiceDecision said => DecideAsync(pending, said, cancellation),
        BookReceipt came => ReceiveAsync(client, pending, came, cancellation),
        SnoozeItem wish => SnoozeAsync(pending, wish, cancellation),
        SetItemLife said => lives.SetAsync(said.Sku, said.Life, said.ReplacedBy, pending.UserId, pending.At, cancellation),
        _ => throw new InvalidOperationException($"{effect.GetType().Name} is no effect that is known"),
    };

    private async Task StartAsync(DurableTaskClient client, PurchaseRequest request, CancellationToken cancellation)
    {
        var (id, isNew) = await purchases.StartAsync(client, request, cancellation);
        ConversationsLog.PurchaseStarted(logger, id, isNew);
    }

    private async Task DecideAsync(
        DurableTaskClient client, PendingEffects pending, DecidePurchase said, CancellationToken cancellation)
    {
        var decision = new PersonDecision(said.Decision, pending.UserId, said.Digest, said.Comment, said.To, Quantity: said.Quantity);
        NoteRefusal(nameof(DecidePurchase), await desk.DecideAsync(client, said.PurchaseId, decision, cancellation));
    }

    private async Task WithdrawAsync(
        DurableTaskClient client, PendingEffects pending, string purchaseId, string reason, CancellationToken cancellation) =>
        NoteRefusal(nameof(WithdrawPurchase), await desk.CancelAsync(client, purchaseId, pending.UserId, reason, cancellation));

    private async Task ReturnAsync(PendingEffects pending, BookReturn back, CancellationToken cancellation) => NoteRefusal(
        nameof(BookReturn), await returns.ReturnAsync(back.PurchaseId, back.ReturnId, back.Quantity, back.Reason, back.Location, pending.UserId, cancellation));

    private async Task ReceiveAsync(
        DurableTaskClient client, PendingEffects pending, BookReceipt came, CancellationToken cancellation)
    {
        var counted = new CountedGoods(came.ReceiptId, came.Quantity, 0, pending.UserId) { Parts = [new(came.Location, came.Quantity, 0)] };
        NoteRefusal(nameof(BookReceipt), await receiving.BookAsync(client, came.PurchaseId, counted, cancellation));
    }

    private async Task DecideAsync(PendingEffects pending, BookInvoiceDecision said, CancellationToken cancellation) => NoteRefusal(
        nameof(BookInvoiceDecision), await invoices.DecideAsync(said.InvoiceId, said.Revision, said.Accept, said.Reason, pending.UserId, cancellation));

    /// <summary>Something came in between; it would be refused the next time too.</summary>
    private void NoteRefusal<T>(string effect, Decision<T> decision)
    {
        if (decision.Refusal is { } refusal) ConversationsLog.EffectRefused(logger, effect, 409, refusal);
    }

    private Task<Stored<UserPreferences>?> TellAsync(
        PendingEffects pending, string about, Func<UserPreferences, UserPreferences> change, CancellationToken cancellation) =>
        preferences.UpdateAsync(
            pending.UserId,
            known =>
            {
                var told = PreferenceEffects.Tell(known, pending, about, change);
                return told is null || ReferenceEquals(told, known)
                    ? told
                    : told.Telling(audit.EntryOf(pending.UserId, known, told, $"{pending.MessageId}\n{about}", ToldInMessage));
            },
            cancellation);

    private async Task KeepAsync(
        PendingEffects pending, string sku, Func<ProductPreference?, ProductPreference?> change, CancellationToken cancellation)
    {
        const int attempts = 8;
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            var read = await preferences.ReadProductAsync(pending.UserId, sku, cancellation);
            var changed = change(read?.Document);
            if (changed is null) return;
            var entry = audit.EntryOf(pending.UserId, sku, read?.Document, changed, $"{pending.MessageId}\n{sku}", ToldInMessage);
            if (await preferences.WriteProductAsync(changed.Telling(entry), read?.ETag, cancellation) is not null) return;
        }

        throw ProblemException.Conflict($"the preference for {sku} is being changed by others");
    }

    private async Task SnoozeAsync(PendingEffects pending, SnoozeItem wish, CancellationToken cancellation)
    {
        var until = wish.Until is { } date ? new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero) : (DateTimeOffset?)null;
        var length = wish.Days is { } days ? TimeSpan.FromDays(days) : (TimeSpan?)null;
        await snooze.SetAsync(wish.Sku, new(until, length, wish.Reason, pending.UserId, pending.At), cancellation);
    }
}
