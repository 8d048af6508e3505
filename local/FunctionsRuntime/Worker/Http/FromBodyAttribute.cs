using Microsoft.Azure.Functions.Worker.Converters;
using ProcurementFunctions.Local.FunctionsRuntime.Http;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Fills a parameter of an HTTP function from the JSON body of the request.</summary>
public class FromBodyAttribute() : InputConverterAttribute(typeof(BodyBinder));
