-- The balances of an entity and of all below it account by account, the internal income and expense that both sides recorded alike
-- taken out, and what remains. Closing vouchers empty income and expense: after them there is nothing left to take out.
WITH part AS (
    SELECT balance.account, balance.debit_fen - balance.credit_fen AS fen
    FROM v_subtree tree
    JOIN v_fund_balance balance ON balance.entity = tree.entity
    WHERE tree.ancestor = @entity AND (@scope = 'SUBTREE' OR tree.entity = @entity) AND balance.slot <= @wholeSlot
    UNION ALL
    SELECT line.account, line.debit_fen - line.credit_fen
    FROM v_voucher voucher
    JOIN v_line line ON line.entity = voucher.entity AND line.seq = voucher.seq
    WHERE voucher.entity IN (SELECT tree.entity FROM v_subtree tree WHERE tree.ancestor = @entity AND (@scope = 'SUBTREE' OR tree.entity = @entity))
      AND voucher.voucher_date BETWEEN @partFrom AND @asOf AND voucher.slot = @monthSlot
),
item AS (
    SELECT item.is_sent, item.sender, item.receiver, item.reference, item.amount_fen, CASE WHEN sending.kind = 'INSTITUTION' THEN '7201' ELSE '7101' END AS spent_on
    FROM v_internal_item item
    JOIN v_subtree sending ON sending.ancestor = @entity AND sending.entity = item.sender
    JOIN v_subtree receiving ON receiving.ancestor = @entity AND receiving.entity = item.receiver
    WHERE @scope = 'SUBTREE' AND item.moved_on BETWEEN @yearStart AND @asOf AND @lastSlot = @monthSlot
),
matched AS (
    SELECT sender, receiver, reference, spent_on, SUM(CASE WHEN is_sent = 1 THEN amount_fen ELSE 0 END) AS fen
    FROM item
    GROUP BY sender, receiver, reference, spent_on
    HAVING SUM(CASE WHEN is_sent = 1 THEN amount_fen ELSE -amount_fen END) = 0
),
eliminated AS (
    SELECT '4601' AS account, fen FROM matched
    UNION ALL
    SELECT '6601', fen FROM matched
    UNION ALL
    SELECT '5001', -fen FROM matched
    UNION ALL
    SELECT spent_on, -fen FROM matched
),
summed AS (
    SELECT both.account, SUM(both.sum_fen) AS sum_fen, SUM(both.out_fen) AS out_fen
    FROM (SELECT account, fen AS sum_fen, 0 AS out_fen FROM part
          UNION ALL
          SELECT account, 0, fen FROM eliminated) both
    GROUP BY both.account
)
SELECT account.book, summed.account, account.name, account.name_en,
       CASE WHEN summed.sum_fen > 0 THEN summed.sum_fen ELSE 0 END AS sum_debit, CASE WHEN summed.sum_fen < 0 THEN -summed.sum_fen ELSE 0 END AS sum_credit,
       CASE WHEN summed.out_fen > 0 THEN summed.out_fen ELSE 0 END AS out_debit, CASE WHEN summed.out_fen < 0 THEN -summed.out_fen ELSE 0 END AS out_credit,
       CASE WHEN summed.sum_fen + summed.out_fen > 0 THEN summed.sum_fen + summed.out_fen ELSE 0 END AS debit,
       CASE WHEN summed.sum_fen + summed.out_fen < 0 THEN -summed.sum_fen - summed.out_fen ELSE 0 END AS credit
FROM summed
JOIN v_account account ON account.account = summed.account
WHERE summed.sum_fen <> 0 OR summed.out_fen <> 0
ORDER BY summed.account
