using ProcurementFunctions.Conversations.Translating;
using ProcurementFunctions.Tools;

namespace ProcurementFunctions.Conversations.Answering;

/// <summary>Answers what the rules have no words for, from the records that the caller may see. It changes nothing.</summary>
public interface IAnswerer
{
    /// <summary>The reply, in English; null: nothing was found, or not in time.</summary>
    Task<string?> AnswerAsync(ToolCall caller, TranslationRequest question, CancellationToken cancellation);
}
