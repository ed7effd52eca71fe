using System.CommandLine;
using Microsoft.Data.Sqlite;

namespace Anju.Web;

/// <summary>Copies of the embedded database, taken while it serves, and brought back.</summary>
internal static class Backups
{
    private static readonly Argument<string> Target = new("file") { Description = "备份文件" };

    public static Command Backup(Option<string> data)
    {
        var command = new Command("backup", "备份内置数据库（运行中也可以）") { Target, data };
        command.SetAction(parse =>
        {
            if (OnPostgres())
                return 1;
            var (from, to) = (Path.Combine(parse.GetValue(data)!, "center.db"), parse.GetValue(Target)!);
            if (!File.Exists(from))
                return Refuse($"没有找到数据库 {from}");
            if (File.Exists(to))
                return Refuse($"{to} 已经存在，请换一个文件名");
            using (var source = Open(from, SqliteOpenMode.ReadOnly))
            using (var copy = Open(to, SqliteOpenMode.ReadWriteCreate))
                source.BackupDatabase(copy);
            if (!IsSound(to))
                return Refuse($"备份 {to} 没有通过完整性检查，请重试");
            Console.WriteLine($"已备份到 {to}（{new FileInfo(to).Length / 1024} KB，完整性检查通过）");
            return 0;
        });
        return command;
    }

    public static Command Restore(Option<string> data)
    {
        var force = new Option<bool>("--force") { Description = "已有数据时也恢复；旧数据改名保留" };
        var command = new Command("restore", "从备份恢复内置数据库（先停止服务）") { Target, data, force };
        command.SetAction(parse =>
        {
            if (OnPostgres())
                return 1;
            var (from, to) = (parse.GetValue(Target)!, Path.Combine(parse.GetValue(data)!, "center.db"));
            if (!File.Exists(from) || !IsSound(from))
                return Refuse($"{from} 不是完好的备份");
            if (File.Exists(to) && !parse.GetValue(force))
                return Refuse($"{to} 已经存在；确认要恢复请加 --force（旧数据会改名保留）");
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(to))!);
            if (File.Exists(to))
            {
                if (Serving.IsHeld(parse.GetValue(data)!) || IsInUse(to))
                    return Refuse("数据库正被使用，请先停止服务");
                File.Move(to, $"{to}.before-restore-{new FileInfo(to).LastWriteTimeUtc:yyyyMMddHHmmss}");
                foreach (var rest in (string[])["-wal", "-shm"])
                    File.Delete(to + rest);
            }

            File.Copy(from, to);
            Console.WriteLine($"已恢复到 {to}");
            return 0;
        });
        return command;
    }

    private static bool IsSound(string file)
    {
        try
        {
            using var db = Open(file, SqliteOpenMode.ReadOnly);
            using var check = db.CreateCommand();
            check.CommandText = "PRAGMA integrity_check";
            return (string?)check.ExecuteScalar() == "ok";
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    /// <summary>Folds the log into the file and leaves the log behind, which the database allows only to who has it alone.</summary>
    private static bool IsInUse(string file)
    {
        try
        {
            using var db = Open(file, SqliteOpenMode.ReadWrite);
            using var command = db.CreateCommand();
            command.CommandTimeout = 1;
            command.CommandText = "PRAGMA journal_mode = DELETE";
            return (string?)command.ExecuteScalar() == "wal";
        }
        catch (SqliteException)
        {
            return true;
        }
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ConnectionString);
        db.Open();
        return db;
    }

    private static bool OnPostgres()
    {
        if (Environment.GetEnvironmentVariable("ConnectionStrings__Postgres") is null)
            return false;
        Console.Error.WriteLine("数据在 PostgreSQL：请用 pg_dump -Fc 备份、pg_restore 恢复，或使用其时间点恢复（PITR）");
        return true;
    }

    private static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return 1;
    }
}
