namespace ProcurementFunctions.Conversations.Translating;

/// <summary>Says in plain English what a message means that the rules do not read whole, and says replies in another language. It does nothing else.</summary>
public interface ITranslator
{
    /// <summary>Whether there is one; where there is none the two methods are not called.</summary>
    bool IsThere { get; }

    /// <summary>What the message means; null: it could not be had in time, or in a form that can be used.</summary>
    Task<Translation?> ReadAsync(TranslationRequest request, CancellationToken cancellation);

    /// <summary>The reply in that language; null: as above.</summary>
    /// <param name="language">As <see cref="Translation.Language"/>.</param>
    Task<string?> SayAsync(string reply, string language, CancellationToken cancellation);
}
