namespace ProcurementFunctions.Conversations.Translating;

/// <summary>There is no model: messages are read by the rules alone.</summary>
internal sealed class NoTranslator : ITranslator
{
    public bool IsThere => false;

    public Task<Translation?> ReadAsync(TranslationRequest request, CancellationToken cancellation) => Task.FromResult<Translation?>(null);

    public Task<string?> SayAsync(string reply, string language, CancellationToken cancellation) => Task.FromResult<string?>(null);
}
