using Microsoft.AspNetCore.Http;

namespace Anju.Kernel.Web;

/// <summary>Chosen files of a form as acts take them: name and bytes. Whoever lets more come than an act allows lets the act refuse them with its sentence.</summary>
public static class FormFiles
{
    /// <param name="most">What is beyond is passed over.</param>
    /// <param name="made">One file, as the act has it.</param>
    public static async Task<List<T>> Read<T>(IEnumerable<IFormFile>? files, int most, Func<string, byte[], T> made, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(made);
        var read = new List<T>();
        foreach (var file in (files ?? []).Where(f => f.Length > 0).Take(most))
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, ct);
            read.Add(made(Path.GetFileName(file.FileName), bytes.ToArray()));
        }

        return read;
    }
}
