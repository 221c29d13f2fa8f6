-- What an entity and each of all below it have, may still spend, hold for cases, have outstanding and got back, side by side and together
-- (domain.md A17, D.17, E.8.6). Money on its way between two of them is with neither; internal-items lists it.
WITH part AS (
    SELECT balance.entity, balance.account AS what, balance.debit_fen - balance.credit_fen AS fen
    FROM v_subtree tree
    JOIN v_fund_balance balance ON balance.entity = tree.entity
    WHERE tree.ancestor = @entity AND (@scope = 'SUBTREE' OR tree.entity = @entity) AND balance.slot <= @wholeSlot
    UNION ALL
    SELECT line.entity, line.account, line.debit_fen - line.credit_fen
    FROM v_voucher voucher
    JOIN v_line line ON line.entity = voucher.entity AND line.seq = voucher.seq
    WHERE voucher.entity IN (SELECT tree.entity FROM v_subtree tree WHERE tree.ancestor = @entity AND (@scope = 'SUBTREE' OR tree.entity = @entity))
      AND voucher.voucher_date BETWEEN @partFrom AND @asOf AND voucher.slot = @monthSlot
    UNION ALL
    SELECT line.entity, CASE WHEN line.recipe IN ('R25', 'R30', 'R32') THEN 'RECOVERED' WHEN line.recipe = 'R59' OR line.recipe BETWEEN 'R24' AND 'R24~' THEN 'AWARDED' ELSE '' END,
           line.debit_fen - line.credit_fen
    FROM v_line line
    WHERE line.entity IN (SELECT tree.entity FROM v_subtree tree WHERE tree.ancestor = @entity AND (@scope = 'SUBTREE' OR tree.entity = @entity))
      AND line.account = '1218.02' AND line.voucher_date <= @asOf AND line.slot <= @lastSlot
),
held AS (
    SELECT entity,
           SUM(CASE WHEN what IN ('1002.01', '1002.02', '1011', '1201.01', '1201.02') THEN fen ELSE 0 END) AS money,
           SUM(CASE WHEN what IN ('1002.01', '1002.02', '1011', '1201.01', '1201.02', '2103', '2302') OR what BETWEEN '2307.' AND '2307.~' THEN fen
                    WHEN what = '9001' THEN -fen ELSE 0 END) AS available,
           SUM(CASE WHEN what = '2901' THEN -fen ELSE 0 END) AS custody,
           SUM(CASE WHEN what IN ('1218.0101', '1218.0102', '1218.02') THEN fen ELSE 0 END) AS outstanding,
           SUM(CASE WHEN what = 'AWARDED' THEN fen ELSE 0 END) AS awarded, SUM(CASE WHEN what = 'RECOVERED' THEN -fen ELSE 0 END) AS recovered
    FROM part
    GROUP BY entity
),
member AS (
    SELECT tree.depth, tree.entity, tree.name, COALESCE(held.money, 0) AS money, COALESCE(held.available, 0) AS available, COALESCE(held.custody, 0) AS custody,
           COALESCE(held.outstanding, 0) AS outstanding, COALESCE(held.awarded, 0) AS awarded, COALESCE(held.recovered, 0) AS recovered
    FROM v_subtree tree
    LEFT JOIN held ON held.entity = tree.entity
    WHERE tree.ancestor = @entity AND (@scope = 'SUBTREE' OR tree.entity = @entity)
),
shown AS (
    SELECT 'DETAIL' AS row_kind, depth, entity, '' AS label, name, money, available, custody, outstanding, awarded, recovered
    FROM member
    UNION ALL
    SELECT 'TOTAL', MAX(depth) + 1, '', 'TOTAL', '', SUM(money), SUM(available), SUM(custody), SUM(outstanding), SUM(awarded), SUM(recovered)
    FROM member
)
SELECT row_kind, entity, label, name, money, available, custody, outstanding, awarded, recovered,
       CASE WHEN awarded > 0 THEN (recovered * 20000 + awarded) / (2 * awarded) END AS share
FROM shown
ORDER BY depth, entity
