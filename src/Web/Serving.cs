namespace Anju.Web;

/// <summary>While a program serves from a data folder, idle or not, nobody may put another database in its place. The hold ends with the program, however it ends.</summary>
internal static class Serving
{
    public static FileStream Hold(string data) => new(Mark(data), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);

    public static bool IsHeld(string data)
    {
        try
        {
            using var alone = new FileStream(Mark(data), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static string Mark(string data) => Path.Combine(data, "serving.lock");
}
