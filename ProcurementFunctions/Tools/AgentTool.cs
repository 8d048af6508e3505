using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Tools;

/// <summary>A tool as it is offered: an operation of the HTTP interface under a name that says what it is for.</summary>
/// <param name="Name">In lower case with underscores.</param>
/// <param name="Operation">The <c>operationId</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="Effect">What it does to what is kept.</param>
internal sealed record AgentTool(string Name, string Operation, string Title, ToolEffect Effect)
{
    /// <summary>What a model has to know beyond the operation's summary.</summary>
    public string? Advice { get; init; }

    /// <summary>What a person agrees to before it is done; null: nothing.</summary>
    public Agreement? Agreement { get; init; }

    /// <summary>Roles that the caller does not have while it runs.</summary>
    public IReadOnlyList<string> WithoutRoles { get; init; } = [];

    /// <summary>For a model.</summary>
    public string Description => Advice is null ? Api.Summary : $"{Api.Summary} {Advice}";

    public ApiOperation Api => ApiOperations.Of(Operation);

    public bool IsFor(Caller caller) => Api.Access.MissingFor(caller) is null;
}
