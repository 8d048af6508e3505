namespace ProcurementFunctions.Tools;

/// <summary>Where in a request an argument stands.</summary>
internal enum ArgumentPlace
{
    Path,
    Query,
    Header,
    Body,
}
