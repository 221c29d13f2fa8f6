using FundLedger.Ledger;

namespace FundLedger.Web.Uploads;

/// <summary>The form in which a bank gives its statement.</summary>
public enum StatementFormat { Csv, Xlsx, Mt940, Camt053 }

/// <summary>A bank's statement of one account, whatever file it came in. Nothing is proved yet.</summary>
/// <param name="Format">The form of the file.</param>
/// <param name="Account">The account as the file writes it: number, IBAN or code; empty if it does not.</param>
/// <param name="From">The first day that it speaks of.</param>
/// <param name="To">The last day that it speaks of.</param>
/// <param name="Opening">The balance before the first line; null if the file does not tell.</param>
/// <param name="Closing">The balance after the last line; null if the file does not tell.</param>
/// <param name="Lines">The lines in the order of time.</param>
/// <param name="Warnings">What a person should look at before it is recorded: hidden rows, lines stepped over.</param>
public sealed record StatementFile(
    StatementFormat Format, string Account, DateOnly From, DateOnly To, Money? Opening, Money? Closing, IReadOnlyList<StatementLine> Lines, IReadOnlyList<Phrase> Warnings)
{
    /// <summary>The encoding of a text file, by name; empty for spreadsheets.</summary>
    public string Encoding { get; init; } = "";

    /// <summary>How the columns of a table were read; null for MT940 and camt.053.</summary>
    public StatementMapping? Mapping { get; init; }
}

/// <summary>A line of a bank's statement.</summary>
/// <param name="Number">Its line in the file, from 1; in XML the line on which its entry starts.</param>
/// <param name="Date">The day on which the bank booked it.</param>
/// <param name="Amount">Received above zero, paid below zero.</param>
/// <param name="Balance">The balance after it, if the file tells.</param>
/// <param name="Serial">The bank's own number of the line, if it gives one.</param>
/// <param name="Summary">What the bank wrote.</param>
/// <param name="Counterparty">Who paid or was paid.</param>
/// <param name="CounterpartyAccount">Their account number.</param>
public sealed record StatementLine(
    int Number, DateOnly Date, Money Amount, Money? Balance, string? Serial, string? Summary, string? Counterparty, string? CounterpartyAccount);

/// <summary>What a file of statements came to: statements, one for each account and page sequence, or the reason it is refused.</summary>
/// <param name="Statements">The statements in the order of the file; empty when refused.</param>
/// <param name="Refusal">Why the file is refused as a whole, with the line or cell to blame.</param>
public sealed record StatementReading(IReadOnlyList<StatementFile> Statements, Rejection? Refusal);
