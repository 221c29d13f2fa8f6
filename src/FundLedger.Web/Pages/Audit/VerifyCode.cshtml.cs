using System.Globalization;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Audit;

/// <summary>What a printed code comes to when it is held against the books.</summary>
public enum CodeAnswer { NotAsked, Unreadable, BadSeq, NoBooks, NoPosting, Matches, Differs }

/// <summary>Holds the code that a report, voucher or workbook carries against the books (reliability.md 6.4).</summary>
[Permits(Permission.ReadBooks)]
public sealed class VerifyCodeModel(Database books) : BooksPage(books)
{
    /// <summary>The whole line, as copied off a report; goes before the three parts.</summary>
    [BindProperty(SupportsGet = true)] public string? Line { get; set; }
    [BindProperty(SupportsGet = true)] public string? Books { get; set; }
    [BindProperty(SupportsGet = true)] public string? Seq { get; set; }
    [BindProperty(SupportsGet = true)] public string? Code { get; set; }

    public CodeAnswer Answer { get; private set; }

    /// <summary>What was asked, once it could be read.</summary>
    public BooksMark? Asked { get; private set; }

    /// <summary>The posting that the code speaks of.</summary>
    public KeptSeal? Kept { get; private set; }

    /// <summary>The last posting of the books that were asked for.</summary>
    public long LastSeq => Here.Entities.FirstOrDefault(card => card.Entity == Asked?.Entity)?.LastSeq ?? 0;

    public async Task OnGetAsync()
    {
        if (BooksMark.Find(Line) is { } mark) (Books, Seq, Code) = (mark.Entity, mark.Seq.ToString(CultureInfo.InvariantCulture), mark.Code);
        Answer = await AnswerAsync();
        Books ??= Here.Code;
    }

    private async Task<CodeAnswer> AnswerAsync()
    {
        if (string.IsNullOrWhiteSpace(Line) && string.IsNullOrWhiteSpace(Code)) return CodeAnswer.NotAsked;
        if (BooksMark.ReadCode(Code) is not { } code) return CodeAnswer.Unreadable;
        if (!long.TryParse(Seq?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var seq)) return CodeAnswer.BadSeq;
        Asked = new(string.IsNullOrWhiteSpace(Books) ? Here.Code : Books.Trim(), seq, code);
        if (Here.Entities.All(card => card.Entity != Asked.Entity)) return CodeAnswer.NoBooks;
        Kept = await ReadAsync(session => SealQueries.AtAsync(session, Asked.Entity, seq));
        if (Kept is null) return CodeAnswer.NoPosting;
        return Seal.PrintedCode(Kept.Seal) == code ? CodeAnswer.Matches : CodeAnswer.Differs;
    }
}
