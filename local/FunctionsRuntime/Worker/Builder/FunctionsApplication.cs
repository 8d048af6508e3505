using System.Reflection;
using System.Runtime.CompilerServices;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where a functions app starts.</summary>
public class FunctionsApplication
{
    /// <summary>A builder with the app's configuration, logging and the functions of the calling assembly.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) =>
        new(args, Assembly.GetCallingAssembly());
}
