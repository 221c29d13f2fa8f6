-- 会计档案销毁经鉴定、签署，且保管期已满 | Archives were destroyed after appraisal, signatures and the end of their time only (domain.md D.11)
SELECT act.destruction AS subject, 'ORDER' AS detail, act.command_ordinal AS difference_fen
FROM destruction_act act
WHERE act.entity = @entity AND act.act = 'EXECUTED'
  AND ((SELECT COUNT(DISTINCT appraisal.person) FROM destruction_act appraisal
        WHERE appraisal.entity = act.entity AND appraisal.destruction = act.destruction AND appraisal.act = 'APPRAISED' AND appraisal.command_ordinal < act.command_ordinal) < 4
       OR (SELECT COUNT(DISTINCT signature.person) FROM destruction_act signature
           WHERE signature.entity = act.entity AND signature.destruction = act.destruction AND signature.act = 'SIGNED' AND signature.command_ordinal < act.command_ordinal) < 3)
UNION ALL
SELECT item.destruction, item.sha256, item.kept_to_year
FROM destruction_item item
JOIN destruction list ON list.entity = item.entity AND list.destruction = item.destruction
WHERE item.entity = @entity AND CAST(CONCAT(CAST(item.kept_to_year AS varchar(4)), '-12-31') AS varchar(10)) >= CAST(list.proposed_on AS varchar(10))
