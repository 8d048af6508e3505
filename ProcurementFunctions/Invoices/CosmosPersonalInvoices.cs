using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Privacy;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Invoices;

/// <summary>The invoices that a user typed in, decided about or paid.</summary>
internal sealed class CosmosPersonalInvoices(DocumentContainer<InvoiceDocument> invoices) : PersonalDocuments<InvoiceDocument>(invoices)
{
    public override string Name => "invoices";

    protected override QueryDefinition? Query(string userId) => PurchaseRules.IsPerson(userId)
        ? new QueryDefinition("SELECT * FROM c WHERE c.enteredBy = @user OR c.decision[\"by\"] = @user OR c.payment[\"by\"] = @user").WithParameter("@user", userId)
        : null;

    protected override Func<InvoiceDocument, InvoiceDocument> Erased(Erasure erasure)
    {
        var seal = RequesterSeal.Of(erasure.UserId);
        return invoice => InvoiceRules.Erased(invoice, erasure, seal);
    }
}
