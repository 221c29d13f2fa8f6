-- 凭证的行数和合计等于其分录 | The line count and total of every voucher are those of its lines
SELECT voucher.voucher_no AS subject, 'total_fen' AS detail,
       voucher.total_fen - COALESCE(SUM(CASE WHEN line.side = 'D' THEN line.amount_fen ELSE 0 END), 0) AS difference_fen
FROM voucher
LEFT JOIN voucher_line line ON line.entity = voucher.entity AND line.seq = voucher.seq
WHERE voucher.entity = @entity
GROUP BY voucher.voucher_no, voucher.seq, voucher.total_fen, voucher.line_count
HAVING voucher.total_fen <> COALESCE(SUM(CASE WHEN line.side = 'D' THEN line.amount_fen ELSE 0 END), 0) OR voucher.line_count <> COUNT(line.line_no)
