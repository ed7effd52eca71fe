using Anju.Casework;
using Anju.Estate;
using Anju.FrontDesk;
using Anju.Kernel;
using Anju.People;
using Anju.Repairs;
using Anju.Web;

return await Server.Run(args);

public partial class Program;

namespace Anju.Web
{
    /// <summary>The one host: builds the application that every <c>anju</c> command uses.</summary>
    internal static class Server
    {
        public static async Task<int> Run(string[] args)
        {
            await using var app = Build(args);
            await app.RunAsync();
            return 0;
        }

        public static WebApplication Build(string[] args)
        {
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddKernel(builder.Configuration, new CaseworkModule(), new EstateModule(), new PeopleModule(), new RepairsModule(), new FrontDeskModule());
            builder.Services.AddAntiforgery();
            builder.Services.AddOpenApi();

            var app = builder.Build();
            app.UseExceptionHandler();
            app.UseStatusCodePages();
            app.UseKernel();
            app.UseAntiforgery();
            app.MapModules();
            app.MapOpenApi().AllowAnonymous();
            app.MapGet("/health/ready", () => "ok").AllowAnonymous();
            return app;
        }
    }
}
