using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Anju.Kernel.Privacy;

/// <summary>Encrypts ID numbers and the like at rest; the keys lie in the database and turn over by themselves.</summary>
public sealed class Seal(IDataProtectionProvider protection)
{
    /// <summary>Ciphertext for a column. Empty stays empty.</summary>
    /// <param name="purpose">One per field, so that a value cannot be moved into another field.</param>
    public string Close(string purpose, string text) => text.Length == 0 ? "" : protection.CreateProtector("anju." + purpose).Protect(text);

    /// <summary>
    /// Lets the keys be fetched or turned over now, on a connection of their own. Inside a transaction of SQLite, which
    /// lets only one connection write, that would wait for itself.
    /// </summary>
    internal void Ready() => protection.CreateProtector("anju.ready").Protect([]);

    /// <summary>The text again; null when it was made with lost keys or for another field.</summary>
    public string? Open(string purpose, string sealedText)
    {
        if (sealedText.Length == 0)
            return "";
        try
        {
            return protection.CreateProtector("anju." + purpose).Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
