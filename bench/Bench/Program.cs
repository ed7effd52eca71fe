using Anju.Bench;

// dotnet run dev.cs bench <name>: each bench prints what it measured, ready for docs/benchmarks.md.
var benches = new Dictionary<string, (string Text, Func<Task> Run)>
{
    ["register"] = ("register a repair against a bare insert, 16 clients", RegisterBench.Run),
    ["board"] = ("board page with 50 rows against a bare page, 16 clients; statements and weight", BoardBench.Run),
    ["clients"] = ("register and change state at 1, 8 and 32 clients; gapless numbers", ClientsBench.Run),
    ["live"] = ("from a registered repair to 50 open boards", LiveBench.Run),
    ["search"] = ("one search box over 100,000 houses", SearchBench.Run),
    ["import"] = ("20,000 rows from Excel: time and memory", ImportBench.Run),
    ["start"] = ("start to first page, memory at rest", StartBench.Run),
    ["cases"] = ("a center with 100,000 cases of three years: every list, board and index", CasesBench.Run),
    ["meters"] = ("20,000 readings from Excel, and three years of real water use of 6,974 households", MetersBench.Run),
    ["duties"] = ("a year of duties of 200 people judged anew; the director's day beside 500,000 lines of evidence", DutiesBench.Run),
    ["real-center"] = ("6,058 real flats and 2,000 real requests through the product", RealCenterBench.Run),
};
if (args is ["bare", "--data", var folder, "--port", var port])
    await BareServer.Run(folder, int.Parse(port, null));
else if (args is ["billing-child", var postgres, var place, var center, var run])
    await BillingBench.Child(postgres == "postgres", place, Guid.Parse(center), int.Parse(run, null));
else if (args is ["billing", .. var options])
    return await BillingBench.Run(options);
else if (args is ["cashier", .. var desk])
    return await CashierBench.Run(desk);
else if (args is ["ledger", .. var month])
    return await LedgerBench.Run(month);
else if (args is [var name] && benches.TryGetValue(name, out var bench))
    await bench.Run();
else if (args is ["all"])
    foreach (var each in benches.Values)
        await each.Run();
else
{
    Console.Error.WriteLine("A bench is one of: all, " + "billing --houses N --db sqlite|postgres [--kills 50] (a bill run against the fastest way the database takes its rows), cashier --db sqlite|postgres [--houses N] [--months N] (a house with years of open bills looked up, and paid for), ledger --houses N --db sqlite|postgres (close, report and proof of a month), " + string.Join(", ", benches.Select(b => $"{b.Key} ({b.Value.Text})")));
    return 1;
}

return 0;
