-- Money between this entity, those below it and those it deals with: what each side recorded, and whether both agree.
SELECT item.sender, item.receiver, item.reference, MIN(CASE WHEN item.is_sent = 1 THEN item.moved_on END) AS sent_on,
       MIN(CASE WHEN item.is_sent = 0 THEN item.moved_on END) AS received_on,
       SUM(CASE WHEN item.is_sent = 1 THEN item.amount_fen ELSE 0 END) AS sent, SUM(CASE WHEN item.is_sent = 0 THEN item.amount_fen ELSE 0 END) AS received,
       SUM(CASE WHEN item.is_sent = 1 THEN item.amount_fen ELSE -item.amount_fen END) AS difference,
       CASE WHEN SUM(CASE WHEN item.is_sent = 1 THEN item.amount_fen ELSE -item.amount_fen END) = 0 THEN 'MATCHED' ELSE 'UNMATCHED' END AS status
FROM v_internal_item item
WHERE item.moved_on <= @asOf
  AND EXISTS (SELECT 1 FROM v_subtree tree WHERE tree.ancestor = @entity AND tree.entity IN (item.sender, item.receiver) AND (@scope = 'SUBTREE' OR tree.entity = @entity))
GROUP BY item.sender, item.receiver, item.reference
ORDER BY item.sender, item.receiver, item.reference
