-- Where each period that is running began, with what it is about; from_day is the last day itself where no period is counted. How long
-- the periods are is the law's or the entity's matter and is not said here.
WITH known AS (
    SELECT seq, line_no, voucher_date, recipe, account, fund, case_code, advance, party, order_code, debit_fen, credit_fen
    FROM v_line
    WHERE entity = @entity AND voucher_date <= @asOf AND slot <= @lastSlot AND known_at <= @knownAt
      AND account IN ('1218.0101', '1218.02', '1218.09', '2103', '2307.08')
),
claim AS (
    SELECT account, fund, case_code, advance, party, order_code, SUM(debit_fen - credit_fen) AS fen,
           MAX(CASE WHEN debit_fen > 0 THEN voucher_date END) AS last_debit
    FROM known
    WHERE account IN ('1218.0101', '1218.02', '1218.09')
    GROUP BY account, fund, case_code, advance, party, order_code
    HAVING SUM(debit_fen - credit_fen) > 0
),
due AS (
    SELECT claim.case_code, claim.advance, claim.party, claim.fen, MAX(item.due_on) AS due_on
    FROM claim
    JOIN v_judgment_item item ON item.entity = @entity AND item.case_code = claim.case_code AND item.advance = claim.advance AND item.defendant = claim.party
    WHERE claim.account = '1218.02' AND item.effective_on <= @asOf AND item.command_ordinal <= @knownOrdinal
    GROUP BY claim.case_code, claim.advance, claim.party, claim.fen
),
interrupted AS (
    SELECT case_code, party, MAX(happened_on) AS happened_on
    FROM v_case_event
    WHERE entity = @entity AND kind = 'LIMITATION_INTERRUPTED' AND happened_on <= @asOf AND command_ordinal <= @knownOrdinal
    GROUP BY case_code, party
),
treasury AS (
    SELECT fund, voucher_date, credit_fen,
           SUM(credit_fen) OVER (PARTITION BY fund ORDER BY voucher_date, seq, line_no ROWS UNBOUNDED PRECEDING) - SUM(debit_fen) OVER (PARTITION BY fund) AS left_fen
    FROM known
    WHERE account = '2103'
),
waiting AS (
    SELECT order_code, SUM(credit_fen - debit_fen) AS fen
    FROM known
    WHERE account = '2307.08'
    GROUP BY order_code
)
SELECT 'RECEIVABLE' AS kind, due_on AS from_day, case_code, advance AS subject, party, fen AS amount
FROM due
UNION ALL
SELECT 'ENFORCEMENT', CASE WHEN interrupted.happened_on > due.due_on THEN interrupted.happened_on ELSE due.due_on END, due.case_code, due.advance, due.party, due.fen
FROM due
LEFT JOIN interrupted ON interrupted.case_code = due.case_code AND interrupted.party = due.party
WHERE NOT EXISTS (SELECT 1 FROM v_case_event applied
                  WHERE applied.entity = @entity AND applied.case_code = due.case_code AND applied.party = due.party AND applied.kind = 'ENFORCEMENT_APPLIED'
                    AND applied.happened_on <= @asOf AND applied.command_ordinal <= @knownOrdinal)
UNION ALL
SELECT 'NOTICE', notice.until_on, notice.case_code, notice.paper, notice.party, 0
FROM v_case_event notice
WHERE notice.entity = @entity AND notice.kind = 'SETTLEMENT_ANNOUNCED' AND notice.happened_on <= @asOf AND notice.command_ordinal <= @knownOrdinal
  AND NOT EXISTS (SELECT 1 FROM v_case_event ended
                  WHERE ended.entity = @entity AND ended.case_code = notice.case_code AND ended.kind IN ('SETTLED', 'WITHDRAWN', 'FINAL')
                    AND ended.command_ordinal BETWEEN notice.command_ordinal AND @knownOrdinal AND ended.happened_on <= @asOf)
UNION ALL
SELECT 'UNSETTLED_ADVANCE', last_debit, case_code, advance, party, fen
FROM claim
WHERE account = '1218.0101'
UNION ALL
SELECT 'TREASURY', voucher_date, '', fund, '', CASE WHEN left_fen < credit_fen THEN left_fen ELSE credit_fen END
FROM treasury
WHERE credit_fen > 0 AND left_fen > 0
UNION ALL
SELECT 'RECHECK', MAX(valid_until), '', party, party, 0
FROM v_organisation_record
WHERE entity = @entity AND kind = 'CHECK' AND happened_on <= @asOf AND command_ordinal <= @knownOrdinal
GROUP BY party
UNION ALL
SELECT 'UNIDENTIFIED', receipt.received_on, '', receipt.receipt, '', waiting.fen
FROM waiting
JOIN v_pending_receipt receipt ON receipt.entity = @entity AND receipt.receipt = waiting.order_code
WHERE waiting.fen > 0
UNION ALL
SELECT 'LOAN', loan.due_on, '', loan.loan, loan.borrower, claim.fen
FROM claim
JOIN v_fund_loan loan ON loan.entity = @entity AND loan.loan = claim.order_code
WHERE claim.account = '1218.09'
