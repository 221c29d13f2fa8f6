using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation.Events;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Banking;

/// <summary>Statements as tests make them.</summary>
internal static class Statements
{
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>One of the two statements of the worked year, for a part of it.</summary>
    public static BankStatementImported OfYear(string bank, string from = "2024-01-01", string to = "2024-12-31")
    {
        var rows = RepoFiles.Read($"db/seed/scenario-1-bank-{bank}.csv").TrimEnd('\n').Split('\n').Skip(1).Select(row => row.TrimEnd('\r').Split(','))
            .Where(cells => string.CompareOrdinal(cells[2], from) >= 0 && string.CompareOrdinal(cells[2], to) <= 0).ToList();
        var lines = rows.Select(cells => new StatementLine
        {
            Serial = cells[1], Date = Day(cells[2]), Summary = cells[3], Counterparty = cells[4], Paid = Amount(cells[5]), Received = Amount(cells[6]), Balance = Amount(cells[7]),
        }).ToList();
        return Of(bank, Day(from), Day(to), BalanceBefore(rows[0]), lines);
    }

    /// <summary>A statement whose closing balance follows from its lines.</summary>
    public static BankStatementImported Of(string bank, DateOnly from, DateOnly to, Money opening, IReadOnlyList<StatementLine> lines, string say = "")
    {
        var closing = opening + lines.Sum(line => (line.Received ?? Money.Zero) - (line.Paid ?? Money.Zero));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{bank} {from:O} {to:O} {opening} {closing} {lines.Count} {say}")));
        return new BankStatementImported
        {
            Entity = PlayedBooks.Entity, Key = BankStatementImported.KeyOf(bank, hash), Date = new DateOnly(2024, 12, 31), By = "陈会计", Statement = BankStatementImported.CodeOf(to, hash),
            Bank = bank, From = from, To = to, Opening = opening, Closing = closing, FileHash = hash, Lines = lines,
        };
    }

    public static async Task<long> CountAsync(Database database, string table) =>
        await database.ReadAsync(books => books.ScalarAsync<long>($"SELECT COUNT(*) FROM {table} WHERE entity = '220000'"), TestContext.Current.CancellationToken);

    private static Money BalanceBefore(string[] first) =>
        Amount(first[7])!.Value - (Amount(first[6]) ?? Money.Zero) + (Amount(first[5]) ?? Money.Zero);

    private static Money? Amount(string cell) => cell.Length == 0 ? null : Money.Parse(cell);
}
