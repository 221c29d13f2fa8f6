-- 结账后没有凭证进入该期间 | Nothing was posted into a month after it was closed (E.8.13)
SELECT voucher.voucher_no AS subject, CONCAT(closed.period, '') AS detail, voucher.seq AS difference_fen
FROM voucher
JOIN period_closed closed ON closed.entity = voucher.entity AND closed.period = voucher.period
WHERE voucher.entity = @entity AND voucher.seq > closed.last_seq
