using ProcurementFunctions.Local.CosmosGateway.Protocol;
using ProcurementFunctions.Local.CosmosGateway.Protocol.Batch;
using ProcurementFunctions.Local.CosmosGateway.Storage;

namespace ProcurementFunctions.Local.CosmosGateway.Resources;

/// <summary>
/// Several operations in one request. A transactional batch, within one partition, happens as a whole or not at all: the
/// first operation that fails is answered by its own status, all others with 424. The batches of bulk mode are operations
/// that share a request and nothing else.
/// </summary>
internal sealed class BatchResource(WriteQueue writes, DocumentChanges changes)
{
    private const int MostOperations = 100;
    private const int MultiStatus = 207;
    private const int FailedDependency = 424;
    private const int FirstError = 400;

    public async Task<GatewayAnswer> RunAsync(Container container, GatewayRequest request)
    {
        var operations = await BatchOperation.ReadAllAsync(await request.ReadBodyAsync());
        if (operations.Count is 0 or > MostOperations)
            throw GatewayException.BadRequest($"A batch has 1 to {MostOperations} operations, not {operations.Count}.");
        var isAtomic = request.HasFlag("x-ms-cosmos-batch-atomic");
        var key = request.Header("x-ms-documentdb-partitionkey");
        if (isAtomic && key is null) throw GatewayException.BadRequest("A transactional batch needs a partition key.");
        var steps = operations.Select(operation => Step(container, operation, operation.PartitionKey ?? key)).ToList();
        var answers = await writes.RunAsync(session => isAtomic ? Together(session, steps) : [.. steps.Select(step => step(session))]);
        return new(answers.Any(answer => answer.Status >= FirstError) ? MultiStatus : 200, await BatchResults.WriteAsync(answers));
    }

    private static List<GatewayAnswer> Together(WriteSession session, List<Func<WriteSession, GatewayAnswer>> steps)
    {
        var answers = new List<GatewayAnswer>();
        session.Mark();
        foreach (var step in steps)
        {
            var answer = step(session);
            if (answer.Status < FirstError)
            {
                answers.Add(answer);
                continue;
            }

            session.UndoToMark();
            return [.. steps.Select((_, index) => index == answers.Count ? answer : new GatewayAnswer(FailedDependency))];
        }

        session.ForgetMark();
        return answers;
    }

    /// <summary>What is wrong with the operation itself is found before the writer's turn, and is its answer there.</summary>
    private Func<WriteSession, GatewayAnswer> Step(Container container, BatchOperation operation, string? keyJson)
    {
        try
        {
            var key = PartitionKeyValue.Parse(keyJson ?? throw GatewayException.BadRequest("An operation has no partition key."));
            var run = Step(container, operation, key);
            return operation.IsMinimal ? session => WithoutDocument(run(session)) : run;
        }
        catch (GatewayException refused)
        {
            return _ => GatewayAnswer.Of(refused);
        }
    }

    private Func<WriteSession, GatewayAnswer> Step(Container container, BatchOperation operation, PartitionKeyValue key)
    {
        var conditions = new WriteConditions(operation.IfMatch, operation.IfNoneMatch);
        switch (operation.Kind)
        {
            case BatchOperationKind.Create or BatchOperationKind.Upsert:
                var created = Parse(container, operation, key);
                return session => changes.Create(session, container, created, operation.Kind == BatchOperationKind.Upsert, conditions);
            case BatchOperationKind.Replace:
                var replaced = Parse(container, operation, key);
                DocumentChanges.RequireId(replaced, IdOf(operation));
                return session => changes.Replace(session, container, replaced, conditions);
            case BatchOperationKind.Patch:
                var (patched, patch) = (IdOf(operation), DocumentPatch.Parse(operation.Body, container));
                return session => changes.Patch(session, container, key, patched, patch, conditions);
            case BatchOperationKind.Delete:
                var deleted = IdOf(operation);
                return session => changes.Delete(session, container, key, deleted, conditions);
            case BatchOperationKind.Read:
                var read = IdOf(operation);
                return session => changes.Read(container, session.Read(container.Number, key.Text, read), operation.IfNoneMatch);
            default:
                throw GatewayException.Unsupported($"operation {operation.Kind} in a batch");
        }
    }

    private static GatewayAnswer WithoutDocument(GatewayAnswer answer) => answer.Status < FirstError ? answer with { Body = default } : answer;

    private static string IdOf(BatchOperation operation) => operation.Id ?? throw GatewayException.BadRequest("An operation has no id.");

    private static DocumentBody Parse(Container container, BatchOperation operation, PartitionKeyValue key)
    {
        var body = DocumentBody.Parse(operation.Body, container);
        return body.PartitionKey == key
            ? body
            : throw GatewayException.BadRequest("The document's partition key is not the one in the request's header.", 1001);
    }
}
