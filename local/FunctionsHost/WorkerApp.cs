using System.Reflection;
using Microsoft.Azure.Functions.Worker.Builder;

namespace ProcurementFunctions.Local.FunctionsHost;

/// <summary>Makes the builder of an app that runs in this process and not as its own.</summary>
public static class WorkerApp
{
    private static readonly Lock EntryAssembly = new();

    /// <summary>
    /// Calls the app's own factory of its builder. The worker looks for the code that was generated for the app (its list of
    /// functions, its executor, its extensions) in the entry assembly of the process, so for this moment the app's is that.
    /// </summary>
    /// <param name="app">The app's assembly.</param>
    /// <param name="create">Makes the builder.</param>
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
}
