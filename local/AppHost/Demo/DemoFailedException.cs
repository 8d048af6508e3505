namespace ProcurementFunctions.Local.AppHost.Demo;

/// <summary>Something in the story is not as it must be.</summary>
internal sealed class DemoFailedException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Goes on only when the condition holds.</summary>
    public static void Require(bool condition, string otherwise)
    {
        if (!condition) throw new DemoFailedException(otherwise);
    }
}
