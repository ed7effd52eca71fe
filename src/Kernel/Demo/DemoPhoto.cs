namespace Anju.Kernel.Demo;

/// <summary>Small pictures of a wall, a floor and something that lies there: what a demo center would have photographed.</summary>
public static class DemoPhoto
{
    private const int Pictures = 3;

    /// <summary>PNG; the same for the same number.</summary>
    public static byte[] Png(int number)
    {
        using var picture = typeof(DemoPhoto).Assembly.GetManifestResourceStream(FormattableString.Invariant($"Anju.Kernel.Demo.photo-{Math.Abs(number % Pictures)}.png"))!;
        using var copy = new MemoryStream();
        picture.CopyTo(copy);
        return copy.ToArray();
    }
}
