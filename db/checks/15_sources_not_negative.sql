-- 与制裁挂钩的拨款不透支 | Appropriations tied to sanctions are not overdrawn (E.8.10)
SELECT fund AS subject, source AS detail, SUM(CASE WHEN side = 'C' THEN amount_fen ELSE -amount_fen END) AS difference_fen
FROM voucher_line
WHERE entity = @entity AND source = 'SANCTION' AND source <> '' AND account IN ('3001', '4001', '5001')
GROUP BY fund, source
HAVING SUM(CASE WHEN side = 'C' THEN amount_fen ELSE -amount_fen END) < 0
