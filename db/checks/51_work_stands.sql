-- 在办事项的状态与其最后一步一致 | A work item stands where its last step left it
SELECT CONCAT('W-', item.item) AS subject, CONCAT(item.state, ' / ', COALESCE(final.act, '?')) AS detail, item.step AS difference_fen
FROM work_item item
LEFT JOIN work_step final ON final.entity = item.entity AND final.item = item.item AND final.step = item.step
WHERE item.entity = @entity
  AND (final.step IS NULL OR final.version <> item.version
       OR EXISTS (SELECT 1 FROM work_step beyond WHERE beyond.entity = item.entity AND beyond.item = item.item AND beyond.step > item.step)
       OR (item.state = 'WAITING' AND final.act NOT IN ('SUBMITTED', 'SIGNED', 'RESUBMITTED'))
       OR (item.state = 'RETURNED' AND final.act <> 'RETURNED')
       OR (item.state = 'RECORDED' AND final.act NOT IN ('SIGNED', 'RESUBMITTED'))
       OR (item.state = 'WITHDRAWN' AND final.act <> 'WITHDRAWN')
       OR EXISTS (SELECT 1 FROM work_step given
                  WHERE given.entity = item.entity AND given.item = item.item AND given.version = item.version AND given.signature = item.waits_for AND given.signature <> ''))
