-- 编号器等于最后一号 | The counter of each month stands at its last number (E.8.12)
SELECT CONCAT(counter.series, '-', counter.period) AS subject, 'last_number' AS detail, counter.last_number - COALESCE(MAX(voucher.number), 0) AS difference_fen
FROM voucher_counter counter
LEFT JOIN voucher ON voucher.entity = counter.entity AND voucher.series = counter.series AND voucher.period = counter.period
WHERE counter.entity = @entity
GROUP BY counter.series, counter.period, counter.last_number
HAVING counter.last_number <> COALESCE(MAX(voucher.number), 0)
