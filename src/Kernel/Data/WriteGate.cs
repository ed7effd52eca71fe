namespace Anju.Kernel.Data;

/// <summary>
/// SQLite has one writer. Waiting for it inside the database means sleeping and trying again; here writers of this
/// process stand in line and the next one is woken at once. PostgreSQL needs no gate.
/// </summary>
internal sealed class WriteGate : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim turn = new(1);

    public async ValueTask<Turn> Enter(AppDb db, CancellationToken ct)
    {
        if (!db.IsSqlite)
            return default;
        if (!await turn.WaitAsync(Patience, ct))
            throw new TimeoutException("The database was busy for too long.");
        return new Turn(turn);
    }

    public void Dispose() => turn.Dispose();

    internal readonly struct Turn(SemaphoreSlim? held) : IDisposable
    {
        public void Dispose() => held?.Release();
    }
}
