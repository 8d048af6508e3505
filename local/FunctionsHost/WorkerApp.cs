using System.Reflection;
using Microsoft.Azure.Functions.Worker.Builder;

namespace ProcurementFunctions.Local.FunctionsHost;

/// <summary>
/// Makes the builders of apps that run in this process, one at a time: what the worker finds for an app hangs on what the entry assembly
/// of the process is at that moment. An app that got another's generated code would run none of its functions, and answer nothing.
/// </summary>
public static class WorkerApp
{
    private static readonly Lock EntryAssembly = new();

    /// <summary>
    /// Calls the app's own factory of its builder. The worker looks for the code that was generated for the app (its list of
    /// functions, its executor, its extensions) in the entry assembly of the process, so for this moment the app's is that.
    /// </summary>
    /// <param name="app">The app's assembly.</param>
    /// <param name="create">Makes the builder, and calls its <c>ConfigureFunctionsWebApplication</c>, which looks for the code once more.</param>
    public static FunctionsApplicationBuilder CreateBuilder(Assembly app, Func<FunctionsApplicationBuilder> create)
    {
        lock (EntryAssembly)
        {
            var own = Assembly.GetEntryAssembly();
            Assembly.SetEntryAssembly(app);
            try
            {
                return create();
            }
            finally
            {
                Assembly.SetEntryAssembly(own);
            }
        }
    }

    /// <summary>The same for an app that the entry assembly of the process has the code of, or that has none that was generated.</summary>
    /// <param name="create">Makes the builder, and calls its <c>ConfigureFunctionsWebApplication</c>.</param>
    public static FunctionsApplicationBuilder CreateBuilder(Func<FunctionsApplicationBuilder> create)
    {
        lock (EntryAssembly) return create();
    }
}
