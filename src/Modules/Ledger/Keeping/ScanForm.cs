using Microsoft.AspNetCore.Http;

namespace Anju.Ledger.Keeping;

/// <summary>Scans as a form sends them.</summary>
internal sealed class ScanForm
{
    public string? RequestId { get; set; }
    public IFormFileCollection? Scans { get; set; }
}
