using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Anju.Web;

/// <summary>After work that comes once, memory goes back to the machine: pages that idle connections of SQLite hold, the managed heap, and the free parts of the native one, which the C library keeps for itself.</summary>
internal static class Heaps
{
    private static readonly TimeSpan Started = TimeSpan.FromSeconds(15);

    /// <summary>Starting is such work: building the model of the database and the routes takes more than it leaves.</summary>
    public static async Task Settle(CancellationToken stopping)
    {
        await Task.Delay(Started, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stopping.IsCancellationRequested)
            GiveBack();
    }

    public static void GiveBack()
    {
        SqliteConnection.ClearAllPools();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "malloc_trim", out var trim))     // glibc has it
            Marshal.GetDelegateForFunctionPointer<Trim>(trim)(0);
    }

    private delegate int Trim(nint keep);
}
