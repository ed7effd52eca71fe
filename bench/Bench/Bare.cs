using Microsoft.EntityFrameworkCore;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Anju.Bench;

/// <summary>The yardsticks: a minimal endpoint that inserts one row, and a page of 50 rows held in memory. No rules, no sign-in, no history.</summary>
internal static class BareServer
{
    public static async Task Run(string folder, int port)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var postgres = builder.Configuration.GetConnectionString("Postgres");
        builder.Services.AddDbContextPool<BareDb>(o => _ = postgres is null ? o.UseSqlite($"Data Source={Path.Combine(folder, "bare.db")}") : o.UseNpgsql(postgres));
        builder.Services.AddRazorComponents();
        var app = builder.Build();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BareDb>();
            await db.Database.EnsureCreatedAsync();
            if (postgres is null)
                await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        }

        app.MapGet("/health/ready", () => "ok");
        app.MapPost("/rows", async (BareRow row, BareDb db) =>
        {
            row.Id = Guid.CreateVersion7();
            row.At = DateTime.UtcNow;
            db.Rows.Add(row);
            await db.SaveChangesAsync();
            return Results.Created($"/rows/{row.Id}", row.Id);
        });
        app.MapGet("/page", () => new Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<BarePage>());
        await app.RunAsync();
    }
}

internal sealed class BareDb(DbContextOptions<BareDb> options) : DbContext(options)
{
    public DbSet<BareRow> Rows => Set<BareRow>();
}

internal sealed class BareRow
{
    public Guid Id { get; set; }
    public string Place { get; set; } = "";
    public string Description { get; set; } = "";
    public DateTime At { get; set; }
}

/// <summary>50 rows with six cells each, as a static Razor component.</summary>
internal sealed class BarePage : ComponentBase
{
    private static readonly (string Number, string Place, string Title, string State, string Due, string Worker)[] Rows =
        [.. Enumerable.Range(1, 50).Select(i => ($"BX-20261123-{i:0000}", $"{i % 7 + 1}-{i % 3 + 1}-{i % 20 + 1}01", "厨房水槽下漏水", "施工中", "今日 10:00", "赵师傅"))];

    protected override void BuildRenderTree(RenderTreeBuilder page)
    {
        page.AddMarkupContent(0, "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>报修</title></head><body>");
        page.OpenElement(1, "table");
        foreach (var row in Rows)
        {
            page.OpenElement(2, "tr");
            foreach (var cell in (ReadOnlySpan<string>)[row.Number, row.Place, row.Title, row.State, row.Due, row.Worker])
            {
                page.OpenElement(3, "td");
                page.AddContent(4, cell);
                page.CloseElement();
            }

            page.CloseElement();
        }

        page.CloseElement();
        page.AddMarkupContent(5, "</body></html>");
    }
}
