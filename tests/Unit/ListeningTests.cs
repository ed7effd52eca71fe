using Xunit;
using System.Net;
using System.Net.Sockets;
using Anju.Web;

namespace Anju.Unit;

public sealed class ListeningTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080")]
    [InlineData("http://*:80", "http://127.0.0.1:80")]
    [InlineData("http://0.0.0.0:5080", "http://127.0.0.1:5080")]
    [InlineData("http://[::]:5080", "http://127.0.0.1:5080")]
    [InlineData("https://anju.example:443; http://localhost:5081", "https://anju.example:443", "http://localhost:5081")]
    public void One_address_or_several_are_understood_and_shown_as_a_browser_opens_them(string typed, params string[] toOpen)
    {
        var (addresses, refusal) = Listening.Read(typed);
        Assert.Null(refusal);
        Assert.Equal(toOpen, addresses.Select(Listening.ToOpen));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5080")]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://127.0.0.1:70000")]
    [InlineData("http://127.0.0.1:abc")]
    [InlineData("ftp://127.0.0.1:21")]
    [InlineData("http://127.0.0.1:5080/path")]
    [InlineData("http://127.0.0.1:5080;nonsense")]
    public void What_is_no_address_is_refused_with_an_example(string typed)
    {
        var (addresses, refusal) = Listening.Read(typed);
        Assert.Empty(addresses);
        Assert.Contains("http://127.0.0.1:5080", refusal);
    }

    [Fact]
    public void The_held_one_of_several_is_named()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;
        Assert.Equal(port, Listening.Busy(Listening.Read($"http://127.0.0.1:{port}").Addresses)?.Port);
        holder.Stop();
        Assert.Null(Listening.Busy(Listening.Read($"http://127.0.0.1:{port}").Addresses));
    }
}
