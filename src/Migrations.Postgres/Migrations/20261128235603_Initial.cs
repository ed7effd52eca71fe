using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Anju.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "billing_bills",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemNo = table.Column<int>(type: "integer", nullable: false),
                    Period = table.Column<int>(type: "integer", nullable: false),
                    Meter = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Part = table.Column<short>(type: "smallint", nullable: false),
                    PriceNo = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    QuantityMilli = table.Column<long>(type: "bigint", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    Marks = table.Column<short>(type: "smallint", maxLength: 32, nullable: false),
                    Why = table.Column<byte[]>(type: "bytea", maxLength: 800, nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_billing_bills", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "billing_exceptions",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    RunNo = table.Column<int>(type: "integer", nullable: false),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemNo = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    HouseNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    BillId = table.Column<long>(type: "bigint", nullable: true),
                    LastFen = table.Column<long>(type: "bigint", nullable: false),
                    ThisFen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_billing_exceptions", x => new { x.CenterId, x.RunNo, x.HouseId, x.ItemNo, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "billing_items",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Purse = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    TaxCategory = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Paper = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    CycleMonths = table.Column<int>(type: "integer", nullable: false),
                    IsInAdvance = table.Column<bool>(type: "boolean", nullable: false),
                    BuilderPays = table.Column<bool>(type: "boolean", nullable: false),
                    VacancyReduces = table.Column<bool>(type: "boolean", nullable: false),
                    IsForAll = table.Column<bool>(type: "boolean", nullable: false),
                    Convention = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    AlertPercent = table.Column<int>(type: "integer", nullable: false),
                    IsActive = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_billing_items", x => new { x.CenterId, x.No });
                });

            migrationBuilder.CreateTable(
                name: "billing_reading_file_bytes",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_billing_reading_file_bytes", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "billing_readings",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    MeterId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    PreviousNo = table.Column<int>(type: "integer", nullable: false),
                    ReplacedByNo = table.Column<int>(type: "integer", nullable: true),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Way = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: true),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    CountsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Milli = table.Column<long>(type: "bigint", nullable: false),
                    FromMilli = table.Column<long>(type: "bigint", nullable: false),
                    FromOn = table.Column<DateOnly>(type: "date", nullable: false),
                    IsRollover = table.Column<bool>(type: "boolean", nullable: false),
                    MultiplierMilli = table.Column<long>(type: "bigint", nullable: false),
                    Micro = table.Column<long>(type: "bigint", nullable: false),
                    EstimatedMicro = table.Column<long>(type: "bigint", nullable: false),
                    RealMilli = table.Column<long>(type: "bigint", nullable: false),
                    RealOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DailyMicro = table.Column<long>(type: "bigint", nullable: true),
                    Abnormal = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    CheckedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Source = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_billing_readings", x => new { x.CenterId, x.MeterId, x.No });
                });

            migrationBuilder.CreateTable(
                name: "billing_totals",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    RunNo = table.Column<int>(type: "integer", nullable: false),
                    Step = table.Column<int>(type: "integer", nullable: false),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemNo = table.Column<int>(type: "integer", nullable: false),
                    Bills = table.Column<int>(type: "integer", nullable: false),
                    Fen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_billing_totals", x => new { x.CenterId, x.RunNo, x.Step, x.BuildingId, x.ItemNo });
                });

            migrationBuilder.CreateTable(
                name: "casework_evidence",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsLate = table.Column<bool>(type: "boolean", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    SubjectKind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    About = table.Column<Guid>(type: "uuid", nullable: true),
                    House = table.Column<Guid>(type: "uuid", nullable: true),
                    Amount = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Href = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_casework_evidence", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "casework_files",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Type = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Length = table.Column<int>(type: "integer", nullable: false),
                    Sha256 = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    TakenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ViewPermission = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_casework_files", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "casework_timeline",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectKind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    House = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Step = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false, collation: "C"),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    Href = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_casework_timeline", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "complaints_procedures",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MadeBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    Body = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints_procedures", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "duties_begin",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duties_begin", x => new { x.CenterId, x.No });
                });

            migrationBuilder.CreateTable(
                name: "duties_days",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Outcomes = table.Column<int>(type: "integer", nullable: false),
                    Missed = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duties_days", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "duties_duties",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Clause = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Post = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Slot = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false, collation: "C"),
                    Source = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Cadence = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    A = table.Column<int>(type: "integer", nullable: false),
                    B = table.Column<int>(type: "integer", nullable: false),
                    LateDays = table.Column<int>(type: "integer", nullable: false),
                    Unit = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Trigger = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    KindLines = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false, collation: "C"),
                    Whose = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    IsDeputyAllowed = table.Column<bool>(type: "boolean", nullable: false),
                    MinAmount = table.Column<int>(type: "integer", nullable: false),
                    NeedsAbout = table.Column<bool>(type: "boolean", nullable: false),
                    BackdatedDays = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    Reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    EndReason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    EndedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    MadeBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duties_duties", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "duties_outcomes",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    DutyKey = table.Column<Guid>(type: "uuid", nullable: false),
                    DutyNo = table.Column<int>(type: "integer", nullable: false),
                    Clause = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Post = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Done = table.Column<int>(type: "integer", nullable: false),
                    Need = table.Column<int>(type: "integer", nullable: false),
                    LineIds = table.Column<string>(type: "character varying(444)", maxLength: 444, nullable: false, collation: "C"),
                    Trigger = table.Column<Guid>(type: "uuid", nullable: false),
                    TriggerNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "character varying(220)", maxLength: 220, nullable: false, collation: "C"),
                    ReasonBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Deputy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duties_outcomes", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "duties_packs",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duties_packs", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "duties_rules",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Document = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Posts = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Source = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    Cause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    DraftedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    DraftedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IssuedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    IssuedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EffectiveOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duties_rules", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "duties_waivers",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectKind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    What = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duties_waivers", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "estate_communities",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Address = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_estate_communities", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "estate_companies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_estate_companies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "estate_imported_files",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    NewHouses = table.Column<int>(type: "integer", nullable: false),
                    NewPeople = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_estate_imported_files", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "estate_parking_kinds",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Word = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    Sort = table.Column<int>(type: "integer", nullable: false),
                    IsRetired = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_estate_parking_kinds", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "estate_people",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    OtherPhone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    IdNumberSealed = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Hint = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_estate_people", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "estate_search_keys",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_estate_search_keys", x => new { x.CenterId, x.Key, x.HouseId, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "frontdesk_advice",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Route = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Promise = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    FollowUpShare = table.Column<int>(type: "integer", nullable: false),
                    FollowUpDays = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_frontdesk_advice", x => new { x.CenterId, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "frontdesk_drafts",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    Form = table.Column<string>(type: "character varying(12000)", maxLength: 12000, nullable: false, collation: "C"),
                    ParkedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_frontdesk_drafts", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "frontdesk_duty_plans",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Lines = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_frontdesk_duty_plans", x => new { x.CenterId, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "frontdesk_phrases",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Lines = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_frontdesk_phrases", x => new { x.CenterId, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "inspections_emergencies",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    OpenedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Measures = table.Column<int>(type: "integer", nullable: false),
                    Control = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Houses = table.Column<int>(type: "integer", nullable: false),
                    ToldAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    HappenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Persons = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    Facts = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    Loss = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    ReportedTo = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    ReportedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FollowUp = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    ReportBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Cause = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    Review = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inspections_emergencies", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "inspections_missed_weeks",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Monday = table.Column<DateOnly>(type: "date", nullable: false),
                    Checks = table.Column<int>(type: "integer", nullable: false),
                    MissedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inspections_missed_weeks", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "inspections_patrol_days",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Route = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Content = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    PlannedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PlannedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ChangeReason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Excuse = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    ExcusedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    MissedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inspections_patrol_days", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "inspections_points",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Topic = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inspections_points", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "inspections_standards",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Topic = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Body = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    MadeBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    IssuedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    IssuedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inspections_standards", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "kernel_answers",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Asked = table.Column<byte[]>(type: "bytea", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_answers", x => new { x.CenterId, x.RequestId });
                });

            migrationBuilder.CreateTable(
                name: "kernel_audit",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Act = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Table = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Change = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    Detail = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_audit", x => new { x.CenterId, x.Seq });
                });

            migrationBuilder.CreateTable(
                name: "kernel_audit_heads",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false, collation: "C"),
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_audit_heads", x => new { x.CenterId, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "kernel_demo",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false, collation: "C"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    LivedTo = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_demo", x => new { x.CenterId, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "kernel_keys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    FriendlyName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Xml = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_keys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_numbers",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Series = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_numbers", x => new { x.CenterId, x.Series });
                });

            migrationBuilder.CreateTable(
                name: "kernel_outbox",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Channel = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    Target = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Body = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    NextAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Error = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_outbox", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "kernel_reveals",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Subject = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_reveals", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ledger_accounts",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: false),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Lines = table.Column<int>(type: "integer", nullable: false),
                    OwedFen = table.Column<long>(type: "bigint", nullable: false),
                    LateFen = table.Column<long>(type: "bigint", nullable: false),
                    AdvanceFen = table.Column<long>(type: "bigint", nullable: false),
                    DepositFen = table.Column<long>(type: "bigint", nullable: false),
                    OldestPeriod = table.Column<int>(type: "integer", nullable: false),
                    OldestDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LastPaidOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LaterFen = table.Column<long>(type: "bigint", nullable: false),
                    LaterOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LaterTo = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_accounts", x => new { x.CenterId, x.HouseId });
                });

            migrationBuilder.CreateTable(
                name: "ledger_disputed_charges",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    DisputeId = table.Column<Guid>(type: "uuid", nullable: false),
                    ChargeId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_disputed_charges", x => new { x.CenterId, x.DisputeId, x.ChargeId });
                });

            migrationBuilder.CreateTable(
                name: "ledger_dunning_rules",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<int>(type: "integer", nullable: false),
                    ContactDays = table.Column<int>(type: "integer", nullable: false),
                    DeadlineDays = table.Column<int>(type: "integer", nullable: false),
                    LimitYears = table.Column<int>(type: "integer", nullable: false),
                    LimitWarnMonths = table.Column<int>(type: "integer", nullable: false),
                    IsPublic = table.Column<bool>(type: "boolean", nullable: false),
                    PublicBasis = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Ways = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Contact = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Basis = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_dunning_rules", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ledger_instalments",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Fen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_instalments", x => new { x.CenterId, x.PlanId, x.No });
                });

            migrationBuilder.CreateTable(
                name: "ledger_ladder",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Stage = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    AfterMonths = table.Column<int>(type: "integer", nullable: false),
                    AfterDays = table.Column<int>(type: "integer", nullable: false),
                    What = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    IsLetter = table.Column<bool>(type: "boolean", nullable: false),
                    NeedsDirector = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_ladder", x => new { x.CenterId, x.Stage });
                });

            migrationBuilder.CreateTable(
                name: "ledger_letter_items",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    LetterId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    ChargeId = table.Column<long>(type: "bigint", nullable: false),
                    Item = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Period = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reckoned = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Fen = table.Column<long>(type: "bigint", nullable: false),
                    LateFen = table.Column<long>(type: "bigint", nullable: false),
                    RateMillionths = table.Column<int>(type: "integer", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    Clause = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_letter_items", x => new { x.CenterId, x.LetterId, x.No });
                });

            migrationBuilder.CreateTable(
                name: "ledger_lines",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<short>(type: "smallint", maxLength: 32, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    ChargeId = table.Column<long>(type: "bigint", nullable: false),
                    ItemNo = table.Column<int>(type: "integer", nullable: false),
                    Period = table.Column<int>(type: "integer", nullable: false),
                    Fen = table.Column<long>(type: "bigint", nullable: false),
                    LateTo = table.Column<DateOnly>(type: "date", nullable: true),
                    PaperId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_lines", x => new { x.CenterId, x.HouseId, x.No });
                });

            migrationBuilder.CreateTable(
                name: "ledger_month_rows",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Month = table.Column<int>(type: "integer", nullable: false),
                    Pot = table.Column<short>(type: "smallint", maxLength: 32, nullable: false),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemNo = table.Column<int>(type: "integer", nullable: false),
                    Period = table.Column<int>(type: "integer", nullable: false),
                    Belongs = table.Column<int>(type: "integer", nullable: false),
                    OpeningFen = table.Column<long>(type: "bigint", nullable: false),
                    NewFen = table.Column<long>(type: "bigint", nullable: false),
                    ReceivedFen = table.Column<long>(type: "bigint", nullable: false),
                    WaivedFen = table.Column<long>(type: "bigint", nullable: false),
                    AdjustedFen = table.Column<long>(type: "bigint", nullable: false),
                    ClosingFen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_month_rows", x => new { x.CenterId, x.Month, x.Pot, x.BuildingId, x.ItemNo, x.Period, x.Belongs });
                });

            migrationBuilder.CreateTable(
                name: "ledger_passed_on",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemNo = table.Column<int>(type: "integer", nullable: false),
                    Fen = table.Column<long>(type: "bigint", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Payee = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Voucher = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_passed_on", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ledger_postings",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    RunNo = table.Column<int>(type: "integer", nullable: false),
                    Turn = table.Column<int>(type: "integer", nullable: false),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemNo = table.Column<int>(type: "integer", nullable: false),
                    Period = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Bills = table.Column<int>(type: "integer", nullable: false),
                    Fen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_postings", x => new { x.CenterId, x.RunNo, x.Turn, x.BuildingId, x.ItemNo, x.Period });
                });

            migrationBuilder.CreateTable(
                name: "ledger_printers",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Right = table.Column<int>(type: "integer", nullable: false),
                    Down = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_printers", x => new { x.CenterId, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "ledger_proofs",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Houses = table.Column<int>(type: "integer", nullable: false),
                    Lines = table.Column<long>(type: "bigint", nullable: false),
                    Papers = table.Column<int>(type: "integer", nullable: false),
                    Months = table.Column<int>(type: "integer", nullable: false),
                    Found = table.Column<int>(type: "integer", nullable: false),
                    Findings = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_proofs", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ledger_publications",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Month = table.Column<int>(type: "integer", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Where = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_publications", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ledger_report_texts",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_report_texts", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ledger_rules",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<int>(type: "integer", nullable: false),
                    AdvanceMonths = table.Column<int>(type: "integer", nullable: false),
                    IsLateFirst = table.Column<bool>(type: "boolean", nullable: false),
                    DirectorLimitFen = table.Column<long>(type: "bigint", nullable: false),
                    ReportDay = table.Column<int>(type: "integer", nullable: false),
                    LprBasisPoints = table.Column<int>(type: "integer", nullable: false),
                    DepositDays = table.Column<int>(type: "integer", nullable: false),
                    VoucherYears = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_rules", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ledger_statement_sources",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Ways = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    DayColumn = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    AmountColumn = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    OutColumn = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    DirectionColumn = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ReferenceColumn = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    PayerColumn = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    NoteColumn = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_statement_sources", x => new { x.CenterId, x.No });
                });

            migrationBuilder.CreateTable(
                name: "ledger_statements",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceNo = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    Lines = table.Column<int>(type: "integer", nullable: false),
                    Known = table.Column<int>(type: "integer", nullable: false),
                    ImportedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_statements", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ledger_tender_notes",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    PaymentId = table.Column<Guid>(type: "uuid", nullable: false),
                    TenderNo = table.Column<int>(type: "integer", nullable: false),
                    Why = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_tender_notes", x => new { x.CenterId, x.PaymentId, x.TenderNo });
                });

            migrationBuilder.CreateTable(
                name: "ledger_terms",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemNo = table.Column<int>(type: "integer", nullable: false),
                    FromPeriod = table.Column<int>(type: "integer", nullable: false),
                    DueMonths = table.Column<int>(type: "integer", nullable: false),
                    DueDay = table.Column<int>(type: "integer", nullable: false),
                    RateMillionths = table.Column<int>(type: "integer", nullable: false),
                    GraceDays = table.Column<int>(type: "integer", nullable: false),
                    CapPercent = table.Column<int>(type: "integer", nullable: false),
                    Clause = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_terms", x => new { x.CenterId, x.ItemNo, x.FromPeriod });
                });

            migrationBuilder.CreateTable(
                name: "office_rules",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    RemindDay = table.Column<int>(type: "integer", nullable: false),
                    LastDays = table.Column<int>(type: "integer", nullable: false),
                    LateDays = table.Column<int>(type: "integer", nullable: false),
                    OpinionDays = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_office_rules", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "office_year_plans",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Body = table.Column<string>(type: "character varying(300000)", maxLength: 300000, nullable: false, collation: "C"),
                    Change = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false, collation: "C"),
                    Authors = table.Column<string>(type: "character varying(1400)", maxLength: 1400, nullable: false, collation: "C"),
                    WrittenBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    WrittenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SubmittedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    SubmittedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Remark = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false, collation: "C"),
                    ApprovedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ApprovedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RunningFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_office_year_plans", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "people_account_events",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    What = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    From = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_account_events", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "people_certificate_alarms",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    CertificateId = table.Column<Guid>(type: "uuid", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_certificate_alarms", x => new { x.CenterId, x.CertificateId, x.DueOn, x.Days });
                });

            migrationBuilder.CreateTable(
                name: "people_keys",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    ScopeLines = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false, collation: "C"),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    LastUsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RevokedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MadeBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_keys", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "people_notices",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ToId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    Href = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    IsUrgent = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_notices", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "people_posts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    TakesRepairs = table.Column<bool>(type: "boolean", nullable: false),
                    Leads = table.Column<bool>(type: "boolean", nullable: false),
                    PermissionLines = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false, collation: "C"),
                    IsClosed = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_posts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "people_staff",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Initials = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    BadgeNo = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    Phone = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true, collation: "C"),
                    JoinedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    LeftOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_staff", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "repairs_prices",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Spec = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    FromOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ToOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Price_Fen = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_repairs_prices", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "repairs_procedures",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MadeBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    Body = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_repairs_procedures", x => new { x.CenterId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "casework_file_links",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    File = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectKind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Purpose = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_casework_file_links", x => new { x.CenterId, x.SubjectKind, x.SubjectId, x.File });
                    table.ForeignKey(
                        name: "FK_casework_file_links_casework_files_CenterId_File",
                        columns: x => new { x.CenterId, x.File },
                        principalTable: "casework_files",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "casework_signatures",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectKind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Purpose = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Signer = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Witness = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    Drawing = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    TakenBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_casework_signatures", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_casework_signatures_casework_files_CenterId_Drawing",
                        columns: x => new { x.CenterId, x.Drawing },
                        principalTable: "casework_files",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "duties_clauses",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Clause = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    IsLost = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duties_clauses", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_duties_clauses_duties_rules_CenterId_VersionId",
                        columns: x => new { x.CenterId, x.VersionId },
                        principalTable: "duties_rules",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "estate_buildings",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Sort = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_estate_buildings", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_estate_buildings_estate_communities_CenterId_CommunityId",
                        columns: x => new { x.CenterId, x.CommunityId },
                        principalTable: "estate_communities",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "estate_equipment",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Model = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Place = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    InstalledOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LastCareOn = table.Column<DateOnly>(type: "date", nullable: true),
                    NextCareOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WarrantyUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_estate_equipment", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_estate_equipment_estate_communities_CenterId_CommunityId",
                        columns: x => new { x.CenterId, x.CommunityId },
                        principalTable: "estate_communities",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "estate_centers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_estate_centers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_estate_centers_estate_companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "estate_companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "estate_consents",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Group = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Purpose = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    GivenOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    WithdrawnOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_estate_consents", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_estate_consents_estate_people_CenterId_PersonId",
                        columns: x => new { x.CenterId, x.PersonId },
                        principalTable: "estate_people",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_statement_lines",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StatementId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceNo = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Fen = table.Column<long>(type: "bigint", nullable: false),
                    Reference = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    Payer = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    State = table.Column<short>(type: "smallint", maxLength: 32, nullable: false),
                    PaymentId = table.Column<Guid>(type: "uuid", nullable: true),
                    TenderNo = table.Column<int>(type: "integer", nullable: false),
                    Why = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_statement_lines", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_ledger_statement_lines_ledger_statements_CenterId_Statement~",
                        columns: x => new { x.CenterId, x.StatementId },
                        principalTable: "ledger_statements",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "office_month_plans",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    YearPlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    YearPlanNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    MadeBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Items = table.Column<int>(type: "integer", nullable: false),
                    ReviewedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_office_month_plans", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_office_month_plans_office_year_plans_CenterId_YearPlanId",
                        columns: x => new { x.CenterId, x.YearPlanId },
                        principalTable: "office_year_plans",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "casework_checks",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectKind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Href = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_casework_checks", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_casework_checks_people_staff_ById",
                        column: x => x.ById,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "duties_excuses",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DutyKey = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duties_excuses", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_duties_excuses_people_staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "duties_feeds",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duties_feeds", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_duties_feeds_people_staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "duties_leaves",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    ApprovedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ApprovedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CancelledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CancelledBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duties_leaves", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_duties_leaves_people_staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "duties_receipts",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Rule = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Post = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duties_receipts", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_duties_receipts_people_staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "duties_slots",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    Slot = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false, collation: "C"),
                    MovedTo = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false, collation: "C"),
                    Why = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Words = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duties_slots", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_duties_slots_people_staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "frontdesk_messages",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ToId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Caller = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    CallBack = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ReadAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EscalatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_frontdesk_messages", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_frontdesk_messages_people_staff_ById",
                        column: x => x.ById,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_frontdesk_messages_people_staff_ToId",
                        column: x => x.ToId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "frontdesk_shifts",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Slot = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    HolderId = table.Column<Guid>(type: "uuid", nullable: true),
                    Holder = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    HandedOverAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    Open = table.Column<int>(type: "integer", nullable: false),
                    Receiver = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Running = table.Column<bool>(type: "boolean", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_frontdesk_shifts", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_frontdesk_shifts_people_staff_HolderId",
                        column: x => x.HolderId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "inspections_observations",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    AboutId = table.Column<Guid>(type: "uuid", nullable: false),
                    AboutName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    SeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Facts = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Decision = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecidedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inspections_observations", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_inspections_observations_people_staff_AboutId",
                        column: x => x.AboutId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_inspections_observations_people_staff_ById",
                        column: x => x.ById,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "inspections_records",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Source = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Topic = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    PointId = table.Column<Guid>(type: "uuid", nullable: true),
                    CheckedId = table.Column<Guid>(type: "uuid", nullable: true),
                    CheckedName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    CheckedPost = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Standard = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Result = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    InspectorId = table.Column<Guid>(type: "uuid", nullable: true),
                    InspectorName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    RecordedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsBackfilled = table.Column<bool>(type: "boolean", nullable: false),
                    IsStaffCheck = table.Column<bool>(type: "boolean", nullable: false),
                    Items = table.Column<int>(type: "integer", nullable: false),
                    Failed = table.Column<int>(type: "integer", nullable: false),
                    OnSpot = table.Column<int>(type: "integer", nullable: false),
                    Corrections = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inspections_records", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_inspections_records_inspections_points_CenterId_PointId",
                        columns: x => new { x.CenterId, x.PointId },
                        principalTable: "inspections_points",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_inspections_records_people_staff_CheckedId",
                        column: x => x.CheckedId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_inspections_records_people_staff_InspectorId",
                        column: x => x.InspectorId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_blank_books",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    First = table.Column<long>(type: "bigint", nullable: false),
                    Last = table.Column<long>(type: "bigint", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    IssuedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    HolderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Holder = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Lost = table.Column<int>(type: "integer", nullable: false),
                    LossWords = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    State = table.Column<short>(type: "smallint", maxLength: 32, nullable: false),
                    ReturnedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReturnedTo = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Used = table.Column<int>(type: "integer", nullable: false),
                    Spoiled = table.Column<int>(type: "integer", nullable: false),
                    Blank = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_blank_books", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_ledger_blank_books_people_staff_HolderId",
                        column: x => x.HolderId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_months",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Month = table.Column<int>(type: "integer", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ClosedById = table.Column<Guid>(type: "uuid", nullable: true),
                    ClosedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Remark = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    OwedFen = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_months", x => new { x.CenterId, x.Month });
                    table.ForeignKey(
                        name: "FK_ledger_months_people_staff_ClosedById",
                        column: x => x.ClosedById,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_reports",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Month = table.Column<int>(type: "integer", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MadeById = table.Column<Guid>(type: "uuid", nullable: true),
                    MadeBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    IsLate = table.Column<bool>(type: "boolean", nullable: false),
                    Note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    State = table.Column<short>(type: "smallint", maxLength: 32, nullable: false),
                    FinanceId = table.Column<Guid>(type: "uuid", nullable: true),
                    Finance = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    FinanceAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DirectorId = table.Column<Guid>(type: "uuid", nullable: true),
                    Director = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    DirectorAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReturnedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ReturnedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Remark = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_reports", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_ledger_reports_people_staff_DirectorId",
                        column: x => x.DirectorId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ledger_reports_people_staff_FinanceId",
                        column: x => x.FinanceId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ledger_reports_people_staff_MadeById",
                        column: x => x.MadeById,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_tills",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CashierId = table.Column<Guid>(type: "uuid", nullable: false),
                    Cashier = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    FloatFen = table.Column<long>(type: "bigint", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    TakenFrom = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Counted = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    CountedFen = table.Column<long>(type: "bigint", nullable: false),
                    ExpectedFen = table.Column<long>(type: "bigint", nullable: false),
                    DifferenceWhy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    HandedFen = table.Column<long>(type: "bigint", nullable: false),
                    HandedTo = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    BankSlip = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_tills", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_ledger_tills_people_staff_CashierId",
                        column: x => x.CashierId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_voucher_files",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Month = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<short>(type: "smallint", maxLength: 32, nullable: false),
                    Pieces = table.Column<int>(type: "integer", nullable: false),
                    Expected = table.Column<int>(type: "integer", nullable: true),
                    Place = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    KeptUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    FiledOn = table.Column<DateOnly>(type: "date", nullable: false),
                    FiledById = table.Column<Guid>(type: "uuid", nullable: true),
                    FiledBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Words = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    CheckedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CheckedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_voucher_files", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_ledger_voucher_files_people_staff_FiledById",
                        column: x => x.FiledById,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "office_meetings",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    HeldAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Timeliness = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    ChairId = table.Column<Guid>(type: "uuid", nullable: false),
                    ChairName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    WriterId = table.Column<Guid>(type: "uuid", nullable: true),
                    WriterName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    WrittenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Body = table.Column<string>(type: "character varying(400000)", maxLength: 400000, nullable: false, collation: "C"),
                    ApprovedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ApprovedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Additions = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_office_meetings", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_office_meetings_people_staff_ChairId",
                        column: x => x.ChairId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_office_meetings_people_staff_WriterId",
                        column: x => x.WriterId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "office_opinions",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Source = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Topic = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Content = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    IsAnonymous = table.Column<bool>(type: "boolean", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    OpenUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Outcome = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Answer = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AnsweredBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_office_opinions", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_office_opinions_people_staff_ById",
                        column: x => x.ById,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "office_targets",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Body = table.Column<string>(type: "character varying(40000)", maxLength: 40000, nullable: false, collation: "C"),
                    SetById = table.Column<Guid>(type: "uuid", nullable: true),
                    SetBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    SetAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SignedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    SignedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_office_targets", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_office_targets_people_staff_SetById",
                        column: x => x.SetById,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "office_year_summaries",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false, collation: "C"),
                    Body = table.Column<string>(type: "character varying(40000)", maxLength: 40000, nullable: false, collation: "C"),
                    WrittenById = table.Column<Guid>(type: "uuid", nullable: true),
                    WrittenBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    WrittenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    IsLate = table.Column<bool>(type: "boolean", nullable: false),
                    Remark = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false, collation: "C"),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReceivedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_office_year_summaries", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_office_year_summaries_people_staff_WrittenById",
                        column: x => x.WrittenById,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "people_appointments",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    ZoneLines = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_appointments", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_people_appointments_people_posts_PostId",
                        column: x => x.PostId,
                        principalTable: "people_posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_people_appointments_people_staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "people_certificates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    IssuedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    NextReviewOn = table.Column<DateOnly>(type: "date", nullable: true),
                    VoidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    VoidReason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_certificates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_people_certificates_people_staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "people_links",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Fingerprint = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: true),
                    Center = table.Column<Guid>(type: "uuid", nullable: true),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_links", x => x.Id);
                    table.ForeignKey(
                        name: "FK_people_links_people_staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "people_logins",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    Account = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    PasswordHash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    Stamp = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    LockedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    HasTotp = table.Column<bool>(type: "boolean", nullable: false),
                    TotpKey = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    RecoveryCodes = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    Center = table.Column<Guid>(type: "uuid", nullable: true),
                    IsClosed = table.Column<bool>(type: "boolean", nullable: false),
                    LastInAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_logins", x => x.Id);
                    table.ForeignKey(
                        name: "FK_people_logins_people_staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "people_skills",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    Trade = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Level = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ProvedBy = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    On = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_skills", x => x.Id);
                    table.ForeignKey(
                        name: "FK_people_skills_people_staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "casework_follow_ups",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true, collation: "C"),
                    SubjectKind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Href = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    House = table.Column<Guid>(type: "uuid", nullable: true),
                    HouseNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    Person = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    PhoneHref = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true, collation: "C"),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PlannedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PlannedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Doers = table.Column<string>(type: "character varying(700)", maxLength: 700, nullable: false, collation: "C"),
                    NotBy = table.Column<string>(type: "character varying(700)", maxLength: 700, nullable: false, collation: "C"),
                    OnlyWith = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    OnlyWhy = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    TakenById = table.Column<Guid>(type: "uuid", nullable: true),
                    TakenBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AskedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    Companion = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    Way = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Grade = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    Signature = table.Column<Guid>(type: "uuid", nullable: true),
                    WithdrawnBecause = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_casework_follow_ups", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_casework_follow_ups_casework_signatures_CenterId_Signature",
                        columns: x => new { x.CenterId, x.Signature },
                        principalTable: "casework_signatures",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "billing_rounds",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityName = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: true),
                    BuildingName = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Scope = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    OpenedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ClosedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PublishedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Meters = table.Column<int>(type: "integer", nullable: false),
                    Read = table.Column<int>(type: "integer", nullable: false),
                    Estimated = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_billing_rounds", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_billing_rounds_estate_buildings_CenterId_BuildingId",
                        columns: x => new { x.CenterId, x.BuildingId },
                        principalTable: "estate_buildings",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_billing_rounds_estate_communities_CenterId_CommunityId",
                        columns: x => new { x.CenterId, x.CommunityId },
                        principalTable: "estate_communities",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "estate_houses",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    Room = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    Floor = table.Column<int>(type: "integer", nullable: false),
                    GrossCenti = table.Column<long>(type: "bigint", nullable: false),
                    NetCenti = table.Column<long>(type: "bigint", nullable: false),
                    Use = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    HandedOverOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_estate_houses", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_estate_houses_estate_buildings_CenterId_BuildingId",
                        columns: x => new { x.CenterId, x.BuildingId },
                        principalTable: "estate_buildings",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_estate_houses_estate_communities_CenterId_CommunityId",
                        columns: x => new { x.CenterId, x.CommunityId },
                        principalTable: "estate_communities",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "inspections_corrections",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InspectionId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inspections_corrections", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_inspections_corrections_inspections_records_CenterId_Inspec~",
                        columns: x => new { x.CenterId, x.InspectionId },
                        principalTable: "inspections_records",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "inspections_items",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InspectionId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Outcome = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Facts = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    OnSpot = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inspections_items", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_inspections_items_inspections_records_CenterId_InspectionId",
                        columns: x => new { x.CenterId, x.InspectionId },
                        principalTable: "inspections_records",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "inspections_nonconformities",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    InspectionId = table.Column<Guid>(type: "uuid", nullable: false),
                    InspectionNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    ItemNo = table.Column<int>(type: "integer", nullable: false),
                    Place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Item = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    SameKey = table.Column<string>(type: "character varying(310)", maxLength: 310, nullable: false, collation: "C"),
                    Facts = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    Standard = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Severity = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RaisedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    RepeatOf = table.Column<Guid>(type: "uuid", nullable: true),
                    RepeatNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    ResponsibleId = table.Column<Guid>(type: "uuid", nullable: true),
                    ResponsibleName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    OpenUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    NoticeWay = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    NotifiedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    NotifiedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Demand = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    Cause = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    Correction = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    CorrectiveAction = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    CorrectedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CorrectedById = table.Column<Guid>(type: "uuid", nullable: true),
                    CorrectedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    VerifiedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    VerifiedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Effect = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inspections_nonconformities", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_inspections_nonconformities_inspections_nonconformities_Cen~",
                        columns: x => new { x.CenterId, x.RepeatOf },
                        principalTable: "inspections_nonconformities",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_inspections_nonconformities_inspections_records_CenterId_In~",
                        columns: x => new { x.CenterId, x.InspectionId },
                        principalTable: "inspections_records",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_inspections_nonconformities_people_staff_CorrectedById",
                        column: x => x.CorrectedById,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_inspections_nonconformities_people_staff_ResponsibleId",
                        column: x => x.ResponsibleId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_tenders",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    PaymentId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Way = table.Column<short>(type: "smallint", maxLength: 32, nullable: false),
                    Fen = table.Column<long>(type: "bigint", nullable: false),
                    GivenFen = table.Column<long>(type: "bigint", nullable: false),
                    Reference = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    TillId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsUndone = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_tenders", x => new { x.CenterId, x.PaymentId, x.No });
                    table.ForeignKey(
                        name: "FK_ledger_tenders_ledger_tills_CenterId_TillId",
                        columns: x => new { x.CenterId, x.TillId },
                        principalTable: "ledger_tills",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "office_attendees",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Post = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Presence = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    SignedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_office_attendees", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_office_attendees_office_meetings_CenterId_MeetingId",
                        columns: x => new { x.CenterId, x.MeetingId },
                        principalTable: "office_meetings",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_office_attendees_people_staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "office_month_items",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MonthPlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Origin = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    YearKey = table.Column<Guid>(type: "uuid", nullable: true),
                    Goal = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Task = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Measure = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    AddedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    AddedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    ReviewedIn = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_office_month_items", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_office_month_items_office_meetings_CenterId_ReviewedIn",
                        columns: x => new { x.CenterId, x.ReviewedIn },
                        principalTable: "office_meetings",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_office_month_items_office_month_plans_CenterId_MonthPlanId",
                        columns: x => new { x.CenterId, x.MonthPlanId },
                        principalTable: "office_month_plans",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_office_month_items_people_staff_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "office_tasks",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Content = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    GivenById = table.Column<Guid>(type: "uuid", nullable: true),
                    GivenBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    GivenPost = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    GivenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    GivenOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DoerId = table.Column<Guid>(type: "uuid", nullable: false),
                    DoerName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    OpenUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Progress = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    Result = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: true),
                    MeetingNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_office_tasks", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_office_tasks_office_meetings_CenterId_MeetingId",
                        columns: x => new { x.CenterId, x.MeetingId },
                        principalTable: "office_meetings",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_office_tasks_people_staff_DoerId",
                        column: x => x.DoerId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_office_tasks_people_staff_GivenById",
                        column: x => x.GivenById,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "people_deputyships",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    DeputyId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_deputyships", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_people_deputyships_people_appointments_CenterId_Appointment~",
                        columns: x => new { x.CenterId, x.AppointmentId },
                        principalTable: "people_appointments",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_people_deputyships_people_staff_DeputyId",
                        column: x => x.DeputyId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "casework_follow_up_tries",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    FollowUp = table.Column<Guid>(type: "uuid", nullable: false),
                    Attempt = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Why = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_casework_follow_up_tries", x => new { x.CenterId, x.FollowUp, x.Attempt });
                    table.ForeignKey(
                        name: "FK_casework_follow_up_tries_casework_follow_ups_CenterId_Follo~",
                        columns: x => new { x.CenterId, x.FollowUp },
                        principalTable: "casework_follow_ups",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "billing_reading_files",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    Stored = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_billing_reading_files", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_billing_reading_files_billing_rounds_CenterId_RoundId",
                        columns: x => new { x.CenterId, x.RoundId },
                        principalTable: "billing_rounds",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "billing_households",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Persons = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Paper = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_billing_households", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_billing_households_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "billing_meters",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Use = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Rate = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityName = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: true),
                    BuildingName = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: true),
                    Place = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Walk = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Location = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Digits = table.Column<int>(type: "integer", nullable: false),
                    MultiplierMilli = table.Column<long>(type: "bigint", nullable: false),
                    InstalledOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RemovedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    FollowsId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_billing_meters", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_billing_meters_billing_meters_CenterId_FollowsId",
                        columns: x => new { x.CenterId, x.FollowsId },
                        principalTable: "billing_meters",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_billing_meters_billing_meters_CenterId_ParentId",
                        columns: x => new { x.CenterId, x.ParentId },
                        principalTable: "billing_meters",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_billing_meters_estate_buildings_CenterId_BuildingId",
                        columns: x => new { x.CenterId, x.BuildingId },
                        principalTable: "estate_buildings",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_billing_meters_estate_communities_CenterId_CommunityId",
                        columns: x => new { x.CenterId, x.CommunityId },
                        principalTable: "estate_communities",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_billing_meters_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "billing_prices",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    ItemNo = table.Column<int>(type: "integer", nullable: false),
                    Terms = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false, collation: "C"),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: true),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: true),
                    Use = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    FloorFrom = table.Column<int>(type: "integer", nullable: true),
                    FloorTo = table.Column<int>(type: "integer", nullable: true),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: true),
                    Where = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    LegalBasis = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Includes = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ProposedById = table.Column<Guid>(type: "uuid", nullable: true),
                    ProposedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ProposedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Decision = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_billing_prices", x => new { x.CenterId, x.No });
                    table.ForeignKey(
                        name: "FK_billing_prices_billing_items_CenterId_ItemNo",
                        columns: x => new { x.CenterId, x.ItemNo },
                        principalTable: "billing_items",
                        principalColumns: new[] { "CenterId", "No" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_billing_prices_estate_buildings_CenterId_BuildingId",
                        columns: x => new { x.CenterId, x.BuildingId },
                        principalTable: "estate_buildings",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_billing_prices_estate_communities_CenterId_CommunityId",
                        columns: x => new { x.CenterId, x.CommunityId },
                        principalTable: "estate_communities",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_billing_prices_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_billing_prices_people_staff_ProposedById",
                        column: x => x.ProposedById,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "billing_runs",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Key = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Community = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: true),
                    HouseNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Items = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Houses = table.Column<int>(type: "integer", nullable: false),
                    HousesDone = table.Column<int>(type: "integer", nullable: false),
                    StepsDone = table.Column<int>(type: "integer", nullable: false),
                    LastHouse = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Lines = table.Column<long>(type: "bigint", nullable: false),
                    Bills = table.Column<long>(type: "bigint", nullable: false),
                    TotalFen = table.Column<long>(type: "bigint", nullable: false),
                    Parked = table.Column<int>(type: "integer", nullable: false),
                    Skipped = table.Column<int>(type: "integer", nullable: false),
                    StartedById = table.Column<Guid>(type: "uuid", nullable: true),
                    StartedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReadyAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PostedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    PostedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    SummaryBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    SummaryAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_billing_runs", x => new { x.CenterId, x.No });
                    table.ForeignKey(
                        name: "FK_billing_runs_estate_communities_CenterId_CommunityId",
                        columns: x => new { x.CenterId, x.CommunityId },
                        principalTable: "estate_communities",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_billing_runs_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_billing_runs_people_staff_StartedById",
                        column: x => x.StartedById,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "billing_vacancies",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    Percent = table.Column<int>(type: "integer", nullable: false),
                    WaitMonths = table.Column<int>(type: "integer", nullable: false),
                    IsRetroactive = table.Column<bool>(type: "boolean", nullable: false),
                    MostUsage = table.Column<int>(type: "integer", nullable: true),
                    UsageItem = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Paper = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ProposedById = table.Column<Guid>(type: "uuid", nullable: true),
                    ProposedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    DecidedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Decision = table.Column<string>(type: "character varying(420)", maxLength: 420, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_billing_vacancies", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_billing_vacancies_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_billing_vacancies_people_staff_ProposedById",
                        column: x => x.ProposedById,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "estate_facilities",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    System = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Place = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: true),
                    Unit = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true, collation: "C"),
                    FloorFrom = table.Column<int>(type: "integer", nullable: true),
                    FloorTo = table.Column<int>(type: "integer", nullable: true),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: true),
                    Proposal = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    ProposedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_estate_facilities", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_estate_facilities_estate_buildings_CenterId_BuildingId",
                        columns: x => new { x.CenterId, x.BuildingId },
                        principalTable: "estate_buildings",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_estate_facilities_estate_communities_CenterId_CommunityId",
                        columns: x => new { x.CenterId, x.CommunityId },
                        principalTable: "estate_communities",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_estate_facilities_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "estate_house_changes",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: false),
                    What = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    From = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    To = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    EffectiveOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Paper = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_estate_house_changes", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_estate_house_changes_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "estate_parking",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: true),
                    Plate = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    Owner = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    UsedBy = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_estate_parking", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_estate_parking_estate_communities_CenterId_CommunityId",
                        columns: x => new { x.CenterId, x.CommunityId },
                        principalTable: "estate_communities",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_estate_parking_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "estate_relations",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_estate_relations", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_estate_relations_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_estate_relations_estate_people_CenterId_PersonId",
                        columns: x => new { x.CenterId, x.PersonId },
                        principalTable: "estate_people",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "inspections_affected_houses",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EmergencyId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Told = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ToldAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ToldBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inspections_affected_houses", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_inspections_affected_houses_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_inspections_affected_houses_inspections_emergencies_CenterI~",
                        columns: x => new { x.CenterId, x.EmergencyId },
                        principalTable: "inspections_emergencies",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "inspections_violations",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    IsConduct = table.Column<bool>(type: "boolean", nullable: false),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: true),
                    Place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Person = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Facts = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    Rule = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    FoundAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    FoundBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    OpenUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    StoppedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    StoppedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    NoticedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    NoticedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Demand = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    RestoreBy = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Signer = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    IsRefused = table.Column<bool>(type: "boolean", nullable: false),
                    Witness = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Explanations = table.Column<int>(type: "integer", nullable: false),
                    ReportedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Authority = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ReportNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    RestoredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Result = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inspections_violations", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_inspections_violations_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_charges",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: false),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemNo = table.Column<int>(type: "integer", nullable: false),
                    Period = table.Column<int>(type: "integer", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Why = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    WithdrawnOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WithdrawnWhy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_charges", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_ledger_charges_estate_buildings_CenterId_BuildingId",
                        columns: x => new { x.CenterId, x.BuildingId },
                        principalTable: "estate_buildings",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ledger_charges_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_disputes",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    IsWhole = table.Column<bool>(type: "boolean", nullable: false),
                    State = table.Column<short>(type: "smallint", maxLength: 32, nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DecidedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Decision = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_disputes", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_ledger_disputes_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ledger_disputes_people_staff_ById",
                        column: x => x.ById,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_dunning",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Stage = table.Column<int>(type: "integer", nullable: true),
                    StageOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LastOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LastWords = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    NextOn = table.Column<DateOnly>(type: "date", nullable: true),
                    NextWhat = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    PromiseOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PromiseFen = table.Column<long>(type: "bigint", nullable: false),
                    PromisePaidFen = table.Column<long>(type: "bigint", nullable: false),
                    Disputes = table.Column<int>(type: "integer", nullable: false),
                    IsHeld = table.Column<bool>(type: "boolean", nullable: false),
                    PlanOn = table.Column<DateOnly>(type: "date", nullable: true),
                    InterruptedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_dunning", x => new { x.CenterId, x.HouseId });
                    table.ForeignKey(
                        name: "FK_ledger_dunning_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_letters",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    BatchId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: false),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Community = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Addressee = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    AreaCenti = table.Column<long>(type: "bigint", nullable: false),
                    Stage = table.Column<int>(type: "integer", nullable: false),
                    StageTitle = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    SkipWhy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    PayBy = table.Column<DateOnly>(type: "date", nullable: false),
                    PrincipalFen = table.Column<long>(type: "bigint", nullable: false),
                    LateFen = table.Column<long>(type: "bigint", nullable: false),
                    Ways = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Contact = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Basis = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Delivery = table.Column<short>(type: "smallint", maxLength: 32, nullable: false),
                    DeliveredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DeliveredBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    PostNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Signer = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    IsRefused = table.Column<bool>(type: "boolean", nullable: false),
                    Witness = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_letters", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_ledger_letters_estate_buildings_CenterId_BuildingId",
                        columns: x => new { x.CenterId, x.BuildingId },
                        principalTable: "estate_buildings",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ledger_letters_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ledger_letters_people_staff_ById",
                        column: x => x.ById,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_notes",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<short>(type: "smallint", maxLength: 32, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_notes", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_ledger_notes_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ledger_notes_people_staff_ById",
                        column: x => x.ById,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_plans",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Why = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    TotalFen = table.Column<long>(type: "bigint", nullable: false),
                    FromLine = table.Column<int>(type: "integer", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedWhy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_plans", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_ledger_plans_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ledger_plans_people_staff_ById",
                        column: x => x.ById,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_receipts",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Kind = table.Column<short>(type: "smallint", maxLength: 32, nullable: false),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Payer = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    TillId = table.Column<Guid>(type: "uuid", nullable: false),
                    CashierId = table.Column<Guid>(type: "uuid", nullable: false),
                    Cashier = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    TotalFen = table.Column<long>(type: "bigint", nullable: false),
                    PaymentId = table.Column<Guid>(type: "uuid", nullable: false),
                    FirstLine = table.Column<int>(type: "integer", nullable: false),
                    LastLine = table.Column<int>(type: "integer", nullable: false),
                    Remark = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Reverses = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<short>(type: "smallint", maxLength: 32, nullable: false),
                    EndedBy = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedWhy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Prints = table.Column<int>(type: "integer", nullable: false),
                    Invoice = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_receipts", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_ledger_receipts_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ledger_receipts_ledger_receipts_CenterId_Reverses",
                        columns: x => new { x.CenterId, x.Reverses },
                        principalTable: "ledger_receipts",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ledger_receipts_ledger_tills_CenterId_TillId",
                        columns: x => new { x.CenterId, x.TillId },
                        principalTable: "ledger_tills",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ledger_receipts_people_staff_CashierId",
                        column: x => x.CashierId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "repairs_orders",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: true),
                    HouseNumber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: true),
                    BuildingName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Item = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ItemKey = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Description = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    Class = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Part = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Charge = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    FreeReason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Trade = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Risk = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ReporterName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ReporterPhone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    OriginKind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    OriginId = table.Column<Guid>(type: "uuid", nullable: true),
                    OriginNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    RegisteredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsBackfilled = table.Column<bool>(type: "boolean", nullable: false),
                    RegisteredBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ProcedureNo = table.Column<int>(type: "integer", nullable: false),
                    ReworkOf = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ResumeTo = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Lane = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    WorkerId = table.Column<Guid>(type: "uuid", nullable: true),
                    WorkerName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    DispatchedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DispatchedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    AcceptedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ArrivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FinishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FinishedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Cause = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    Result = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    ConfirmedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ConfirmWay = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    ConfirmedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    FailedTries = table.Column<int>(type: "integer", nullable: false),
                    FollowedUpAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Satisfaction = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    TransferredTo = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    AgreedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FinishBy = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Agreements = table.Column<int>(type: "integer", nullable: false),
                    QuoteNo = table.Column<int>(type: "integer", nullable: false),
                    AnsweredQuoteNo = table.Column<int>(type: "integer", nullable: false),
                    OwnerCode = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false, collation: "C"),
                    ConsentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ConsentWay = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    ConsentBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    SafetyAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SafetyBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Urges = table.Column<int>(type: "integer", nullable: false),
                    LastNoteAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ChangedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    PauseCount = table.Column<int>(type: "integer", nullable: false),
                    ClockFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RespondDueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ArriveDueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FinishDueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueKind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    RespondVerdict = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    ArriveVerdict = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    FinishVerdict = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    MinutesLate = table.Column<int>(type: "integer", nullable: false),
                    PausedMinutes = table.Column<int>(type: "integer", nullable: false),
                    Labour_Fen = table.Column<long>(type: "bigint", nullable: false),
                    Material_Fen = table.Column<long>(type: "bigint", nullable: false),
                    Offered_Fen = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_repairs_orders", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_repairs_orders_estate_buildings_CenterId_BuildingId",
                        columns: x => new { x.CenterId, x.BuildingId },
                        principalTable: "estate_buildings",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_repairs_orders_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_repairs_orders_people_staff_FinishedBy",
                        column: x => x.FinishedBy,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_repairs_orders_people_staff_WorkerId",
                        column: x => x.WorkerId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_repairs_orders_repairs_orders_CenterId_ReworkOf",
                        columns: x => new { x.CenterId, x.ReworkOf },
                        principalTable: "repairs_orders",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "office_reminders",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    What = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    TaskId = table.Column<Guid>(type: "uuid", nullable: true),
                    OpinionId = table.Column<Guid>(type: "uuid", nullable: true),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ToldAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_office_reminders", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_office_reminders_office_opinions_CenterId_OpinionId",
                        columns: x => new { x.CenterId, x.OpinionId },
                        principalTable: "office_opinions",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_office_reminders_office_tasks_CenterId_TaskId",
                        columns: x => new { x.CenterId, x.TaskId },
                        principalTable: "office_tasks",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "billing_meter_replacements",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    OldId = table.Column<Guid>(type: "uuid", nullable: false),
                    NewId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: true),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    OldMilli = table.Column<long>(type: "bigint", nullable: false),
                    NewMilli = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    ApprovedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_billing_meter_replacements", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_billing_meter_replacements_billing_meters_CenterId_NewId",
                        columns: x => new { x.CenterId, x.NewId },
                        principalTable: "billing_meters",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_billing_meter_replacements_billing_meters_CenterId_OldId",
                        columns: x => new { x.CenterId, x.OldId },
                        principalTable: "billing_meters",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_billing_meter_replacements_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "inspections_late_notices",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    NonconformityId = table.Column<Guid>(type: "uuid", nullable: true),
                    ViolationId = table.Column<Guid>(type: "uuid", nullable: true),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ToldAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inspections_late_notices", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_inspections_late_notices_inspections_nonconformities_Center~",
                        columns: x => new { x.CenterId, x.NonconformityId },
                        principalTable: "inspections_nonconformities",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_inspections_late_notices_inspections_violations_CenterId_Vi~",
                        columns: x => new { x.CenterId, x.ViolationId },
                        principalTable: "inspections_violations",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_dunning_acts",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Stage = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    With = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Way = table.Column<short>(type: "smallint", maxLength: 32, nullable: false),
                    Reached = table.Column<short>(type: "smallint", maxLength: 32, nullable: false),
                    ReachedName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Why = table.Column<short>(type: "smallint", maxLength: 32, nullable: false),
                    Words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    PromiseFen = table.Column<long>(type: "bigint", nullable: false),
                    PromiseOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PromisePaidFen = table.Column<long>(type: "bigint", nullable: false),
                    FromLine = table.Column<int>(type: "integer", nullable: false),
                    NextOn = table.Column<DateOnly>(type: "date", nullable: true),
                    NextWhat = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    SkipWhy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    DueFen = table.Column<long>(type: "bigint", nullable: false),
                    LateFen = table.Column<long>(type: "bigint", nullable: false),
                    OldestDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LetterId = table.Column<Guid>(type: "uuid", nullable: true),
                    LetterNumber = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_dunning_acts", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_ledger_dunning_acts_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ledger_dunning_acts_ledger_letters_CenterId_LetterId",
                        columns: x => new { x.CenterId, x.LetterId },
                        principalTable: "ledger_letters",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ledger_dunning_acts_people_staff_ById",
                        column: x => x.ById,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_deposits",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    ReceiptId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: false),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    ItemNo = table.Column<int>(type: "integer", nullable: false),
                    Item = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Fen = table.Column<long>(type: "bigint", nullable: false),
                    Payer = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    For = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    ReleasedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReleasedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ReleaseWords = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    ReturnedFen = table.Column<long>(type: "bigint", nullable: false),
                    KeptFen = table.Column<long>(type: "bigint", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_deposits", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_ledger_deposits_estate_buildings_CenterId_BuildingId",
                        columns: x => new { x.CenterId, x.BuildingId },
                        principalTable: "estate_buildings",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ledger_deposits_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ledger_deposits_ledger_receipts_CenterId_ReceiptId",
                        columns: x => new { x.CenterId, x.ReceiptId },
                        principalTable: "ledger_receipts",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "complaints_cases",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: true),
                    HouseNumber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: true),
                    BuildingName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    HappenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Content = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    Demand = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    Class = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    AgedFrom = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Validity = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ValidityReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    Department = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    BlamedId = table.Column<Guid>(type: "uuid", nullable: true),
                    BlamedName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ComplainantName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ComplainantPhone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Original = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    OriginKind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    OriginId = table.Column<Guid>(type: "uuid", nullable: true),
                    OriginNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsBackfilled = table.Column<bool>(type: "boolean", nullable: false),
                    RegisteredBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ProcedureNo = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Lane = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    AcknowledgedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AcknowledgedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Reply = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    JudgedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    JudgedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    HandlerId = table.Column<Guid>(type: "uuid", nullable: true),
                    HandlerName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    InvestigatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Finding = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    PlannedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Plan = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    PromisedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Agreements = table.Column<int>(type: "integer", nullable: false),
                    ActedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Measure = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    HandledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    HandledBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Result = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    DepartmentToldAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DepartmentTold = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    DepartmentToldWay = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    UserToldAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    UserTold = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    UserToldWay = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    FollowUpDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    FollowUps = table.Column<int>(type: "integer", nullable: false),
                    FollowedUpAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FollowedUpById = table.Column<Guid>(type: "uuid", nullable: true),
                    FollowedUpBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Satisfaction = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Review = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    EndReason = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false, collation: "C"),
                    MainId = table.Column<Guid>(type: "uuid", nullable: true),
                    Joined = table.Column<int>(type: "integer", nullable: false),
                    RepairId = table.Column<Guid>(type: "uuid", nullable: true),
                    RepairNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Urges = table.Column<int>(type: "integer", nullable: false),
                    Explanations = table.Column<int>(type: "integer", nullable: false),
                    Records = table.Column<int>(type: "integer", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ChangedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ClockFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AnswerBy = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReplyDueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PlanDueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SolveDueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    TellDueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueKind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ReplyVerdict = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    SolveVerdict = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    MinutesLate = table.Column<int>(type: "integer", nullable: false),
                    MajorFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    JudgeBy = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints_cases", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_complaints_cases_complaints_cases_CenterId_MainId",
                        columns: x => new { x.CenterId, x.MainId },
                        principalTable: "complaints_cases",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_complaints_cases_estate_buildings_CenterId_BuildingId",
                        columns: x => new { x.CenterId, x.BuildingId },
                        principalTable: "estate_buildings",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_complaints_cases_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_complaints_cases_people_staff_BlamedId",
                        column: x => x.BlamedId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_complaints_cases_people_staff_FollowedUpById",
                        column: x => x.FollowedUpById,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_complaints_cases_people_staff_HandlerId",
                        column: x => x.HandlerId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_complaints_cases_repairs_orders_CenterId_RepairId",
                        columns: x => new { x.CenterId, x.RepairId },
                        principalTable: "repairs_orders",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "repairs_agreements",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RepairId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    VisitAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FinishBy = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_repairs_agreements", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_repairs_agreements_repairs_orders_CenterId_RepairId",
                        columns: x => new { x.CenterId, x.RepairId },
                        principalTable: "repairs_orders",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "repairs_assignments",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RepairId = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkerId = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkerName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Certificates = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_repairs_assignments", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_repairs_assignments_people_staff_WorkerId",
                        column: x => x.WorkerId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_repairs_assignments_repairs_orders_CenterId_RepairId",
                        columns: x => new { x.CenterId, x.RepairId },
                        principalTable: "repairs_orders",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "repairs_late_notices",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RepairId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ToldAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsTold = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_repairs_late_notices", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_repairs_late_notices_repairs_orders_CenterId_RepairId",
                        columns: x => new { x.CenterId, x.RepairId },
                        principalTable: "repairs_orders",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "repairs_lines",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RepairId = table.Column<Guid>(type: "uuid", nullable: false),
                    QuoteNo = table.Column<int>(type: "integer", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    PriceId = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Spec = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Quantity = table.Column<decimal>(type: "numeric(18,3)", precision: 18, scale: 3, nullable: false),
                    ByOwner = table.Column<bool>(type: "boolean", nullable: false),
                    IsCharged = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    AgreedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DeclinedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Amount_Fen = table.Column<long>(type: "bigint", nullable: false),
                    UnitPrice_Fen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_repairs_lines", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_repairs_lines_repairs_orders_CenterId_RepairId",
                        columns: x => new { x.CenterId, x.RepairId },
                        principalTable: "repairs_orders",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_repairs_lines_repairs_prices_CenterId_PriceId",
                        columns: x => new { x.CenterId, x.PriceId },
                        principalTable: "repairs_prices",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "repairs_pauses",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RepairId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    BeganAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    BeganBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_repairs_pauses", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_repairs_pauses_repairs_orders_CenterId_RepairId",
                        columns: x => new { x.CenterId, x.RepairId },
                        principalTable: "repairs_orders",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "repairs_rounds",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RepairId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Class = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    WorkerId = table.Column<Guid>(type: "uuid", nullable: true),
                    WorkerName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ClockFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AcceptedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ArrivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FinishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RespondVerdict = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    ArriveVerdict = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    FinishVerdict = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    MinutesLate = table.Column<int>(type: "integer", nullable: false),
                    PausedMinutes = table.Column<int>(type: "integer", nullable: false),
                    Result = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_repairs_rounds", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_repairs_rounds_people_staff_WorkerId",
                        column: x => x.WorkerId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_repairs_rounds_repairs_orders_CenterId_RepairId",
                        columns: x => new { x.CenterId, x.RepairId },
                        principalTable: "repairs_orders",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_requests",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Kind = table.Column<short>(type: "smallint", maxLength: 32, nullable: false),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: false),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    KeptFen = table.Column<long>(type: "bigint", nullable: false),
                    KeptItemNo = table.Column<int>(type: "integer", nullable: false),
                    ReceiptId = table.Column<Guid>(type: "uuid", nullable: true),
                    DepositId = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    Proof = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    State = table.Column<short>(type: "smallint", maxLength: 32, nullable: false),
                    ProposedById = table.Column<Guid>(type: "uuid", nullable: true),
                    ProposedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ProposedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CheckedById = table.Column<Guid>(type: "uuid", nullable: true),
                    CheckedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    CheckWords = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    CheckedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ApprovedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ApproveWords = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    ApprovedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Paper = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_requests", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_ledger_requests_estate_buildings_CenterId_BuildingId",
                        columns: x => new { x.CenterId, x.BuildingId },
                        principalTable: "estate_buildings",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ledger_requests_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ledger_requests_ledger_deposits_CenterId_DepositId",
                        columns: x => new { x.CenterId, x.DepositId },
                        principalTable: "ledger_deposits",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ledger_requests_ledger_receipts_CenterId_ReceiptId",
                        columns: x => new { x.CenterId, x.ReceiptId },
                        principalTable: "ledger_receipts",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ledger_requests_people_staff_CheckedById",
                        column: x => x.CheckedById,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ledger_requests_people_staff_ProposedById",
                        column: x => x.ProposedById,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "complaints_agreements",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ComplaintId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    PromisedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints_agreements", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_complaints_agreements_complaints_cases_CenterId_ComplaintId",
                        columns: x => new { x.CenterId, x.ComplaintId },
                        principalTable: "complaints_cases",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "complaints_late_notices",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ComplaintId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Level = table.Column<int>(type: "integer", nullable: false),
                    ToldAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints_late_notices", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_complaints_late_notices_complaints_cases_CenterId_Complaint~",
                        columns: x => new { x.CenterId, x.ComplaintId },
                        principalTable: "complaints_cases",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "complaints_rounds",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ComplaintId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    ClockFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SolveDueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    HandledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SolveVerdict = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Finding = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    Result = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    DepartmentToldAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    UserToldAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Grade = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    ReopenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints_rounds", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_complaints_rounds_complaints_cases_CenterId_ComplaintId",
                        columns: x => new { x.CenterId, x.ComplaintId },
                        principalTable: "complaints_cases",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "complaints_tellings",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ComplaintId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    To = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Way = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    Answer = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_complaints_tellings", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_complaints_tellings_complaints_cases_CenterId_ComplaintId",
                        columns: x => new { x.CenterId, x.ComplaintId },
                        principalTable: "complaints_cases",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "frontdesk_contacts",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LoggedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsBackfilled = table.Column<bool>(type: "boolean", nullable: false),
                    Way = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    HouseId = table.Column<Guid>(type: "uuid", nullable: true),
                    HouseNumber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Caller = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    CallerPhone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    PhoneTail = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Content = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    TakenById = table.Column<Guid>(type: "uuid", nullable: true),
                    TakenBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    PreviousId = table.Column<Guid>(type: "uuid", nullable: true),
                    AskedAnythingElse = table.Column<bool>(type: "boolean", nullable: false),
                    Outcome = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    PromisedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Promises = table.Column<int>(type: "integer", nullable: false),
                    PassedToId = table.Column<Guid>(type: "uuid", nullable: true),
                    PassedTo = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    Explained = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    Result = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    KeptPromise = table.Column<bool>(type: "boolean", nullable: true),
                    IsImportant = table.Column<bool>(type: "boolean", nullable: false),
                    AskedDirectorAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Instruction = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    InstructedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    InstructedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RepairId = table.Column<Guid>(type: "uuid", nullable: true),
                    ComplaintId = table.Column<Guid>(type: "uuid", nullable: true),
                    LinkedNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    LinkedHref = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    EscalatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_frontdesk_contacts", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_frontdesk_contacts_complaints_cases_CenterId_ComplaintId",
                        columns: x => new { x.CenterId, x.ComplaintId },
                        principalTable: "complaints_cases",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_frontdesk_contacts_estate_houses_CenterId_HouseId",
                        columns: x => new { x.CenterId, x.HouseId },
                        principalTable: "estate_houses",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_frontdesk_contacts_frontdesk_contacts_CenterId_PreviousId",
                        columns: x => new { x.CenterId, x.PreviousId },
                        principalTable: "frontdesk_contacts",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_frontdesk_contacts_people_staff_PassedToId",
                        column: x => x.PassedToId,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_frontdesk_contacts_people_staff_TakenById",
                        column: x => x.TakenById,
                        principalTable: "people_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_frontdesk_contacts_repairs_orders_CenterId_RepairId",
                        columns: x => new { x.CenterId, x.RepairId },
                        principalTable: "repairs_orders",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_request_lines",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    ChargeId = table.Column<long>(type: "bigint", nullable: false),
                    Item = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Period = table.Column<int>(type: "integer", nullable: false),
                    PrincipalFen = table.Column<long>(type: "bigint", nullable: false),
                    LateFen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_request_lines", x => new { x.CenterId, x.RequestId, x.ChargeId });
                    table.ForeignKey(
                        name: "FK_ledger_request_lines_ledger_requests_CenterId_RequestId",
                        columns: x => new { x.CenterId, x.RequestId },
                        principalTable: "ledger_requests",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "frontdesk_disputes",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: false),
                    Facts = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    Witnesses = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    By = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_frontdesk_disputes", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_frontdesk_disputes_frontdesk_contacts_CenterId_ContactId",
                        columns: x => new { x.CenterId, x.ContactId },
                        principalTable: "frontdesk_contacts",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "frontdesk_handed_over",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ShiftId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: false),
                    PromisedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_frontdesk_handed_over", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_frontdesk_handed_over_frontdesk_contacts_CenterId_ContactId",
                        columns: x => new { x.CenterId, x.ContactId },
                        principalTable: "frontdesk_contacts",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_frontdesk_handed_over_frontdesk_shifts_CenterId_ShiftId",
                        columns: x => new { x.CenterId, x.ShiftId },
                        principalTable: "frontdesk_shifts",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "frontdesk_promises",
                columns: table => new
                {
                    CenterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    PromisedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EarlierBroken = table.Column<bool>(type: "boolean", nullable: false),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    AgreedWith = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    AgreedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    AgreedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_frontdesk_promises", x => new { x.CenterId, x.Id });
                    table.ForeignKey(
                        name: "FK_frontdesk_promises_frontdesk_contacts_CenterId_ContactId",
                        columns: x => new { x.CenterId, x.ContactId },
                        principalTable: "frontdesk_contacts",
                        principalColumns: new[] { "CenterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_billing_bills_CenterId_HouseId",
                table: "billing_bills",
                columns: new[] { "CenterId", "HouseId" },
                filter: "\"WithdrawnAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_billing_bills_CenterId_Period_HouseId_ItemNo_Meter_Part",
                table: "billing_bills",
                columns: new[] { "CenterId", "Period", "HouseId", "ItemNo", "Meter", "Part" },
                unique: true,
                filter: "\"WithdrawnAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_billing_exceptions_CenterId_RunNo_Kind_HouseNumber",
                table: "billing_exceptions",
                columns: new[] { "CenterId", "RunNo", "Kind", "HouseNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_billing_households_CenterId_HouseId_From",
                table: "billing_households",
                columns: new[] { "CenterId", "HouseId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_billing_items_CenterId_Code",
                table: "billing_items",
                columns: new[] { "CenterId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_billing_items_CenterId_Name",
                table: "billing_items",
                columns: new[] { "CenterId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_billing_meter_replacements_CenterId_NewId",
                table: "billing_meter_replacements",
                columns: new[] { "CenterId", "NewId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_billing_meter_replacements_CenterId_Number",
                table: "billing_meter_replacements",
                columns: new[] { "CenterId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_billing_meter_replacements_CenterId_OldId",
                table: "billing_meter_replacements",
                columns: new[] { "CenterId", "OldId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_billing_meters_CenterId_CommunityId_Kind_BuildingId",
                table: "billing_meters",
                columns: new[] { "CenterId", "CommunityId", "Kind", "BuildingId" });

            migrationBuilder.CreateIndex(
                name: "IX_billing_meters_CenterId_HouseId_Kind",
                table: "billing_meters",
                columns: new[] { "CenterId", "HouseId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_billing_meters_CenterId_Kind_Number",
                table: "billing_meters",
                columns: new[] { "CenterId", "Kind", "Number" },
                unique: true,
                filter: "\"RemovedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_billing_meters_CenterId_ParentId",
                table: "billing_meters",
                columns: new[] { "CenterId", "ParentId" });

            migrationBuilder.CreateIndex(
                name: "IX_billing_prices_CenterId_ItemNo_From",
                table: "billing_prices",
                columns: new[] { "CenterId", "ItemNo", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_billing_reading_files_CenterId_RoundId_At",
                table: "billing_reading_files",
                columns: new[] { "CenterId", "RoundId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_billing_readings_CenterId_Kind_CountsOn",
                table: "billing_readings",
                columns: new[] { "CenterId", "Kind", "CountsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_billing_readings_CenterId_MeterId_CountsOn_ReplacedByNo_Mic~",
                table: "billing_readings",
                columns: new[] { "CenterId", "MeterId", "CountsOn", "ReplacedByNo", "Micro" },
                filter: "\"ReplacedByNo\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_billing_readings_CenterId_RoundId_MeterId",
                table: "billing_readings",
                columns: new[] { "CenterId", "RoundId", "MeterId" },
                unique: true,
                filter: "\"RoundId\" IS NOT NULL AND \"ReplacedByNo\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_billing_rounds_CenterId_Kind_Scope_From",
                table: "billing_rounds",
                columns: new[] { "CenterId", "Kind", "Scope", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_billing_rounds_CenterId_Number",
                table: "billing_rounds",
                columns: new[] { "CenterId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_billing_rounds_CenterId_State_From",
                table: "billing_rounds",
                columns: new[] { "CenterId", "State", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_billing_runs_CenterId_CommunityId_Month_HouseId",
                table: "billing_runs",
                columns: new[] { "CenterId", "CommunityId", "Month", "HouseId" });

            migrationBuilder.CreateIndex(
                name: "IX_billing_runs_CenterId_State_No",
                table: "billing_runs",
                columns: new[] { "CenterId", "State", "No" });

            migrationBuilder.CreateIndex(
                name: "IX_billing_vacancies_CenterId_HouseId",
                table: "billing_vacancies",
                columns: new[] { "CenterId", "HouseId" });

            migrationBuilder.CreateIndex(
                name: "IX_billing_vacancies_CenterId_State_From",
                table: "billing_vacancies",
                columns: new[] { "CenterId", "State", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_casework_checks_CenterId_On_Id",
                table: "casework_checks",
                columns: new[] { "CenterId", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_casework_checks_CenterId_SubjectKind_SubjectId_ById_On",
                table: "casework_checks",
                columns: new[] { "CenterId", "SubjectKind", "SubjectId", "ById", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_casework_evidence_CenterId_ById_On_Id",
                table: "casework_evidence",
                columns: new[] { "CenterId", "ById", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_casework_evidence_CenterId_Kind_On_Id_ById",
                table: "casework_evidence",
                columns: new[] { "CenterId", "Kind", "On", "Id", "ById" });

            migrationBuilder.CreateIndex(
                name: "IX_casework_evidence_CenterId_On_Id",
                table: "casework_evidence",
                columns: new[] { "CenterId", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_casework_evidence_CenterId_SubjectId_Kind",
                table: "casework_evidence",
                columns: new[] { "CenterId", "SubjectId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_casework_follow_ups_CenterId_Number",
                table: "casework_follow_ups",
                columns: new[] { "CenterId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_casework_follow_ups_CenterId_State_DueOn",
                table: "casework_follow_ups",
                columns: new[] { "CenterId", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_casework_follow_ups_CenterId_SubjectKind_DueOn",
                table: "casework_follow_ups",
                columns: new[] { "CenterId", "SubjectKind", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_casework_follow_ups_CenterId_SubjectKind_SubjectId",
                table: "casework_follow_ups",
                columns: new[] { "CenterId", "SubjectKind", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_casework_signatures_CenterId_SubjectKind_SubjectId",
                table: "casework_signatures",
                columns: new[] { "CenterId", "SubjectKind", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_casework_timeline_CenterId_House_At",
                table: "casework_timeline",
                columns: new[] { "CenterId", "House", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_casework_timeline_CenterId_SubjectKind_SubjectId_At",
                table: "casework_timeline",
                columns: new[] { "CenterId", "SubjectKind", "SubjectId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_complaints_agreements_CenterId_ComplaintId_No",
                table: "complaints_agreements",
                columns: new[] { "CenterId", "ComplaintId", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_complaints_cases_CenterId_DueAt_Id",
                table: "complaints_cases",
                columns: new[] { "CenterId", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_complaints_cases_CenterId_EndedAt_State_Validity_Round",
                table: "complaints_cases",
                columns: new[] { "CenterId", "EndedAt", "State", "Validity", "Round" });

            migrationBuilder.CreateIndex(
                name: "IX_complaints_cases_CenterId_HandlerId_DueAt",
                table: "complaints_cases",
                columns: new[] { "CenterId", "HandlerId", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_complaints_cases_CenterId_HouseId_DueAt",
                table: "complaints_cases",
                columns: new[] { "CenterId", "HouseId", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_complaints_cases_CenterId_JudgeBy_Id",
                table: "complaints_cases",
                columns: new[] { "CenterId", "JudgeBy", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_complaints_cases_CenterId_Lane_DueAt_Id",
                table: "complaints_cases",
                columns: new[] { "CenterId", "Lane", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_complaints_cases_CenterId_MainId",
                table: "complaints_cases",
                columns: new[] { "CenterId", "MainId" });

            migrationBuilder.CreateIndex(
                name: "IX_complaints_cases_CenterId_MajorFrom_Id",
                table: "complaints_cases",
                columns: new[] { "CenterId", "MajorFrom", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_complaints_cases_CenterId_Number",
                table: "complaints_cases",
                columns: new[] { "CenterId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_complaints_cases_CenterId_ReceivedAt_Id",
                table: "complaints_cases",
                columns: new[] { "CenterId", "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_complaints_cases_CenterId_ReceivedAt_State_Validity_AgedFro~",
                table: "complaints_cases",
                columns: new[] { "CenterId", "ReceivedAt", "State", "Validity", "AgedFrom", "MajorFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_complaints_cases_CenterId_ReplyDueAt_State_ReplyVerdict",
                table: "complaints_cases",
                columns: new[] { "CenterId", "ReplyDueAt", "State", "ReplyVerdict" });

            migrationBuilder.CreateIndex(
                name: "IX_complaints_cases_CenterId_SolveDueAt_State_Validity_SolveVe~",
                table: "complaints_cases",
                columns: new[] { "CenterId", "SolveDueAt", "State", "Validity", "SolveVerdict" });

            migrationBuilder.CreateIndex(
                name: "IX_complaints_late_notices_CenterId_ComplaintId_DueAt_Level",
                table: "complaints_late_notices",
                columns: new[] { "CenterId", "ComplaintId", "DueAt", "Level" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_complaints_procedures_CenterId_No",
                table: "complaints_procedures",
                columns: new[] { "CenterId", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_complaints_rounds_CenterId_ComplaintId_No",
                table: "complaints_rounds",
                columns: new[] { "CenterId", "ComplaintId", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_complaints_tellings_CenterId_ComplaintId_No",
                table: "complaints_tellings",
                columns: new[] { "CenterId", "ComplaintId", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_duties_clauses_CenterId_VersionId_No",
                table: "duties_clauses",
                columns: new[] { "CenterId", "VersionId", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_duties_days_CenterId_On",
                table: "duties_days",
                columns: new[] { "CenterId", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_duties_duties_CenterId_Key_No",
                table: "duties_duties",
                columns: new[] { "CenterId", "Key", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_duties_excuses_CenterId_To_DutyKey",
                table: "duties_excuses",
                columns: new[] { "CenterId", "To", "DutyKey" });

            migrationBuilder.CreateIndex(
                name: "IX_duties_feeds_CenterId_StaffId",
                table: "duties_feeds",
                columns: new[] { "CenterId", "StaffId" });

            migrationBuilder.CreateIndex(
                name: "IX_duties_leaves_CenterId_To_StaffId",
                table: "duties_leaves",
                columns: new[] { "CenterId", "To", "StaffId" });

            migrationBuilder.CreateIndex(
                name: "IX_duties_outcomes_CenterId_DutyKey_On",
                table: "duties_outcomes",
                columns: new[] { "CenterId", "DutyKey", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_duties_outcomes_CenterId_On_Post",
                table: "duties_outcomes",
                columns: new[] { "CenterId", "On", "Post" });

            migrationBuilder.CreateIndex(
                name: "IX_duties_packs_CenterId_Name",
                table: "duties_packs",
                columns: new[] { "CenterId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_duties_receipts_CenterId_Rule_StaffId",
                table: "duties_receipts",
                columns: new[] { "CenterId", "Rule", "StaffId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_duties_rules_CenterId_Document_No",
                table: "duties_rules",
                columns: new[] { "CenterId", "Document", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_duties_slots_CenterId_StaffId_On",
                table: "duties_slots",
                columns: new[] { "CenterId", "StaffId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_duties_waivers_CenterId_At_Id",
                table: "duties_waivers",
                columns: new[] { "CenterId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_duties_waivers_CenterId_SubjectKind_SubjectId_What",
                table: "duties_waivers",
                columns: new[] { "CenterId", "SubjectKind", "SubjectId", "What" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_estate_buildings_CenterId_CommunityId_Code",
                table: "estate_buildings",
                columns: new[] { "CenterId", "CommunityId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_estate_communities_CenterId_Name",
                table: "estate_communities",
                columns: new[] { "CenterId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_estate_consents_CenterId_PersonId",
                table: "estate_consents",
                columns: new[] { "CenterId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_estate_equipment_CenterId_CommunityId_NextCareOn",
                table: "estate_equipment",
                columns: new[] { "CenterId", "CommunityId", "NextCareOn" });

            migrationBuilder.CreateIndex(
                name: "IX_estate_facilities_CenterId_CommunityId_BuildingId",
                table: "estate_facilities",
                columns: new[] { "CenterId", "CommunityId", "BuildingId" });

            migrationBuilder.CreateIndex(
                name: "IX_estate_house_changes_CenterId_HouseId_EffectiveOn",
                table: "estate_house_changes",
                columns: new[] { "CenterId", "HouseId", "EffectiveOn" });

            migrationBuilder.CreateIndex(
                name: "IX_estate_houses_CenterId_BuildingId_State",
                table: "estate_houses",
                columns: new[] { "CenterId", "BuildingId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_estate_houses_CenterId_CommunityId_Number",
                table: "estate_houses",
                columns: new[] { "CenterId", "CommunityId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_estate_parking_CenterId_CommunityId_Number",
                table: "estate_parking",
                columns: new[] { "CenterId", "CommunityId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_estate_parking_CenterId_HouseId",
                table: "estate_parking",
                columns: new[] { "CenterId", "HouseId" });

            migrationBuilder.CreateIndex(
                name: "IX_estate_parking_kinds_CenterId_Word",
                table: "estate_parking_kinds",
                columns: new[] { "CenterId", "Word" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_estate_people_CenterId_Phone",
                table: "estate_people",
                columns: new[] { "CenterId", "Phone" });

            migrationBuilder.CreateIndex(
                name: "IX_estate_relations_CenterId_HouseId_To",
                table: "estate_relations",
                columns: new[] { "CenterId", "HouseId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_estate_relations_CenterId_PersonId",
                table: "estate_relations",
                columns: new[] { "CenterId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_estate_search_keys_CenterId_HouseId",
                table: "estate_search_keys",
                columns: new[] { "CenterId", "HouseId" });

            migrationBuilder.CreateIndex(
                name: "IX_frontdesk_contacts_CenterId_At_Id",
                table: "frontdesk_contacts",
                columns: new[] { "CenterId", "At", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_frontdesk_contacts_CenterId_ComplaintId",
                table: "frontdesk_contacts",
                columns: new[] { "CenterId", "ComplaintId" });

            migrationBuilder.CreateIndex(
                name: "IX_frontdesk_contacts_CenterId_HouseId_At",
                table: "frontdesk_contacts",
                columns: new[] { "CenterId", "HouseId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_frontdesk_contacts_CenterId_Number",
                table: "frontdesk_contacts",
                columns: new[] { "CenterId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_frontdesk_contacts_CenterId_PhoneTail_At",
                table: "frontdesk_contacts",
                columns: new[] { "CenterId", "PhoneTail", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_frontdesk_contacts_CenterId_PreviousId",
                table: "frontdesk_contacts",
                columns: new[] { "CenterId", "PreviousId" });

            migrationBuilder.CreateIndex(
                name: "IX_frontdesk_contacts_CenterId_PromisedAt_Id",
                table: "frontdesk_contacts",
                columns: new[] { "CenterId", "PromisedAt", "Id" },
                filter: "\"ClosedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_frontdesk_contacts_CenterId_RepairId",
                table: "frontdesk_contacts",
                columns: new[] { "CenterId", "RepairId" });

            migrationBuilder.CreateIndex(
                name: "IX_frontdesk_disputes_CenterId_ContactId_At",
                table: "frontdesk_disputes",
                columns: new[] { "CenterId", "ContactId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_frontdesk_drafts_CenterId_OwnerId_ParkedAt",
                table: "frontdesk_drafts",
                columns: new[] { "CenterId", "OwnerId", "ParkedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_frontdesk_handed_over_CenterId_ShiftId_ContactId",
                table: "frontdesk_handed_over",
                columns: new[] { "CenterId", "ShiftId", "ContactId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_frontdesk_messages_CenterId_At",
                table: "frontdesk_messages",
                columns: new[] { "CenterId", "At" },
                filter: "\"ReadAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_frontdesk_messages_CenterId_ToId_At",
                table: "frontdesk_messages",
                columns: new[] { "CenterId", "ToId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_frontdesk_promises_CenterId_ContactId_No",
                table: "frontdesk_promises",
                columns: new[] { "CenterId", "ContactId", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_frontdesk_shifts_CenterId_Running",
                table: "frontdesk_shifts",
                columns: new[] { "CenterId", "Running" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_frontdesk_shifts_CenterId_StartedAt_Id",
                table: "frontdesk_shifts",
                columns: new[] { "CenterId", "StartedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_inspections_affected_houses_CenterId_EmergencyId_HouseId",
                table: "inspections_affected_houses",
                columns: new[] { "CenterId", "EmergencyId", "HouseId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inspections_corrections_CenterId_InspectionId_No",
                table: "inspections_corrections",
                columns: new[] { "CenterId", "InspectionId", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inspections_emergencies_CenterId_ClosedAt_OpenedAt",
                table: "inspections_emergencies",
                columns: new[] { "CenterId", "ClosedAt", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_inspections_emergencies_CenterId_Number",
                table: "inspections_emergencies",
                columns: new[] { "CenterId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inspections_items_CenterId_InspectionId_No",
                table: "inspections_items",
                columns: new[] { "CenterId", "InspectionId", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inspections_late_notices_CenterId_NonconformityId_DueAt",
                table: "inspections_late_notices",
                columns: new[] { "CenterId", "NonconformityId", "DueAt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inspections_late_notices_CenterId_ViolationId_DueAt",
                table: "inspections_late_notices",
                columns: new[] { "CenterId", "ViolationId", "DueAt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inspections_missed_weeks_CenterId_Monday",
                table: "inspections_missed_weeks",
                columns: new[] { "CenterId", "Monday" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inspections_nonconformities_CenterId_DueAt",
                table: "inspections_nonconformities",
                columns: new[] { "CenterId", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_inspections_nonconformities_CenterId_InspectionId_ItemNo",
                table: "inspections_nonconformities",
                columns: new[] { "CenterId", "InspectionId", "ItemNo" });

            migrationBuilder.CreateIndex(
                name: "IX_inspections_nonconformities_CenterId_Number",
                table: "inspections_nonconformities",
                columns: new[] { "CenterId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inspections_nonconformities_CenterId_OpenUntil_Id",
                table: "inspections_nonconformities",
                columns: new[] { "CenterId", "OpenUntil", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_inspections_nonconformities_CenterId_RaisedAt_Id",
                table: "inspections_nonconformities",
                columns: new[] { "CenterId", "RaisedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_inspections_nonconformities_CenterId_SameKey_RaisedAt",
                table: "inspections_nonconformities",
                columns: new[] { "CenterId", "SameKey", "RaisedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_inspections_observations_CenterId_DecidedAt_At",
                table: "inspections_observations",
                columns: new[] { "CenterId", "DecidedAt", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_inspections_observations_CenterId_Number",
                table: "inspections_observations",
                columns: new[] { "CenterId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inspections_patrol_days_CenterId_On",
                table: "inspections_patrol_days",
                columns: new[] { "CenterId", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inspections_points_CenterId_Number",
                table: "inspections_points",
                columns: new[] { "CenterId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inspections_records_CenterId_Kind_StartedAt",
                table: "inspections_records",
                columns: new[] { "CenterId", "Kind", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_inspections_records_CenterId_Number",
                table: "inspections_records",
                columns: new[] { "CenterId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inspections_records_CenterId_StartedAt_Id",
                table: "inspections_records",
                columns: new[] { "CenterId", "StartedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_inspections_standards_CenterId_Topic_No",
                table: "inspections_standards",
                columns: new[] { "CenterId", "Topic", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inspections_violations_CenterId_FoundAt_Id",
                table: "inspections_violations",
                columns: new[] { "CenterId", "FoundAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_inspections_violations_CenterId_HouseId_OpenUntil",
                table: "inspections_violations",
                columns: new[] { "CenterId", "HouseId", "OpenUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_inspections_violations_CenterId_Number",
                table: "inspections_violations",
                columns: new[] { "CenterId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inspections_violations_CenterId_OpenUntil_Id",
                table: "inspections_violations",
                columns: new[] { "CenterId", "OpenUntil", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_answers_CenterId_At",
                table: "kernel_answers",
                columns: new[] { "CenterId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_audit_CenterId_Table_Key",
                table: "kernel_audit",
                columns: new[] { "CenterId", "Table", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_outbox_CenterId_State_NextAt",
                table: "kernel_outbox",
                columns: new[] { "CenterId", "State", "NextAt" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_reveals_CenterId_At",
                table: "kernel_reveals",
                columns: new[] { "CenterId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_accounts_CenterId_BuildingId_OwedFen",
                table: "ledger_accounts",
                columns: new[] { "CenterId", "BuildingId", "OwedFen" },
                filter: "\"OwedFen\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_accounts_CenterId_OwedFen_HouseId",
                table: "ledger_accounts",
                columns: new[] { "CenterId", "OwedFen", "HouseId" },
                filter: "\"OwedFen\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_blank_books_CenterId_Kind_First",
                table: "ledger_blank_books",
                columns: new[] { "CenterId", "Kind", "First" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_blank_books_CenterId_Number",
                table: "ledger_blank_books",
                columns: new[] { "CenterId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ledger_blank_books_CenterId_State_IssuedOn",
                table: "ledger_blank_books",
                columns: new[] { "CenterId", "State", "IssuedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_charges_CenterId_HouseId_Id",
                table: "ledger_charges",
                columns: new[] { "CenterId", "HouseId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_charges_CenterId_On",
                table: "ledger_charges",
                columns: new[] { "CenterId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_charges_CenterId_Source_ItemNo",
                table: "ledger_charges",
                columns: new[] { "CenterId", "Source", "ItemNo" },
                unique: true,
                filter: "\"Source\" <> '' AND \"WithdrawnOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_charges_CenterId_WithdrawnOn",
                table: "ledger_charges",
                columns: new[] { "CenterId", "WithdrawnOn" },
                filter: "\"WithdrawnOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_deposits_CenterId_EndedOn_On",
                table: "ledger_deposits",
                columns: new[] { "CenterId", "EndedOn", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_deposits_CenterId_HouseId",
                table: "ledger_deposits",
                columns: new[] { "CenterId", "HouseId" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_deposits_CenterId_Number",
                table: "ledger_deposits",
                columns: new[] { "CenterId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ledger_deposits_CenterId_ReceiptId",
                table: "ledger_deposits",
                columns: new[] { "CenterId", "ReceiptId" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_disputes_CenterId_HouseId_State",
                table: "ledger_disputes",
                columns: new[] { "CenterId", "HouseId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_dunning_acts_CenterId_HouseId_On",
                table: "ledger_dunning_acts",
                columns: new[] { "CenterId", "HouseId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_dunning_acts_CenterId_PromiseOn",
                table: "ledger_dunning_acts",
                columns: new[] { "CenterId", "PromiseOn" },
                filter: "\"PromiseOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_letters_CenterId_BatchId_No",
                table: "ledger_letters",
                columns: new[] { "CenterId", "BatchId", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ledger_letters_CenterId_HouseId_On",
                table: "ledger_letters",
                columns: new[] { "CenterId", "HouseId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_letters_CenterId_Number",
                table: "ledger_letters",
                columns: new[] { "CenterId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ledger_letters_CenterId_On_Number",
                table: "ledger_letters",
                columns: new[] { "CenterId", "On", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_lines_CenterId_ChargeId",
                table: "ledger_lines",
                columns: new[] { "CenterId", "ChargeId" },
                filter: "\"ChargeId\" <> 0");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_lines_CenterId_On_Kind",
                table: "ledger_lines",
                columns: new[] { "CenterId", "On", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_month_rows_CenterId_Belongs_Month",
                table: "ledger_month_rows",
                columns: new[] { "CenterId", "Belongs", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_notes_CenterId_HouseId_At",
                table: "ledger_notes",
                columns: new[] { "CenterId", "HouseId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_passed_on_CenterId_ItemNo_Voucher",
                table: "ledger_passed_on",
                columns: new[] { "CenterId", "ItemNo", "Voucher" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ledger_passed_on_CenterId_On",
                table: "ledger_passed_on",
                columns: new[] { "CenterId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_plans_CenterId_HouseId_EndedOn",
                table: "ledger_plans",
                columns: new[] { "CenterId", "HouseId", "EndedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_postings_CenterId_On",
                table: "ledger_postings",
                columns: new[] { "CenterId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_proofs_CenterId_At",
                table: "ledger_proofs",
                columns: new[] { "CenterId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_publications_CenterId_Month_On",
                table: "ledger_publications",
                columns: new[] { "CenterId", "Month", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_receipts_CenterId_HouseId_At",
                table: "ledger_receipts",
                columns: new[] { "CenterId", "HouseId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_receipts_CenterId_Number",
                table: "ledger_receipts",
                columns: new[] { "CenterId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ledger_receipts_CenterId_On_Number",
                table: "ledger_receipts",
                columns: new[] { "CenterId", "On", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_receipts_CenterId_PaymentId_Number",
                table: "ledger_receipts",
                columns: new[] { "CenterId", "PaymentId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_receipts_CenterId_TillId_Number",
                table: "ledger_receipts",
                columns: new[] { "CenterId", "TillId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_reports_CenterId_Month_No",
                table: "ledger_reports",
                columns: new[] { "CenterId", "Month", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "one_living_report",
                table: "ledger_reports",
                columns: new[] { "CenterId", "Month" },
                unique: true,
                filter: "\"State\" <> 3");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_requests_CenterId_HouseId",
                table: "ledger_requests",
                columns: new[] { "CenterId", "HouseId" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_requests_CenterId_Number",
                table: "ledger_requests",
                columns: new[] { "CenterId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ledger_requests_CenterId_ReceiptId",
                table: "ledger_requests",
                columns: new[] { "CenterId", "ReceiptId" },
                filter: "\"ReceiptId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_requests_CenterId_State_ProposedAt",
                table: "ledger_requests",
                columns: new[] { "CenterId", "State", "ProposedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_statement_lines_CenterId_Fen_On",
                table: "ledger_statement_lines",
                columns: new[] { "CenterId", "Fen", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_statement_lines_CenterId_On_State",
                table: "ledger_statement_lines",
                columns: new[] { "CenterId", "On", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_statement_lines_CenterId_PaymentId_TenderNo",
                table: "ledger_statement_lines",
                columns: new[] { "CenterId", "PaymentId", "TenderNo" },
                unique: true,
                filter: "\"PaymentId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_statement_lines_CenterId_Reference",
                table: "ledger_statement_lines",
                columns: new[] { "CenterId", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_statement_lines_CenterId_SourceNo_Key",
                table: "ledger_statement_lines",
                columns: new[] { "CenterId", "SourceNo", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ledger_statement_sources_CenterId_Name",
                table: "ledger_statement_sources",
                columns: new[] { "CenterId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ledger_statements_CenterId_Hash",
                table: "ledger_statements",
                columns: new[] { "CenterId", "Hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ledger_statements_CenterId_ImportedAt",
                table: "ledger_statements",
                columns: new[] { "CenterId", "ImportedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_tenders_CenterId_On_Way",
                table: "ledger_tenders",
                columns: new[] { "CenterId", "On", "Way" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_tenders_CenterId_Reference_Way",
                table: "ledger_tenders",
                columns: new[] { "CenterId", "Reference", "Way" },
                unique: true,
                filter: "\"Reference\" <> '' AND NOT \"IsUndone\" AND \"Fen\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_tenders_CenterId_TillId",
                table: "ledger_tenders",
                columns: new[] { "CenterId", "TillId" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_tills_CenterId_CashierId_On",
                table: "ledger_tills",
                columns: new[] { "CenterId", "CashierId", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ledger_tills_CenterId_On",
                table: "ledger_tills",
                columns: new[] { "CenterId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_voucher_files_CenterId_Month_Kind",
                table: "ledger_voucher_files",
                columns: new[] { "CenterId", "Month", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_voucher_files_CenterId_Number",
                table: "ledger_voucher_files",
                columns: new[] { "CenterId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_office_attendees_CenterId_MeetingId_StaffId",
                table: "office_attendees",
                columns: new[] { "CenterId", "MeetingId", "StaffId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_office_meetings_CenterId_HeldAt_Id",
                table: "office_meetings",
                columns: new[] { "CenterId", "HeldAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_office_meetings_CenterId_Kind_Month",
                table: "office_meetings",
                columns: new[] { "CenterId", "Kind", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_office_meetings_CenterId_Number",
                table: "office_meetings",
                columns: new[] { "CenterId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_office_month_items_CenterId_MonthPlanId_No",
                table: "office_month_items",
                columns: new[] { "CenterId", "MonthPlanId", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_office_month_plans_CenterId_Month",
                table: "office_month_plans",
                columns: new[] { "CenterId", "Month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_office_opinions_CenterId_At_Id",
                table: "office_opinions",
                columns: new[] { "CenterId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_office_opinions_CenterId_Number",
                table: "office_opinions",
                columns: new[] { "CenterId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_office_opinions_CenterId_OpenUntil_Id",
                table: "office_opinions",
                columns: new[] { "CenterId", "OpenUntil", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_office_reminders_CenterId_OpinionId_DueAt",
                table: "office_reminders",
                columns: new[] { "CenterId", "OpinionId", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_office_reminders_CenterId_TaskId_DueAt",
                table: "office_reminders",
                columns: new[] { "CenterId", "TaskId", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_office_reminders_CenterId_What",
                table: "office_reminders",
                columns: new[] { "CenterId", "What" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_office_rules_CenterId_No",
                table: "office_rules",
                columns: new[] { "CenterId", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_office_targets_CenterId_Year_No",
                table: "office_targets",
                columns: new[] { "CenterId", "Year", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_office_tasks_CenterId_DoerId_OpenUntil",
                table: "office_tasks",
                columns: new[] { "CenterId", "DoerId", "OpenUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_office_tasks_CenterId_GivenOn_Id",
                table: "office_tasks",
                columns: new[] { "CenterId", "GivenOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_office_tasks_CenterId_MeetingId",
                table: "office_tasks",
                columns: new[] { "CenterId", "MeetingId" });

            migrationBuilder.CreateIndex(
                name: "IX_office_tasks_CenterId_Number",
                table: "office_tasks",
                columns: new[] { "CenterId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_office_tasks_CenterId_OpenUntil_Id",
                table: "office_tasks",
                columns: new[] { "CenterId", "OpenUntil", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_office_year_plans_CenterId_Year_No",
                table: "office_year_plans",
                columns: new[] { "CenterId", "Year", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_office_year_summaries_CenterId_Year",
                table: "office_year_summaries",
                columns: new[] { "CenterId", "Year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_account_events_StaffId_At",
                table: "people_account_events",
                columns: new[] { "StaffId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_people_appointments_CenterId_StaffId_From",
                table: "people_appointments",
                columns: new[] { "CenterId", "StaffId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_people_certificates_Kind_Number",
                table: "people_certificates",
                columns: new[] { "Kind", "Number" },
                unique: true,
                filter: "\"VoidedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_people_certificates_StaffId",
                table: "people_certificates",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_people_deputyships_CenterId_AppointmentId_To",
                table: "people_deputyships",
                columns: new[] { "CenterId", "AppointmentId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_people_deputyships_CenterId_DeputyId_To",
                table: "people_deputyships",
                columns: new[] { "CenterId", "DeputyId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_people_links_Fingerprint",
                table: "people_links",
                column: "Fingerprint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_links_StaffId",
                table: "people_links",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_people_logins_Key",
                table: "people_logins",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_logins_StaffId",
                table: "people_logins",
                column: "StaffId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_notices_CenterId_ToId",
                table: "people_notices",
                columns: new[] { "CenterId", "ToId" },
                filter: "\"ReadAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_people_notices_CenterId_ToId_At",
                table: "people_notices",
                columns: new[] { "CenterId", "ToId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_people_posts_Name",
                table: "people_posts",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_skills_StaffId_Trade_On",
                table: "people_skills",
                columns: new[] { "StaffId", "Trade", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_people_staff_BadgeNo",
                table: "people_staff",
                column: "BadgeNo",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_repairs_agreements_CenterId_RepairId_No",
                table: "repairs_agreements",
                columns: new[] { "CenterId", "RepairId", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_repairs_assignments_CenterId_RepairId_At",
                table: "repairs_assignments",
                columns: new[] { "CenterId", "RepairId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_repairs_late_notices_CenterId_RepairId_DueAt",
                table: "repairs_late_notices",
                columns: new[] { "CenterId", "RepairId", "DueAt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_repairs_lines_CenterId_RepairId_QuoteNo_No",
                table: "repairs_lines",
                columns: new[] { "CenterId", "RepairId", "QuoteNo", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_repairs_orders_CenterId_DueAt_Id",
                table: "repairs_orders",
                columns: new[] { "CenterId", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_repairs_orders_CenterId_FinishedAt",
                table: "repairs_orders",
                columns: new[] { "CenterId", "FinishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_repairs_orders_CenterId_HouseId_ItemKey",
                table: "repairs_orders",
                columns: new[] { "CenterId", "HouseId", "ItemKey" });

            migrationBuilder.CreateIndex(
                name: "IX_repairs_orders_CenterId_Lane_DueAt_Id",
                table: "repairs_orders",
                columns: new[] { "CenterId", "Lane", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_repairs_orders_CenterId_Number",
                table: "repairs_orders",
                columns: new[] { "CenterId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_repairs_orders_CenterId_RegisteredAt_Id",
                table: "repairs_orders",
                columns: new[] { "CenterId", "RegisteredAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_repairs_orders_CenterId_WorkerId_Lane_DueAt",
                table: "repairs_orders",
                columns: new[] { "CenterId", "WorkerId", "Lane", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_repairs_pauses_CenterId_RepairId_No",
                table: "repairs_pauses",
                columns: new[] { "CenterId", "RepairId", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_repairs_prices_CenterId_Code_FromOn",
                table: "repairs_prices",
                columns: new[] { "CenterId", "Code", "FromOn" });

            migrationBuilder.CreateIndex(
                name: "IX_repairs_procedures_CenterId_No",
                table: "repairs_procedures",
                columns: new[] { "CenterId", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_repairs_rounds_CenterId_FinishedAt",
                table: "repairs_rounds",
                columns: new[] { "CenterId", "FinishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_repairs_rounds_CenterId_RepairId_No",
                table: "repairs_rounds",
                columns: new[] { "CenterId", "RepairId", "No" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "billing_bills");

            migrationBuilder.DropTable(
                name: "billing_exceptions");

            migrationBuilder.DropTable(
                name: "billing_households");

            migrationBuilder.DropTable(
                name: "billing_meter_replacements");

            migrationBuilder.DropTable(
                name: "billing_prices");

            migrationBuilder.DropTable(
                name: "billing_reading_file_bytes");

            migrationBuilder.DropTable(
                name: "billing_reading_files");

            migrationBuilder.DropTable(
                name: "billing_readings");

            migrationBuilder.DropTable(
                name: "billing_runs");

            migrationBuilder.DropTable(
                name: "billing_totals");

            migrationBuilder.DropTable(
                name: "billing_vacancies");

            migrationBuilder.DropTable(
                name: "casework_checks");

            migrationBuilder.DropTable(
                name: "casework_evidence");

            migrationBuilder.DropTable(
                name: "casework_file_links");

            migrationBuilder.DropTable(
                name: "casework_follow_up_tries");

            migrationBuilder.DropTable(
                name: "casework_timeline");

            migrationBuilder.DropTable(
                name: "complaints_agreements");

            migrationBuilder.DropTable(
                name: "complaints_late_notices");

            migrationBuilder.DropTable(
                name: "complaints_procedures");

            migrationBuilder.DropTable(
                name: "complaints_rounds");

            migrationBuilder.DropTable(
                name: "complaints_tellings");

            migrationBuilder.DropTable(
                name: "duties_begin");

            migrationBuilder.DropTable(
                name: "duties_clauses");

            migrationBuilder.DropTable(
                name: "duties_days");

            migrationBuilder.DropTable(
                name: "duties_duties");

            migrationBuilder.DropTable(
                name: "duties_excuses");

            migrationBuilder.DropTable(
                name: "duties_feeds");

            migrationBuilder.DropTable(
                name: "duties_leaves");

            migrationBuilder.DropTable(
                name: "duties_outcomes");

            migrationBuilder.DropTable(
                name: "duties_packs");

            migrationBuilder.DropTable(
                name: "duties_receipts");

            migrationBuilder.DropTable(
                name: "duties_slots");

            migrationBuilder.DropTable(
                name: "duties_waivers");

            migrationBuilder.DropTable(
                name: "estate_centers");

            migrationBuilder.DropTable(
                name: "estate_consents");

            migrationBuilder.DropTable(
                name: "estate_equipment");

            migrationBuilder.DropTable(
                name: "estate_facilities");

            migrationBuilder.DropTable(
                name: "estate_house_changes");

            migrationBuilder.DropTable(
                name: "estate_imported_files");

            migrationBuilder.DropTable(
                name: "estate_parking");

            migrationBuilder.DropTable(
                name: "estate_parking_kinds");

            migrationBuilder.DropTable(
                name: "estate_relations");

            migrationBuilder.DropTable(
                name: "estate_search_keys");

            migrationBuilder.DropTable(
                name: "frontdesk_advice");

            migrationBuilder.DropTable(
                name: "frontdesk_disputes");

            migrationBuilder.DropTable(
                name: "frontdesk_drafts");

            migrationBuilder.DropTable(
                name: "frontdesk_duty_plans");

            migrationBuilder.DropTable(
                name: "frontdesk_handed_over");

            migrationBuilder.DropTable(
                name: "frontdesk_messages");

            migrationBuilder.DropTable(
                name: "frontdesk_phrases");

            migrationBuilder.DropTable(
                name: "frontdesk_promises");

            migrationBuilder.DropTable(
                name: "inspections_affected_houses");

            migrationBuilder.DropTable(
                name: "inspections_corrections");

            migrationBuilder.DropTable(
                name: "inspections_items");

            migrationBuilder.DropTable(
                name: "inspections_late_notices");

            migrationBuilder.DropTable(
                name: "inspections_missed_weeks");

            migrationBuilder.DropTable(
                name: "inspections_observations");

            migrationBuilder.DropTable(
                name: "inspections_patrol_days");

            migrationBuilder.DropTable(
                name: "inspections_standards");

            migrationBuilder.DropTable(
                name: "kernel_answers");

            migrationBuilder.DropTable(
                name: "kernel_audit");

            migrationBuilder.DropTable(
                name: "kernel_audit_heads");

            migrationBuilder.DropTable(
                name: "kernel_demo");

            migrationBuilder.DropTable(
                name: "kernel_keys");

            migrationBuilder.DropTable(
                name: "kernel_numbers");

            migrationBuilder.DropTable(
                name: "kernel_outbox");

            migrationBuilder.DropTable(
                name: "kernel_reveals");

            migrationBuilder.DropTable(
                name: "ledger_accounts");

            migrationBuilder.DropTable(
                name: "ledger_blank_books");

            migrationBuilder.DropTable(
                name: "ledger_charges");

            migrationBuilder.DropTable(
                name: "ledger_disputed_charges");

            migrationBuilder.DropTable(
                name: "ledger_disputes");

            migrationBuilder.DropTable(
                name: "ledger_dunning");

            migrationBuilder.DropTable(
                name: "ledger_dunning_acts");

            migrationBuilder.DropTable(
                name: "ledger_dunning_rules");

            migrationBuilder.DropTable(
                name: "ledger_instalments");

            migrationBuilder.DropTable(
                name: "ledger_ladder");

            migrationBuilder.DropTable(
                name: "ledger_letter_items");

            migrationBuilder.DropTable(
                name: "ledger_lines");

            migrationBuilder.DropTable(
                name: "ledger_month_rows");

            migrationBuilder.DropTable(
                name: "ledger_months");

            migrationBuilder.DropTable(
                name: "ledger_notes");

            migrationBuilder.DropTable(
                name: "ledger_passed_on");

            migrationBuilder.DropTable(
                name: "ledger_plans");

            migrationBuilder.DropTable(
                name: "ledger_postings");

            migrationBuilder.DropTable(
                name: "ledger_printers");

            migrationBuilder.DropTable(
                name: "ledger_proofs");

            migrationBuilder.DropTable(
                name: "ledger_publications");

            migrationBuilder.DropTable(
                name: "ledger_report_texts");

            migrationBuilder.DropTable(
                name: "ledger_reports");

            migrationBuilder.DropTable(
                name: "ledger_request_lines");

            migrationBuilder.DropTable(
                name: "ledger_rules");

            migrationBuilder.DropTable(
                name: "ledger_statement_lines");

            migrationBuilder.DropTable(
                name: "ledger_statement_sources");

            migrationBuilder.DropTable(
                name: "ledger_tender_notes");

            migrationBuilder.DropTable(
                name: "ledger_tenders");

            migrationBuilder.DropTable(
                name: "ledger_terms");

            migrationBuilder.DropTable(
                name: "ledger_voucher_files");

            migrationBuilder.DropTable(
                name: "office_attendees");

            migrationBuilder.DropTable(
                name: "office_month_items");

            migrationBuilder.DropTable(
                name: "office_reminders");

            migrationBuilder.DropTable(
                name: "office_rules");

            migrationBuilder.DropTable(
                name: "office_targets");

            migrationBuilder.DropTable(
                name: "office_year_summaries");

            migrationBuilder.DropTable(
                name: "people_account_events");

            migrationBuilder.DropTable(
                name: "people_certificate_alarms");

            migrationBuilder.DropTable(
                name: "people_certificates");

            migrationBuilder.DropTable(
                name: "people_deputyships");

            migrationBuilder.DropTable(
                name: "people_keys");

            migrationBuilder.DropTable(
                name: "people_links");

            migrationBuilder.DropTable(
                name: "people_logins");

            migrationBuilder.DropTable(
                name: "people_notices");

            migrationBuilder.DropTable(
                name: "people_skills");

            migrationBuilder.DropTable(
                name: "repairs_agreements");

            migrationBuilder.DropTable(
                name: "repairs_assignments");

            migrationBuilder.DropTable(
                name: "repairs_late_notices");

            migrationBuilder.DropTable(
                name: "repairs_lines");

            migrationBuilder.DropTable(
                name: "repairs_pauses");

            migrationBuilder.DropTable(
                name: "repairs_procedures");

            migrationBuilder.DropTable(
                name: "repairs_rounds");

            migrationBuilder.DropTable(
                name: "billing_meters");

            migrationBuilder.DropTable(
                name: "billing_items");

            migrationBuilder.DropTable(
                name: "billing_rounds");

            migrationBuilder.DropTable(
                name: "casework_follow_ups");

            migrationBuilder.DropTable(
                name: "duties_rules");

            migrationBuilder.DropTable(
                name: "estate_companies");

            migrationBuilder.DropTable(
                name: "estate_people");

            migrationBuilder.DropTable(
                name: "frontdesk_shifts");

            migrationBuilder.DropTable(
                name: "frontdesk_contacts");

            migrationBuilder.DropTable(
                name: "inspections_emergencies");

            migrationBuilder.DropTable(
                name: "inspections_nonconformities");

            migrationBuilder.DropTable(
                name: "inspections_violations");

            migrationBuilder.DropTable(
                name: "ledger_letters");

            migrationBuilder.DropTable(
                name: "ledger_requests");

            migrationBuilder.DropTable(
                name: "ledger_statements");

            migrationBuilder.DropTable(
                name: "office_month_plans");

            migrationBuilder.DropTable(
                name: "office_opinions");

            migrationBuilder.DropTable(
                name: "office_tasks");

            migrationBuilder.DropTable(
                name: "people_appointments");

            migrationBuilder.DropTable(
                name: "repairs_prices");

            migrationBuilder.DropTable(
                name: "casework_signatures");

            migrationBuilder.DropTable(
                name: "complaints_cases");

            migrationBuilder.DropTable(
                name: "inspections_records");

            migrationBuilder.DropTable(
                name: "ledger_deposits");

            migrationBuilder.DropTable(
                name: "office_year_plans");

            migrationBuilder.DropTable(
                name: "office_meetings");

            migrationBuilder.DropTable(
                name: "people_posts");

            migrationBuilder.DropTable(
                name: "casework_files");

            migrationBuilder.DropTable(
                name: "repairs_orders");

            migrationBuilder.DropTable(
                name: "inspections_points");

            migrationBuilder.DropTable(
                name: "ledger_receipts");

            migrationBuilder.DropTable(
                name: "estate_houses");

            migrationBuilder.DropTable(
                name: "ledger_tills");

            migrationBuilder.DropTable(
                name: "estate_buildings");

            migrationBuilder.DropTable(
                name: "people_staff");

            migrationBuilder.DropTable(
                name: "estate_communities");
        }
    }
}
