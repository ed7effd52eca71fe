using Anju.People.Contracts;

namespace Anju.Repairs.Domain;

/// <summary>Special work only with a certificate that is valid on the day (M-4a, 安全生产法 30).</summary>
internal static class Certificates
{
    private static readonly (Risk Risk, string Work, CertificateKind[] AnyOf)[] Wanted =
    [
        (Risk.Electric, "电气", [CertificateKind.LowVoltage, CertificateKind.HighVoltage]),
        (Risk.Welding, "焊接", [CertificateKind.Welding]),
        (Risk.Height, "高处", [CertificateKind.Height]),
    ];

    /// <summary>The sentence that names the missing certificate, or null. The card's certificates are those of that day.</summary>
    public static string? Missing(WorkerCard worker, Risk risk, DateOnly on)
    {
        foreach (var (kind, work, anyOf) in Wanted)
            if (risk.HasFlag(kind) && !anyOf.Any(worker.ValidCertificates.Contains))
                return $"{worker.Name}在 {on:yyyy-MM-dd} 没有有效的{Words.Of(anyOf[0])}作业证，不能做{work}作业（M-4）";
        return null;
    }
}
