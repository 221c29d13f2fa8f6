-- 凭证号按月从 1 连续，无断号 | Voucher numbers run from 1 without a gap in each month (E.8.12)
SELECT CONCAT(series, '-', period) AS subject, 'count / max' AS detail, MAX(number) - COUNT(*) AS difference_fen
FROM voucher
WHERE entity = @entity AND number <> 0
GROUP BY series, period
HAVING COUNT(*) <> MAX(number) OR MIN(number) <> 1
