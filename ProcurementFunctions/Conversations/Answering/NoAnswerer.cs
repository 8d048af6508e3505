using ProcurementFunctions.Conversations.Translating;
using ProcurementFunctions.Tools;

namespace ProcurementFunctions.Conversations.Answering;

/// <summary>There is no model: what the rules have no words for is not answered.</summary>
internal sealed class NoAnswerer : IAnswerer
{
    public Task<string?> AnswerAsync(ToolCall caller, TranslationRequest question, CancellationToken cancellation) => Task.FromResult<string?>(null);
}
