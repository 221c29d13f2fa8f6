using FundLedger.Data;

namespace FundLedger.Reports;

/// <summary>Recorded commands as a sheet: who recorded what and when, and what was sent, word for word.</summary>
public static class CommandSheet
{
    public static Sheet Empty { get; } = new("业务记录", new("业务记录", "Recorded events"),
    [
        new("ordinal", new("序号", "No."), CellType.Number), new("recorded_at", new("记录时间", "Recorded at"), CellType.Instant), new("type", new("业务", "Event"), CellType.Code),
        new("key", new("业务编号", "Key"), CellType.Code), new("maker", new("制单", "Maker"), CellType.Text), new("reviewer", new("审核", "Reviewer"), CellType.Text),
        new("cashier", new("出纳", "Cashier"), CellType.Text), new("approved_by", new("审批", "Approved by"), CellType.Text), new("vouchers", new("凭证", "Vouchers"), CellType.Text),
        new("body", new("内容", "Content"), CellType.Text),
    ], []);

    public static IAsyncEnumerable<Row> RowsAsync(IAsyncEnumerable<CommandCard> cards) => cards.Select(card => Row.Detail(
        Cell.Of(card.Ordinal), Cell.Of(new DateTimeOffset(card.RecordedAt, TimeSpan.Zero)), Cell.Of(card.Type), Cell.Of(card.Key), Cell.Of(card.Maker), Cell.Of(card.Reviewer),
        Cell.Of(card.Cashier), Cell.Of(card.ApprovedBy), Cell.Of(string.Join('、', card.VoucherNos)), Cell.Of(card.Body)));
}
