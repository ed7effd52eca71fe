using System.Diagnostics;

namespace Anju.Dev;

/// <summary>Names a stage of a chore on the screen and says how long it took.</summary>
internal static class Stage
{
    public static T Time<T>(string name, Func<T> work)
    {
        var clock = Stopwatch.StartNew();
        Console.WriteLine($"── {name}");
        var result = work();
        Console.WriteLine($"   {name}: {clock.Elapsed.TotalSeconds:0.0} s");
        return result;
    }

    public static void Time(string name, Action work) => Time(name, () => { work(); return 0; });
}
