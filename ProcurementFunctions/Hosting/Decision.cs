using System.Diagnostics.CodeAnalysis;

namespace ProcurementFunctions.Hosting;

/// <summary>What a rule decided: a value, or a refusal said in words for the caller. A refusal is no exception.</summary>
public readonly record struct Decision<T>
{
    public Decision(T value) => (Value, Refusal) = (value, null);

    public Decision(string refusal) => (Value, Refusal) = (default, refusal);

    public T? Value { get; }

    public string? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Refusal is null;
}
