using FundLedger.Data;

namespace FundLedger.Tests.Data;

/// <summary>One row for every table, in an order that the foreign keys allow; account and installation have theirs from
/// the migration.</summary>
internal static class OneOfEach
{
    private const string Zeros = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>Tables whose rows move on: changed, but never taken away.</summary>
    public static readonly string[] Moving = ["entity_head", "fund_balance", "period_balance", "voucher_counter"];

    private static readonly string[] Rows =
    [
        $"INSERT INTO entity VALUES ('E', N'某厅', 'ADMINISTRATIVE', 2024, '', '2024-01-01 00:00:00.000', '{Zeros}')",
        $"INSERT INTO command VALUES ('E', 1, 'k', 't', '{Zeros}', N'{{}}', N'{{}}', N'甲', '2024-01-01 00:00:00.000', '{Zeros}', '{Zeros}')",
        "INSERT INTO command_more VALUES ('E', 1, 'body', 1, N'续')",
        "INSERT INTO fund VALUES ('E', 'F1', N'诉讼基金', 'ADVANCE', 1, 'COURT_FEE', 1)",
        "INSERT INTO bank_account VALUES ('E', 'B1', N'基本户', 'OWN', '6222', 'F1', 1)",
        "INSERT INTO party VALUES ('E', 'P1', N'绿色协会', 'ORGANISATION', '', 'CITY', 1)",
        "INSERT INTO legal_case VALUES ('E', 'C1', N'（2024）民初1号', 'ORGANISATION', 'P1', 'D1', '2024-01-02', 1)",
        "INSERT INTO advance VALUES ('E', 'A1', 'F1', 'C1', 'P1', 'COURT_FEE', 100, N'乙', '2024-01-03', 1)",
        "INSERT INTO judgment_item VALUES ('E', 'J1', 1, 'C1', 'A1', 'D1', 100, '2024-01-04', '2024-01-05', 1)",
        "INSERT INTO recovery_allocation VALUES ('E', 'R1', 1, '2024-01-06', 'C1', 'D1', 'COSTS', 'A1', 100, 4, 1)",
        "INSERT INTO service_agreement VALUES ('E', 'G1', 'P1', 100, '2024-01-01', '2024-12-31', 1)",
        "INSERT INTO service_order VALUES ('E', 'O1', 'SERVICE', 'F1', 'C1', 'G1', 'P1', 100, '2024-01-07', 1)",
        "INSERT INTO policy_value VALUES ('E', 'p', N'1', '2024-01-01', 1)",
        "INSERT INTO period_opened VALUES ('E', 202401, 1)",
        $"INSERT INTO period_closed VALUES ('E', 202401, N'甲', '2024-02-01 00:00:00.000', 1, '{Zeros}', '{Zeros}', 1)",
        "INSERT INTO draft VALUES ('E', 'W1', '2024-01-08', 202401, 1)",
        "INSERT INTO draft_settled VALUES ('E', 'W1', 1, 1)",
        $"""
        INSERT INTO voucher VALUES ('E', 1, 'FL1', 'NORMAL', N'记', 202401, 202401, 1, N'记-2024-01-0001', '2024-01-09', '2024-01-09 01:02:03.004', 'R1',
            N'摘要', 1, N'甲', N'乙', '', N'甲', 'k', 0, 0, 100, 2, '{Zeros}', '{Zeros}')
        """,
        """
        INSERT INTO voucher_line VALUES ('E', 1, 1, 202401, '2024-01-09', '1002.01', N'银行存款', 'F', 'F1', 'D', 100, '', '', '', '', 'B1', '', '', N'')
        """,
        "INSERT INTO fund_balance VALUES ('E', 'F1', '1002.01', 'B1', 202401, 100, 0)",
        "INSERT INTO period_balance VALUES ('E', '1002.01', 'F1', '', '', '', '', 'B1', 202401, 100, 0)",
        "INSERT INTO voucher_counter VALUES ('E', N'记', 202401, 1)",
        $"INSERT INTO entity_head VALUES ('E', 1, '{Zeros}', 1, '{Zeros}')",
    ];

    /// <summary>Puts the rows in, unless they are there.</summary>
    public static Task<int> InsertAsync(Database books, CancellationToken stop) => books.WriteAsync("E", async session =>
    {
        if (await session.ScalarAsync<long>("SELECT COUNT(*) FROM entity") > 0) return new Work<int>(0, Keep: false);
        foreach (var row in Rows) await session.ExecuteAsync(session.Dialect.IsSqlite ? row.Replace("N'", "'", StringComparison.Ordinal) : row);
        return new Work<int>(Rows.Length, Keep: true);
    }, stop);
}
