using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel;
using Anju.Kernel.Data;

namespace Anju.Complaints.Domain;

internal readonly record struct ProcedureId(Guid Value) : ITypedId<ProcedureId>;

/// <summary>One version of 《顾客投诉管理规程》. Never changed after it was made.</summary>
internal sealed class Procedure : Centered
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };
    private ProcedureRules? rules;

    private Procedure() { }                                  // EF Core

    public ProcedureId Id { get; private init; }

    /// <summary>Counts from 1 without gaps.</summary>
    public int No { get; private init; }
    public DateTime MadeAt { get; private init; }
    public string MadeBy { get; private init; } = "";

    /// <summary>What changed and why.</summary>
    public string Note { get; private init; } = "";
    public string Body { get; private init; } = "";

    public string Title => $"规程 V{No}";

    public ProcedureRules Rules => rules ??= JsonSerializer.Deserialize<ProcedureRules>(Body, Json)!;

    public static Procedure Make(int no, ProcedureRules rules, string note, string by, DateTime at) => new()
    {
        Id = Kernel.Id.New<ProcedureId>(),
        No = no,
        Body = JsonSerializer.Serialize(rules, Json),
        Note = note,
        MadeBy = by,
        MadeAt = at,
    };
}

internal sealed class ProcedureTable : IEntityTypeConfiguration<Procedure>
{
    public void Configure(EntityTypeBuilder<Procedure> procedure)
    {
        procedure.ToTable("complaints_procedures");
        procedure.HasIndex(p => p.No).IsUnique();
        procedure.Property(p => p.MadeBy).HasMaxLength(60);
        procedure.Property(p => p.Note).HasMaxLength(500);
        procedure.Property(p => p.Body).HasMaxLength(20000);
        procedure.Ignore(p => p.Rules);
        procedure.Ignore(p => p.Title);
    }
}
