-- What the funds of an entity and of all below it had, took in, spent and have left, with internal items taken out of income and
-- expense where both sides recorded the same amount. Net assets are accounts 3 to 5; closing vouchers only move them among themselves.
WITH part AS (
    SELECT balance.entity, balance.fund, balance.account, balance.slot, balance.credit_fen - balance.debit_fen AS fen
    FROM v_subtree tree
    JOIN v_fund_balance balance ON balance.entity = tree.entity
    WHERE tree.ancestor = @entity AND (@scope = 'SUBTREE' OR tree.entity = @entity) AND balance.slot <= @wholeSlot AND balance.account BETWEEN '3' AND '5~'
    UNION ALL
    SELECT line.entity, line.fund, line.account, line.slot, line.credit_fen - line.debit_fen
    FROM v_subtree tree
    JOIN v_line line ON line.entity = tree.entity
    WHERE tree.ancestor = @entity AND (@scope = 'SUBTREE' OR tree.entity = @entity) AND line.voucher_date BETWEEN @partFrom AND @asOf
      AND line.slot = @monthSlot AND line.account BETWEEN '3' AND '5~'
),
moved AS (
    SELECT entity, fund,
           SUM(CASE WHEN slot < @from THEN fen ELSE 0 END) AS opening,
           SUM(CASE WHEN slot >= @from AND slot % 100 <> 13 AND account BETWEEN '4' AND '4~' THEN fen ELSE 0 END) AS income,
           SUM(CASE WHEN slot >= @from AND slot % 100 <> 13 AND account BETWEEN '5' AND '5~' THEN -fen ELSE 0 END) AS expense,
           SUM(CASE WHEN slot >= @from AND slot % 100 <> 13 AND account BETWEEN '3' AND '3~' THEN fen ELSE 0 END) AS other,
           SUM(fen) AS closing
    FROM part
    GROUP BY entity, fund
),
item AS (
    SELECT item.entity, item.is_sent, item.sender, item.receiver, item.reference, item.fund, item.amount_fen
    FROM v_internal_item item
    JOIN v_subtree sending ON sending.ancestor = @entity AND sending.entity = item.sender
    JOIN v_subtree receiving ON receiving.ancestor = @entity AND receiving.entity = item.receiver
    WHERE @scope = 'SUBTREE' AND item.moved_on BETWEEN @fromDay AND @asOf
),
matched AS (
    SELECT sender, receiver, reference
    FROM item
    GROUP BY sender, receiver, reference
    HAVING SUM(CASE WHEN is_sent = 1 THEN amount_fen ELSE -amount_fen END) = 0
),
eliminated AS (
    SELECT item.entity, item.fund, SUM(CASE WHEN item.is_sent = 0 THEN item.amount_fen ELSE 0 END) AS income_out,
           SUM(CASE WHEN item.is_sent = 1 THEN item.amount_fen ELSE 0 END) AS expense_out
    FROM item
    JOIN matched ON matched.sender = item.sender AND matched.receiver = item.receiver AND matched.reference = item.reference
    GROUP BY item.entity, item.fund
)
SELECT fund.kind, tree.entity, tree.name AS entity_name, fund.fund,
       COALESCE(moved.opening, 0) AS opening, COALESCE(moved.income, 0) AS income, COALESCE(eliminated.income_out, 0) AS income_out,
       COALESCE(moved.income, 0) - COALESCE(eliminated.income_out, 0) AS income_net, COALESCE(moved.expense, 0) AS expense,
       COALESCE(eliminated.expense_out, 0) AS expense_out, COALESCE(moved.expense, 0) - COALESCE(eliminated.expense_out, 0) AS expense_net,
       COALESCE(moved.other, 0) AS other, COALESCE(moved.closing, 0) AS closing
FROM v_subtree tree
JOIN v_fund fund ON fund.entity = tree.entity
LEFT JOIN moved ON moved.entity = fund.entity AND moved.fund = fund.fund
LEFT JOIN eliminated ON eliminated.entity = fund.entity AND eliminated.fund = fund.fund
WHERE tree.ancestor = @entity AND (@scope = 'SUBTREE' OR tree.entity = @entity)
ORDER BY fund.kind, tree.depth, tree.entity, fund.command_ordinal
