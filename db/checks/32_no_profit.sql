-- 不得通过诉讼牟利：被告直接付给组织的不超过其自付费用，同一发票只认一次 | No profit by suing: defendants pay an organisation no more than it bore itself, and an invoice counts once (E.8.11)
SELECT money.party AS subject, money.case_code AS detail, SUM(money.fen) AS difference_fen
FROM (SELECT party, case_code, CASE WHEN kind = 'FROM_DEFENDANT' THEN amount_fen ELSE -amount_fen END AS fen
      FROM organisation_money
      WHERE entity = @entity
      UNION ALL
      SELECT line.party, line.case_code, -line.amount_fen
      FROM voucher_line line
      JOIN voucher ON voucher.entity = line.entity AND voucher.seq = line.seq AND voucher.recipe NOT IN ('R21', 'R21b')
      JOIN party ON party.entity = line.entity AND party.party = line.party AND party.kind = 'ORGANISATION'
      WHERE line.entity = @entity AND line.account = '1218.02' AND line.side = 'C' AND line.case_code <> '') money
GROUP BY money.party, money.case_code
HAVING SUM(money.fen) > 0
UNION ALL
SELECT CONCAT(invoice.invoice_code, ' ', invoice.invoice_number), invoice.seller, SUM(invoice.amount_fen) - MIN(invoice.amount_fen)
FROM invoice
JOIN command ON command.entity = invoice.entity AND command.ordinal = invoice.command_ordinal
WHERE invoice.entity = @entity
  AND NOT EXISTS (SELECT 1 FROM voucher original JOIN voucher red ON red.entity = original.entity AND red.reverses = original.seq
                  WHERE original.entity = invoice.entity AND original.command_key = command.command_key)
GROUP BY invoice.invoice_code, invoice.invoice_number, invoice.seller
HAVING COUNT(*) > 1
