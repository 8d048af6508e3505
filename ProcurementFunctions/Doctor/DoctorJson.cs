using System.Text.Json.Serialization;

namespace ProcurementFunctions.Doctor;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DoctorReport))]
[JsonSerializable(typeof(DoctorReportView))]
internal sealed partial class DoctorJson : JsonSerializerContext;
