using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using StackExchange.Redis;

namespace ProcurementFunctions.Hosting.Http;

/// <summary>
/// Gives a POST that comes twice the first one's answer, by its <c>Idempotency-Key</c>, for 24 hours: the same key with
/// another body is a 409, a second one that comes while the first is at work waits for it. Answers of 500 and above are
/// not kept, so that the caller may try again. Without a key the request just runs.
/// </summary>
public sealed class AnswerOnce
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly KeptAnswers _kept;
    private readonly WallClock _clock;
    private readonly ILogger<AnswerOnce> _logger;

    public AnswerOnce(IConnectionMultiplexer redis, WallClock clock, ILogger<AnswerOnce> logger) =>
        (_kept, _clock, _logger) = (new KeptAnswers(redis), clock, logger);

    /// <summary>Runs <paramref name="answer"/> once for this caller, path, key and body.</summary>
    /// <exception cref="ProblemException">409: the key came with another body, or is being answered for too long.</exception>
    public async Task<Answer> RunAsync(
        FunctionContext context, HttpRequest request, Func<CancellationToken, Task<Answer>> answer, CancellationToken cancellation)
    {
        if (KeyOf(context, request) is not { } key) return await answer(cancellation);
        var body = RequestBody.Fingerprint(await request.ReadBytesAsync(BodyLimits.Default, cancellation));
        var reservation = new KeptAnswer(NewOwner(), body);
        while (!await _kept.TryReserveAsync(key, reservation))
        {
            if (await WaitAsync(key, body, cancellation) is { } first) return first;
        }

        return await HoldAsync(key, reservation, async () => (await RefusalsAsAnswers(answer, cancellation), body));
    }

    /// <summary>
    /// The same for a body that is streamed: <paramref name="answer"/> reads it from the stream that it gets, at most
    /// <paramref name="limit"/> bytes, while its fingerprint is taken.
    /// </summary>
    /// <exception cref="ProblemException">As above; 413 over the limit.</exception>
    public async Task<Answer> RunStreamedAsync(
        FunctionContext context,
        HttpRequest request,
        long limit,
        Func<Stream, CancellationToken, Task<Answer>> answer,
        CancellationToken cancellation)
    {
        if (KeyOf(context, request) is not { } key) return await answer(request.OpenBody(limit), cancellation);
        using var hash = SHA256.Create();
        await using var body = new CryptoStream(request.OpenBody(limit), hash, CryptoStreamMode.Read);
        var reservation = new KeptAnswer(NewOwner(), null);
        if (await _kept.TryReserveAsync(key, reservation))
        {
            return await HoldAsync(key, reservation, async () =>
            {
                var given = await RefusalsAsAnswers(token => answer(body, token), cancellation);
                return (given, await RestOfHashAsync(body, hash, cancellation));
            });
        }

        return await WaitAsync(key, await RestOfHashAsync(body, hash, cancellation), cancellation)
            ?? throw ProblemException.Conflict("the first request with this Idempotency-Key ended without an answer; send it again");
    }

    private static string? KeyOf(FunctionContext context, HttpRequest request)
    {
        if (request.IdempotencyKey() is not { } key) return null;
        var place = $"{request.Method} {request.PathBase}{request.Path}{request.QueryString}";
        return IdempotencyKeys.KeptKey(context.GetCaller().UserId, place, key);
    }

    private static string NewOwner() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static async Task<string> RestOfHashAsync(Stream body, SHA256 hash, CancellationToken cancellation)
    {
        await body.CopyToAsync(Stream.Null, cancellation);
        return Convert.ToHexStringLower(hash.Hash!);
    }

    /// <summary>A refusal is as much of an answer as any; only failures of ours are left as exceptions.</summary>
    private static async Task<Answer> RefusalsAsAnswers(Func<CancellationToken, Task<Answer>> answer, CancellationToken cancellation)
    {
        try
        {
            return await answer(cancellation);
        }
        catch (ProblemException refusal) when (refusal.Status < 500)
        {
            return Answers.Problem(refusal);
        }
    }

    private async Task<Answer> HoldAsync(string key, KeptAnswer reservation, Func<Task<(Answer Answer, string Body)>> work)
    {
        using var done = new CancellationTokenSource();
        var renewal = RenewAsync(key, reservation, done.Token);
        KeptAnswer? answered = null;
        try
        {
            var (answer, body) = await work();
            if (answer.Status is < 500 and not (408 or 429)) answered = reservation.With(answer, body);
            return answer;
        }
        finally
        {
            await done.CancelAsync();
            await renewal;
            await SettleAsync(key, reservation, answered);
        }
    }

    /// <summary>The answer is out already: what fails here costs the repetition, not the answer.</summary>
    private async Task SettleAsync(string key, KeptAnswer reservation, KeptAnswer? answered)
    {
        try
        {
            if (answered is null) await _kept.ReleaseAsync(key, reservation);
            else if (!await _kept.KeepAsync(key, reservation, answered)) HttpLog.AnswerNotKept(_logger, null);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            HttpLog.AnswerNotKept(_logger, e);
        }
    }

    private async Task RenewAsync(string key, KeptAnswer reservation, CancellationToken done)
    {
        try
        {
            while (true)
            {
                await Task.Delay(KeptAnswers.ReservedFor / 3, _clock.Time, done);
                if (!await _kept.RenewAsync(key, reservation)) return;
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // The work has ended.
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            HttpLog.AnswerNotKept(_logger, e);
        }
    }

    /// <summary>The first request's answer; null when it went away without one.</summary>
    private async Task<Answer?> WaitAsync(string key, string body, CancellationToken cancellation)
    {
        var start = _clock.Time.GetTimestamp();
        var pause = TimeSpan.FromMilliseconds(10);
        while (await _kept.ReadAsync(key) is { } kept)
        {
            if (kept.Fingerprint is { } first && first != body)
                throw ProblemException.Conflict("this Idempotency-Key came before with another body");
            if (kept.IsAnswered) return kept.ToAnswer();
            if (_clock.Time.GetElapsedTime(start) > Patience)
            {
                throw new ProblemException(409, "Conflict", "the first request with this Idempotency-Key is still being answered")
                {
                    RetryAfter = TimeSpan.FromSeconds(5),
                };
            }

            await Task.Delay(pause, _clock.Time, cancellation);
            pause = TimeSpan.FromMilliseconds(Math.Min(pause.TotalMilliseconds * 2, 250));
        }

        return null;
    }
}
