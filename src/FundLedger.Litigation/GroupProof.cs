using FundLedger.Ledger;
using FundLedger.Litigation.Events;

namespace FundLedger.Litigation;

/// <summary>What must hold of a group before it is a match: everything in it is open, nothing is in it or in another
/// group twice, and what the bank moved is what the books moved.</summary>
/// <param name="number">The group's place in its command, from 1.</param>
/// <param name="taken">What the groups before it took.</param>
internal sealed class GroupProof(MatchGroup group, int number, BankFacts bank, HashSet<string> taken)
{
    private readonly List<Rejection> rejections = [];
    private readonly List<Entry> entries = [];
    private Money byBank;
    private Money byBooks;

    public (IReadOnlyList<Entry> Entries, IReadOnlyList<Rejection> Rejections) Of(string code, string account, string by, DateOnly on)
    {
        entries.Add(new BankMatch(code, account, group.Rule ?? MatchRule.ByHand, by, on));
        foreach (var key in (group.Lines ?? []).Order(StringComparer.Ordinal))
            if (Open(bank.OpenLines, key, "line:", name => new(RejectionReason.UnknownBankLine, name)) is { } line)
            {
                byBank += line.Amount;
                entries.Add(new MatchedLine(code, account, line.Key));
            }
        foreach (var entry in (group.Vouchers ?? []).Select(EntryOf).OfType<OpenEntry>().OrderBy(entry => entry.Seq))
        {
            byBooks += entry.Amount;
            entries.Add(new MatchedVoucher(code, account, entry.Seq));
        }
        foreach (var itemCode in (group.Items ?? []).Order(StringComparer.Ordinal))
            if (Open(bank.OpenItems, itemCode, "item:", name => new(RejectionReason.UnknownOpeningItem, name)) is { } item)
            {
                if (item.Side == OpenSide.Bank) byBank += item.Amount;
                else byBooks += item.Amount;
                entries.Add(new MatchedItem(code, account, item.Code));
            }
        if (rejections.Count == 0 && entries.Count == 1) rejections.Add(new(RejectionReason.GroupEmpty, number));
        else if (rejections.Count == 0 && byBank != byBooks) rejections.Add(new(RejectionReason.GroupOutOfBalance, number, byBank, byBooks));
        return (entries, rejections);
    }

    private OpenEntry? EntryOf(string voucherNo) => Open(bank.OpenEntries, voucherNo, "voucher:", name => new(RejectionReason.UnknownBankEntry, name));

    private T? Open<T>(IReadOnlyDictionary<string, T> open, string name, string kind, Func<string, Rejection> unknown) where T : class
    {
        if (!open.TryGetValue(name, out var found)) rejections.Add(bank.MatchOf.TryGetValue(kind + name, out var match) ? new(RejectionReason.AlreadyMatched, name, match) : unknown(name));
        else if (taken.Add(kind + name)) return found;
        else rejections.Add(new(RejectionReason.MatchedTwice, name, number));
        return null;
    }
}
