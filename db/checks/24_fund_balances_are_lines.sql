-- 基金余额表等于分录合计 | The kept balances of the funds are the sums of the lines
SELECT CONCAT(part.fund, ' ', part.account, ' ', part.bank) AS subject, CONCAT(part.slot, '') AS detail, SUM(part.debit_fen) - SUM(part.credit_fen) AS difference_fen
FROM (SELECT fund, account, bank, slot, debit_fen, credit_fen FROM fund_balance WHERE entity = @entity
      UNION ALL
      SELECT fund, account, bank, slot, CASE WHEN side = 'D' THEN -amount_fen ELSE 0 END, CASE WHEN side = 'C' THEN -amount_fen ELSE 0 END
      FROM voucher_line WHERE entity = @entity) part
GROUP BY part.fund, part.account, part.bank, part.slot
HAVING SUM(part.debit_fen) <> 0 OR SUM(part.credit_fen) <> 0
