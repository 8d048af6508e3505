using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Import;
using ProcurementFunctions.Pages.Live;
using ProcurementFunctions.Shops;

namespace ProcurementFunctions.Pages.Import;

/// <summary>Where an administrator looks at a file and imports it.</summary>
[Page]
[Authorize(Roles = Roles.Admin)]
internal sealed class ImportPageFunctions(HeldImports imports, FileKinds kinds, ShopDesk shops, PageRenderer pages, Forms forms)
{
    [Function("ImportPage")]
    public Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "import")] HttpRequest request, FunctionContext context, CancellationToken cancellation) =>
        ShownAsync(context, null, cancellation);

    [Function("HoldFileOnPage")]
    public Task<Answer> HoldAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "import")] HttpRequest request,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => forms.DoAsync(
            context,
            async form =>
            {
                var file = form.File ?? throw ProblemException.BadInput("file", "none was chosen");
                await using var content = file.OpenReadStream();
                var held = await imports.KeepAsync(client, content, NameOf(file), KindOf(form), context.GetCaller().UserId, cancellation);
                return new($"/import/{held.Id}");
            },
            refused => ShownAsync(context, refused, cancellation));

    [Function("HeldFilePage")]
    public Task<Answer> GetHeldAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "import/{id}")] HttpRequest request,
        string id,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => ShownAsync(context, client, id, null, cancellation);

    [Function("HeldFileMark")]
    public async Task<Answer> MarkAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "import/{id}/mark")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var held = await imports.LookAsync(client, id, cancellation);
        return Marks.Answer(ImportFacts.MarkOf(held, await imports.RowsAsync(held)));
    }

    /// <summary>A preview, or the import. The form names the round that the person saw: sent twice, it begins one.</summary>
    [Function("BeginImportOnPage")]
    public Task<Answer> BeginAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "import/{id}")] HttpRequest request,
        string id,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => forms.DoAsync(
            context,
            async form =>
            {
                var held = await imports.FindAsync(id);
                if (form.Whole("after") == held.Rounds && held.Last?.IsUnderWay != true)
                    await imports.BeginAsync(client, held, WishOf(form, held), form.Text("do") != "import", context.GetCaller().UserId, cancellation);
                return new($"/import/{id}");
            },
            refused => ShownAsync(context, client, id, refused, cancellation));

    private static ImportWish WishOf(FormValues form, HeldImport held)
    {
        var kind = KindOf(form) ?? throw ProblemException.BadInput("kind", "say what the file is about");
        // Columns of another kind say nothing.
        var map = kind == held.Last?.Wish.Kind || held.Last is null ? form.Starting("map-") : ImportOptions.None.Map;
        var lists = kind == ImportKind.Demand ? ImportFunctions.ListingOf(form.Text("lists")) : null;
        return new(kind, map, lists, kind != ImportKind.Inventory || form.IsTicked("withDelivered"));
    }

    private static ImportKind? KindOf(FormValues form) => form.Text("kind") switch
    {
        null => null,
        { } name => ImportKinds.Find(name) ?? throw ProblemException.BadInput("kind", $"must be one of {string.Join(", ", ImportKinds.Names)}"),
    };

    /// <summary>Some browsers send the whole path.</summary>
    private static string NameOf(IFormFile file) => Path.GetFileName(file.FileName.Replace('\\', '/')) is { Length: > 0 } name ? name[..Math.Min(name.Length, 100)] : "file";

    private async Task<Answer> ShownAsync(FunctionContext context, ProblemException? problem, CancellationToken cancellation)
    {
        KindColumns[] shown = [.. Enum.GetValues<ImportKind>().Select(kind => new KindColumns(ImportKinds.NameOf(kind), kinds.ColumnsOf(kind)))];
        var parameters = new Dictionary<string, object?> { [nameof(ImportPage.Kinds)] = shown, [nameof(ImportPage.Shops)] = await shops.ListAsync(cancellation) };
        return await pages.RenderAsync<ImportPage>(context, "Import", parameters, problem);
    }

    private async Task<Answer> ShownAsync(
        FunctionContext context, DurableTaskClient client, string id, ProblemException? problem, CancellationToken cancellation)
    {
        var held = await imports.LookAsync(client, id, cancellation);
        var facts = new ImportFacts(
            held, await imports.RowsAsync(held), held.Expected, held.Last is { } last ? kinds.ColumnsOf(last.Wish.Kind) : null);
        return await pages.RenderAsync<HeldFilePage>(context, $"Import {held.FileName}", new() { [nameof(HeldFilePage.Facts)] = facts }, problem);
    }
}
