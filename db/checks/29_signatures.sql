-- 签名齐全，制单、审核、出纳分离 | Vouchers are signed, and maker, reviewer and cashier are different people (E.8.16, 会计基础工作规范 §12)
SELECT voucher.voucher_no AS subject, CONCAT(voucher.maker, ' / ', voucher.reviewer, ' / ', voucher.cashier) AS detail, voucher.seq AS difference_fen
FROM voucher
WHERE voucher.entity = @entity
  AND (voucher.maker = '' OR voucher.reviewer = '' OR voucher.poster = '' OR voucher.maker = voucher.reviewer
       OR (voucher.cashier <> '' AND (voucher.cashier = voucher.maker OR voucher.cashier = voucher.reviewer))
       OR (voucher.cashier = '' AND voucher.kind = 'NORMAL'
           AND EXISTS (SELECT 1 FROM voucher_line line WHERE line.entity = voucher.entity AND line.seq = voucher.seq AND line.account IN ('1002.01', '1002.02', '1011'))))
