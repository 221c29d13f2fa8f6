-- 记账顺序从 1 连续到链首 | The posting sequence runs from 1 to the head without a gap (E.8.12)
SELECT head.entity AS subject, 'last_seq' AS detail, head.last_seq - COUNT(voucher.seq) AS difference_fen
FROM entity_head head
LEFT JOIN voucher ON voucher.entity = head.entity
WHERE head.entity = @entity
GROUP BY head.entity, head.last_seq
HAVING COUNT(voucher.seq) <> head.last_seq OR COALESCE(MAX(voucher.seq), 0) <> head.last_seq
