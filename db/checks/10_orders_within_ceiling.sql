-- 订单合计不超过框架协议上限 | Orders stay within the ceiling of their agreement (E.8.5)
SELECT agreement.agreement AS subject, agreement.party AS detail, SUM(line.amount_fen) - agreement.ceiling_fen AS difference_fen
FROM service_agreement agreement
JOIN service_order ON service_order.entity = agreement.entity AND service_order.agreement = agreement.agreement
JOIN voucher_line line ON line.entity = service_order.entity AND line.order_code = service_order.order_code AND line.account = '9001' AND line.side = 'D'
JOIN voucher ON voucher.entity = line.entity AND voucher.seq = line.seq AND voucher.recipe = 'R47'
WHERE agreement.entity = @entity AND line.order_code <> ''
GROUP BY agreement.agreement, agreement.party, agreement.ceiling_fen
HAVING SUM(line.amount_fen) > agreement.ceiling_fen
