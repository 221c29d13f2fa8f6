-- 每张凭证接在前一张的封印上 | Every voucher follows the seal of the one before
SELECT voucher.voucher_no AS subject, 'previous_seal' AS detail, voucher.seq AS difference_fen
FROM voucher
LEFT JOIN voucher before ON before.entity = voucher.entity AND before.seq = voucher.seq - 1
JOIN entity ON entity.entity = voucher.entity
WHERE voucher.entity = @entity AND voucher.previous_seal <> COALESCE(before.seal, entity.genesis)
