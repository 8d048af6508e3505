using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using ProcurementFunctions.Purchasing.Approving;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Purchasing.Sourcing;

namespace ProcurementFunctions.Purchasing;

/// <summary>
/// Takes a purchase from its first quote to the goods in the house. Each activity reads the record, does one thing that
/// may be repeated, writes the record and answers where the purchase stands; what people and vendors do is written into
/// the record first and then told by the event <see cref="Changed"/>. Ids are passed, never documents or secrets.
/// </summary>
internal static class PurchaseOrchestrator
{
    /// <summary>The event that says: look at the record again. It carries nothing.</summary>
    public const string Changed = "Changed";

    // After so many steps the history starts anew.
    private const int StepsInOneHistory = 40;

    [Function(nameof(PurchaseOrchestrator))]
    public static async Task<PurchaseStatus> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var task = context.GetInput<PurchaseTask>()
            ?? throw new ArgumentException("a purchase orchestration is started with a PurchaseTask");
        try
        {
            var status = task.Status;
            for (var step = 0; !PurchaseRules.IsEnd(status); step++)
            {
                if (step == StepsInOneHistory)
                {
                    context.ContinueAsNew(task with { Status = status });
                    return status;
                }

                status = await StepAsync(context, task.PurchaseId, status);
            }
        }
        catch (TaskFailedException e)
        {
            var failed = new FailedStep(task.PurchaseId, e.TaskName, ReasonOf(e.FailureDetails));
            await context.CallActivityAsync(nameof(FailPurchase), failed, PurchaseRetries.Store);
        }

