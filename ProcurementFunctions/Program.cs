using Microsoft.Extensions.Hosting;
using ProcurementFunctions;

ProcurementApp.CreateBuilder(args).Build().Run();
