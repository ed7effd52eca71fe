using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Anju.Web;

/// <summary>Where the server listens, as typed after <c>--urls</c> or <c>--port</c>: one address or several with semicolons.</summary>
internal static class Listening
{
    /// <returns>The addresses, or a sentence that says what is wrong with which.</returns>
    public static (IReadOnlyList<BindingAddress> Addresses, string? Refusal) Read(string urls)
    {
        var read = new List<BindingAddress>();
        foreach (var url in urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Parsed(url) is not { } address || address.Scheme is not ("http" or "https") || address.PathBase.Length > 0 || !IsAny(address) && Uri.CheckHostName(address.Host) == UriHostNameType.Unknown || address.Port is < 1 or > 65535)
                return ([], $"“{url}”不是可用的监听地址；请写成 http://127.0.0.1:5080 这样，端口 1 至 65535，多个地址用分号隔开");
            read.Add(address);
        }

        return read.Count > 0 ? (read, null) : ([], "没有监听地址；请写成 http://127.0.0.1:5080 这样");
    }

    /// <summary>The first address that another program holds; null when all are free.</summary>
    public static BindingAddress? Busy(IEnumerable<BindingAddress> addresses) => addresses.FirstOrDefault(a => !IsFree(a));

    /// <summary>An address to type into a browser of this machine.</summary>
    public static string ToOpen(BindingAddress address) => IsAny(address) ? $"{address.Scheme}://127.0.0.1:{address.Port}" : address.ToString().TrimEnd('/');

    private static bool IsAny(BindingAddress address) => address.Host is "*" or "+" or "0.0.0.0" or "[::]";

    private static BindingAddress? Parsed(string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool IsFree(BindingAddress address)
    {
        var ip = IsAny(address) ? IPAddress.Any : IPAddress.TryParse(address.Host, out var given) ? given : IPAddress.Loopback;
        try
        {
            using var probe = new TcpListener(ip, address.Port);
            probe.Start();
            return true;
        }
        catch (SocketException refused)
        {
            return refused.SocketErrorCode is not (SocketError.AddressAlreadyInUse or SocketError.AccessDenied);
        }
    }
}
