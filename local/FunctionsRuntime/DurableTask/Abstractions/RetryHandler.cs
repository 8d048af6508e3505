namespace Microsoft.DurableTask;

/// <summary>Says after a failed attempt whether to try again.</summary>
public delegate bool RetryHandler(RetryContext retryContext);

/// <summary>Says after a failed attempt whether to try again; may wait on a durable timer first.</summary>
public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);
