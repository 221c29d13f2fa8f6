-- 辅助余额表等于分录合计 | The kept balances by auxiliary are the sums of the lines
SELECT CONCAT(part.account, ' ', part.fund, ' ', part.case_code, ' ', part.advance, ' ', part.order_code, ' ', part.party, ' ', part.bank) AS subject,
       CONCAT(part.slot, '') AS detail, SUM(part.debit_fen) - SUM(part.credit_fen) AS difference_fen
FROM (SELECT account, fund, case_code, advance, party, order_code, bank, slot, debit_fen, credit_fen FROM period_balance WHERE entity = @entity
      UNION ALL
      SELECT account, fund, case_code, advance, party, order_code, bank, slot,
             CASE WHEN side = 'D' THEN -amount_fen ELSE 0 END, CASE WHEN side = 'C' THEN -amount_fen ELSE 0 END
      FROM voucher_line WHERE entity = @entity) part
GROUP BY part.account, part.fund, part.case_code, part.advance, part.party, part.order_code, part.bank, part.slot
HAVING SUM(part.debit_fen) <> 0 OR SUM(part.credit_fen) <> 0
