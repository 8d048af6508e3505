namespace ProcurementFunctions.Tools;

/// <summary>What an operation of the HTTP interface is given by name.</summary>
/// <param name="Name">As a tool names it: camel case, such as "ifMatch".</param>
/// <param name="ApiName">As the interface names it, such as "If-Match".</param>
internal sealed record ApiArgument(string Name, string ApiName, ArgumentPlace Place);
