-- 每张凭证按账簿和基金借贷平衡 | Every voucher balances in each book and fund (E.8.1)
SELECT voucher.voucher_no AS subject, CONCAT(line.book, ' ', line.fund) AS detail,
       SUM(CASE WHEN line.side = 'D' THEN line.amount_fen ELSE -line.amount_fen END) AS difference_fen
FROM voucher_line line
JOIN voucher ON voucher.entity = line.entity AND voucher.seq = line.seq
WHERE line.entity = @entity
GROUP BY voucher.voucher_no, line.seq, line.book, line.fund
HAVING SUM(CASE WHEN line.side = 'D' THEN line.amount_fen ELSE -line.amount_fen END) <> 0
