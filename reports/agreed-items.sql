-- What joint meetings agreed on and what became of it by the as-of date (domain.md A14, A18); an item without a step is open.
WITH steps AS (
    SELECT minutes, item_no, happened_on, state, note,
           ROW_NUMBER() OVER (PARTITION BY minutes, item_no ORDER BY happened_on DESC, command_ordinal DESC) AS place
    FROM v_meeting_follow_up
    WHERE entity = @entity AND happened_on <= @asOf AND command_ordinal <= @knownOrdinal
)
SELECT item.minutes, item.held_on, item.item_no, item.kind, item.subject, item.responsible, item.due_on, COALESCE(steps.state, 'OPEN') AS state,
       CASE WHEN COALESCE(steps.state, 'OPEN') = 'OPEN' AND item.due_on < @asOf THEN 'LATE' ELSE 'NO' END AS late, steps.happened_on AS followed_up_on,
       COALESCE(steps.note, '') AS note
FROM v_meeting_item item
LEFT JOIN steps ON steps.minutes = item.minutes AND steps.item_no = item.item_no AND steps.place = 1
WHERE item.entity = @entity AND item.held_on <= @asOf AND item.command_ordinal <= @knownOrdinal
ORDER BY item.held_on, item.command_ordinal, item.minutes, item.item_no
