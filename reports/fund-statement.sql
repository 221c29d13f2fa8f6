-- What each fund has, is owed, owes and has promised on the as-of date, and what it may still spend (domain.md E.8.6).
WITH moved AS (
    SELECT fund, account, debit_fen - credit_fen AS fen
    FROM v_fund_balance
    WHERE entity = @entity AND slot <= @wholeSlot AND (@fund = '' OR fund = @fund)
    UNION ALL
    SELECT line.fund, line.account, line.debit_fen - line.credit_fen
    FROM v_voucher voucher
    JOIN v_line line ON line.entity = voucher.entity AND line.seq = voucher.seq
    WHERE voucher.entity = @entity AND voucher.voucher_date BETWEEN @partFrom AND @asOf AND voucher.slot = @monthSlot AND voucher.seq <= @knownAt
      AND (@fund = '' OR line.fund = @fund)
    UNION ALL
    SELECT fund, account, credit_fen - debit_fen
    FROM v_line
    WHERE entity = @entity AND seq > @knownAt AND slot <= @wholeSlot AND (@fund = '' OR fund = @fund)
),
held AS (
    SELECT fund,
           SUM(CASE WHEN account = '1002.01' THEN fen ELSE 0 END) AS own_bank,
           SUM(CASE WHEN account = '1002.02' THEN fen ELSE 0 END) AS entrusted_bank,
           SUM(CASE WHEN account IN ('1011', '1201.01', '1201.02') THEN fen ELSE 0 END) AS quota,
           SUM(CASE WHEN account = '1218.0101' THEN fen ELSE 0 END) AS unsettled,
           SUM(CASE WHEN account = '1218.0102' THEN fen ELSE 0 END) AS settled,
           SUM(CASE WHEN account IN ('1218.02', '1218.03', '1218.09', '1214') THEN fen ELSE 0 END) AS receivable,
           SUM(CASE WHEN account IN ('2103', '2302') OR account BETWEEN '2307.' AND '2307.~' THEN -fen ELSE 0 END) AS payable,
           SUM(CASE WHEN account = '2901' THEN -fen ELSE 0 END) AS custody,
           SUM(CASE WHEN account BETWEEN '3' AND '5~' THEN -fen ELSE 0 END) AS net_assets,
           SUM(CASE WHEN account = '9001' THEN fen ELSE 0 END) AS committed
    FROM moved
    GROUP BY fund
)
SELECT fund.fund, fund.name,
       COALESCE(held.own_bank, 0) AS own_bank, COALESCE(held.entrusted_bank, 0) AS entrusted_bank, COALESCE(held.quota, 0) AS quota,
       COALESCE(held.unsettled, 0) AS unsettled, COALESCE(held.settled, 0) AS settled, COALESCE(held.receivable, 0) AS receivable,
       COALESCE(held.payable, 0) AS payable, COALESCE(held.custody, 0) AS custody, COALESCE(held.net_assets, 0) AS net_assets,
       COALESCE(held.committed, 0) AS committed,
       COALESCE(held.own_bank + held.entrusted_bank + held.quota - held.payable - held.committed, 0) AS available
FROM v_fund fund
LEFT JOIN held ON held.fund = fund.fund
WHERE fund.entity = @entity AND fund.command_ordinal <= @knownOrdinal AND (@fund = '' OR fund.fund = @fund)
ORDER BY fund.command_ordinal
