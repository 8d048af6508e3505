using System.ComponentModel.DataAnnotations;

namespace ProcurementFunctions.LanguageModel;

/// <summary>The language model that helps where rules end. Section <c>Model</c>; without a provider there is none.</summary>
public sealed class ModelOptions
{
    public const string Section = "Model";
    public const string OpenAi = "openai";
    public const string Azure = "azure";
    public const string Ollama = "ollama";

    /// <summary>"openai" (and whatever speaks its chat completions), "azure" (Azure OpenAI) or "ollama"; null: no model is asked.</summary>
    public string? Provider { get; set; }

    /// <summary>
    /// Its address: of Azure OpenAI "https://{resource}.openai.azure.com/openai/v1/", of Ollama "http://localhost:11434"; null: OpenAI's own.
    /// </summary>
    public string? Endpoint { get; set; }

    /// <summary>The model, or its deployment in Azure.</summary>
    public string? Name { get; set; }

    /// <summary>The provider's key; null: with Azure the app's identity, with Ollama none.</summary>
    public string? Key { get; set; }

    /// <summary>How long one answer may take before the rules' own answer is given.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The most tokens of one answer.</summary>
    [Range(100, 8_000)]
    public int MaxOutputTokens { get; set; } = 1_000;

    /// <summary>How long an open question may take in all, with what is looked up for it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:03:00")]
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>How often the model may look something up for one open question; 0: never, so that it answers none.</summary>
    [Range(0, 20)]
    public int MaxLookUps { get; set; } = 6;

    /// <summary>How often it is asked for one open question, its answer included.</summary>
    [Range(2, 10)]
    public int MaxRounds { get; set; } = 4;

    /// <summary>After so many tokens, sent and got, it is not asked again for the same open question.</summary>
    [Range(1_000, 1_000_000)]
    public int MaxAnswerTokens { get; set; } = 60_000;

    public bool IsOn => !string.IsNullOrWhiteSpace(Provider);
}
