using Microsoft.DurableTask;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;

/// <summary>Calls a task again after a failure as its retry options say, waiting on durable timers.</summary>
internal static class RetriedCall
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_500);

    public static Task<T> RunAsync<T>(TaskOrchestrationContext context, TaskRetryOptions? retry, Func<Task<T>> call) => retry switch
    {
        { Policy: { } policy } => ByPolicyAsync(context, policy, call),
        { Handler: { } handler } => ByHandlerAsync(context, handler, call),
        _ => call(),
    };

    /// <summary>The wait before the next attempt; null when there is to be none.</summary>
    public static TimeSpan? NextDelay(RetryPolicy policy, int attempt, TimeSpan sinceFirstAttempt, Exception failure)
    {
        if (attempt >= policy.MaxNumberOfAttempts || !IsWorthAnotherAttempt(policy, failure))
            return null;
        if (policy.RetryTimeout != Timeout.InfiniteTimeSpan && sinceFirstAttempt >= policy.RetryTimeout)
            return null;
        var longest = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? Longest : policy.MaxRetryInterval;
        var delay = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, attempt - 1);
        return delay < longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(delay) : longest;
    }

    private static async Task<T> ByPolicyAsync<T>(TaskOrchestrationContext context, RetryPolicy policy, Func<Task<T>> call)
    {
        var first = context.CurrentUtcDateTime;
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan? delay;
            try
            {
                return await call();
            }
            catch (TaskFailedException failure)
            {
                delay = IsFinal(failure) ? null : NextDelay(policy, attempt, context.CurrentUtcDateTime - first, failure);
                if (delay is null)
                    throw;
            }

            await context.CreateTimer(delay.Value, CancellationToken.None);
        }
    }

    private static async Task<T> ByHandlerAsync<T>(TaskOrchestrationContext context, AsyncRetryHandler handler, Func<Task<T>> call)
    {
        var first = context.CurrentUtcDateTime;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (TaskFailedException failure)
            {
                if (IsFinal(failure))
                    throw;
                var retry = new RetryContext(
                    context, attempt, failure.FailureDetails, context.CurrentUtcDateTime - first, CancellationToken.None);
                if (!await handler(retry))
                    throw;
            }
        }
    }

    /// <summary>A handler that fails must not hide the failure that it was asked about.</summary>
    private static bool IsWorthAnotherAttempt(RetryPolicy policy, Exception failure)
    {
        try
        {
            return policy.Handle(failure);
        }
#pragma warning disable CA1031 // Any failure of the app's handler counts as no.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    /// <summary>A task that does not exist will not exist at the next attempt either.</summary>
    private static bool IsFinal(TaskFailedException failure) => failure.FailureDetails.ErrorType == typeof(TaskNotFoundException).FullName;
}