        return await context.CallActivityAsync<PurchaseStatus>(nameof(SettlePurchase), task.PurchaseId, PurchaseRetries.Store);
    }

    private static Task<PurchaseStatus> StepAsync(TaskOrchestrationContext context, string id, PurchaseStatus status) => status switch
    {
        PurchaseStatus.Sourcing => SourceAsync(context, id),
        PurchaseStatus.AwaitingApproval => AwaitApprovalAsync(context, id),
        PurchaseStatus.Ordering => OrderAsync(context, id),
        PurchaseStatus.Unconfirmed => PlaceAsync(context, id),
        _ => TrackAsync(context, id),
    };

    private static async Task<PurchaseStatus> SourceAsync(TaskOrchestrationContext context, string id)
    {
        var vendors = await context.CallActivityAsync<string[]>(nameof(FindVendors), id, PurchaseRetries.Store);
        IReadOnlyList<QuoteAnswer> answers = await Task.WhenAll(vendors.Select(vendorId => AskAsync(context, new(id, vendorId))));
        if (context.CompareVersionTo("1.2") >= 0 && answers.Any(answer => answer.AwaitedUntil is not null))
        {
            var collected = await CollectAsync(context, new(id, answers));
            if (collected.Status != PurchaseStatus.Sourcing) return collected.Status;
            answers = collected.Answers;
        }

        var status = context.CompareVersionTo("1.1") >= 0
            ? await ChooseAsync(context, new(id, answers))
            : await context.CallActivityAsync<PurchaseStatus>(nameof(ChooseOffer), new QuoteAnswers(id, answers), PurchaseRetries.Store);
        if (status != PurchaseStatus.Sourcing) return status;
        status = await context.CallActivityAsync<PurchaseStatus>(nameof(ReserveBudget), id, PurchaseRetries.Store);
        return status != PurchaseStatus.Sourcing
            ? status
            : await context.CallActivityAsync<PurchaseStatus>(nameof(AskApproval), id, PurchaseRetries.Store);
    }

    /// <summary>Waits for the quotes that were asked for by e-mail, until all are in or their time is over.</summary>
    private static async Task<CollectedQuotes> CollectAsync(TaskOrchestrationContext context, QuoteAnswers asked)
    {
        while (true)
        {
            var collected = await context.CallActivityAsync<CollectedQuotes>(nameof(CollectQuotes), asked, PurchaseRetries.Store);
            if (collected.NextLookAt is not { } next) return collected;
            asked = asked with { Answers = collected.Answers };
            await ChangedOrAsync(context, next);
        }
    }

    /// <summary>Chooses, after the vendors of the best plan were asked for exactly their parts.</summary>
    private static async Task<PurchaseStatus> ChooseAsync(TaskOrchestrationContext context, QuoteAnswers answers)
    {
        for (var plan = 1; ; plan++)
        {
            var chosen = await context.CallActivityAsync<ChosenVendors>(nameof(ChooseVendors), answers, PurchaseRetries.Store);
            if (chosen.ToAsk.Count == 0) return chosen.Status;
            var parts = chosen.ToAsk.Select(part => AskAsync(context, new(answers.PurchaseId, part.VendorId, part.Quantity)));
            answers = new(answers.PurchaseId, await Task.WhenAll(parts), plan);
        }
    }

    private static async Task<QuoteAnswer> AskAsync(TaskOrchestrationContext context, VendorToAsk vendor)
    {
        try
        {
            return await context.CallActivityAsync<QuoteAnswer>(nameof(RequestQuote), vendor, PurchaseRetries.Quote);
        }
        catch (TaskFailedException e)
        {
            return new(vendor.VendorId, null, ReasonOf(e.FailureDetails), IsUnanswered: true);
        }
    }

    private static async Task<PurchaseStatus> AwaitApprovalAsync(TaskOrchestrationContext context, string id)
    {
        var look = await context.CallActivityAsync<PurchaseLook>(nameof(CheckApproval), id, PurchaseRetries.Store);
        return look.Status == PurchaseStatus.AwaitingApproval ? await WaitAsync(context, id, look) : look.Status;
    }

    /// <summary>After the undo window, and if it is still needed, an approved purchase is ordered.</summary>
    private static async Task<PurchaseStatus> OrderAsync(TaskOrchestrationContext context, string id)
    {
        var hold = await context.CallActivityAsync<PurchaseLook>(nameof(HoldOrder), id, PurchaseRetries.Store);
        if (hold.Status != PurchaseStatus.Ordering) return hold.Status;
        if (!hold.IsDone) return await WaitAsync(context, id, hold);
        var status = await context.CallActivityAsync<PurchaseStatus>(nameof(CheckNeed), id, PurchaseRetries.Store);
        return status == PurchaseStatus.Ordering ? await PlaceAsync(context, id) : status;
    }

    /// <summary>
    /// Places the orders. A vendor that does not answer is asked again, by the order's number, with growing pauses; the
    /// orders that other vendors have are followed meanwhile.
    /// </summary>
    private static async Task<PurchaseStatus> PlaceAsync(TaskOrchestrationContext context, string id)
    {
        var plan = await context.CallActivityAsync<OrderPlan>(nameof(PlanOrders), id, PurchaseRetries.Store);
        if (plan.Status is not (PurchaseStatus.Ordering or PurchaseStatus.Unconfirmed)) return plan.Status;
        var answered = await Task.WhenAll(plan.OrderNumbers.Select(number => IsAnsweredAsync(context, new(id, number))));
        var status = await context.CallActivityAsync<PurchaseStatus>(nameof(CommitOrders), id, PurchaseRetries.Store);
        if (answered.All(isAnswered => isAnswered)) return status;

        var look = await context.CallActivityAsync<PurchaseLook>(nameof(MarkUnconfirmed), id, PurchaseRetries.Store);
        if (look.Status is not (PurchaseStatus.Ordering or PurchaseStatus.Unconfirmed)) return look.Status;
        await context.CallActivityAsync<PurchaseLook>(nameof(TrackOrders), id, PurchaseRetries.Store);
        await context.CallActivityAsync(nameof(BookGoods), id, PurchaseRetries.Store);
        await ChangedOrAsync(context, look.NextLookAt);
        return look.Status;
    }

    private static async Task<bool> IsAnsweredAsync(TaskOrchestrationContext context, OrderToPlace order)
    {
        try
        {
            return await context.CallActivityAsync<bool?>(nameof(PlaceOrder), order, PurchaseRetries.Order) ?? true;
        }
        catch (TaskFailedException)
        {
            return false;
        }
    }

    private static async Task<PurchaseStatus> TrackAsync(TaskOrchestrationContext context, string id)
    {
        var look = await context.CallActivityAsync<PurchaseLook>(nameof(TrackOrders), id, PurchaseRetries.Store);
        await context.CallActivityAsync(nameof(BookGoods), id, PurchaseRetries.Store);
        if (look.HasOtherCost && await context.CallActivityAsync<bool>(nameof(AdjustBudget), id, PurchaseRetries.Store)) return look.Status;
        if (look.IsDone)
        {
            await context.CallActivityAsync(nameof(LearnFromOrders), id, PurchaseRetries.Store);
            return await context.CallActivityAsync<PurchaseStatus>(nameof(EndPurchase), id, PurchaseRetries.Store);
        }

        if (look.Status is not (PurchaseStatus.AwaitingApproval or PurchaseStatus.Sourcing)) await ChangedOrAsync(context, look.NextLookAt);
        return look.Status;
    }

    /// <summary>Waits for a person or a time; the orders that vendors have already are followed meanwhile.</summary>
    private static async Task<PurchaseStatus> WaitAsync(TaskOrchestrationContext context, string id, PurchaseLook wait)
    {
        var next = wait.NextLookAt;
        if (wait.IsComing)
        {
            var look = await context.CallActivityAsync<PurchaseLook>(nameof(TrackOrders), id, PurchaseRetries.Store);
            await context.CallActivityAsync(nameof(BookGoods), id, PurchaseRetries.Store);
            if (look.Status != wait.Status) return look.Status;
            if (look.NextLookAt < next) next = look.NextLookAt;
        }

        await ChangedOrAsync(context, next);
        return wait.Status;
    }

    /// <summary>Waits for the event or the time, whichever is first.</summary>
    private static async Task ChangedOrAsync(TaskOrchestrationContext context, DateTimeOffset at)
    {
        var wait = at.UtcDateTime - context.CurrentUtcDateTime;
        if (wait <= TimeSpan.Zero) return;
        try
        {
            await context.WaitForExternalEvent<string?>(Changed, wait);
        }
        catch (OperationCanceledException)
        {
            // The time came first.
        }
    }

    /// <summary>What an activity threw, in its own words: the worker wraps it in an exception that says no more than that there was one.</summary>
    private static string ReasonOf(TaskFailureDetails failure) =>
        failure.InnerFailure is { } inner && failure.ErrorType == typeof(AggregateException).FullName ? ReasonOf(inner) : failure.ErrorMessage;
}
