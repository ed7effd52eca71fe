using Anju.Web;

// Tools that start the host themselves (EF, the test host) pass only options; people name a command.
return args is [] or ["-?" or "-h" or "--help" or "--version", ..] || !args[0].StartsWith('-')
    ? await Commands.Root().Parse(args is [] ? ["serve"] : args).InvokeAsync()
    : await Server.Run(Server.Build(args));

public partial class Program;
