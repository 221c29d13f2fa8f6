-- What the audit office's tests may find conspicuous, with the voucher or register that shows it. Days, hours and shares are judged by
-- the entity's parameters afterwards.
WITH known AS (
    SELECT seq, line_no, voucher_date, voucher_no, recipe, reverses, corrects, slot, account, fund, case_code, advance, party, order_code, payee, debit_fen, credit_fen
    FROM v_line
    WHERE entity = @entity AND voucher_date <= @asOf AND slot <= @lastSlot AND known_at <= @knownAt
),
posted AS (
    SELECT seq, kind, series, period, number, voucher_no, voucher_date, posted_at, recipe, attachments, maker, reviewer, poster, command_ordinal, reverses, corrects,
           total_fen, LAG(number) OVER (PARTITION BY series, period ORDER BY number) AS number_before
    FROM v_voucher
    WHERE entity = @entity AND voucher_date <= @asOf AND slot <= @lastSlot AND seq <= @knownAt AND kind <> 'OPENING'
),
standing AS (
    SELECT posted.seq, posted.voucher_no, posted.voucher_date, posted.posted_at, posted.recipe, posted.attachments, posted.command_ordinal, posted.total_fen
    FROM posted
    WHERE posted.reverses = 0 AND NOT EXISTS (SELECT 1 FROM posted red WHERE red.reverses = posted.seq)
),
treasury AS (
    SELECT fund, voucher_date, voucher_no, credit_fen,
           SUM(credit_fen) OVER (PARTITION BY fund ORDER BY voucher_date, seq, line_no ROWS UNBOUNDED PRECEDING) - SUM(debit_fen) OVER (PARTITION BY fund) AS left_fen
    FROM known
    WHERE account = '2103'
),
paid AS (
    SELECT fund, SUM(amount_fen) AS fen, SUM(CASE WHEN period = @openingSlot + 12 THEN amount_fen ELSE 0 END) AS december
    FROM v_spending
    WHERE entity = @entity AND economic <> '' AND paid_on BETWEEN @yearStart AND @asOf AND command_ordinal <= @knownOrdinal
    GROUP BY fund
),
budgeted AS (
    SELECT fund, SUM(amount_fen) AS fen
    FROM v_budget
    WHERE entity = @entity AND year = @openingSlot / 100 AND decided_on <= @asOf AND command_ordinal <= @knownOrdinal
    GROUP BY fund
),
found AS (
    SELECT 'A0101' AS test, MAX(voucher_date) AS on_day, '' AS posted_at, '' AS voucher_no, CONCAT(account, ' ', fund, ' ', case_code, ' ', advance, order_code) AS subject,
           party, SUM(debit_fen - credit_fen) AS amount, 0 AS of_amount
    FROM known
    WHERE account BETWEEN '12' AND '12~' OR account BETWEEN '23' AND '23~'
    GROUP BY account, fund, case_code, advance, order_code, party
    HAVING SUM(debit_fen - credit_fen) <> 0
    UNION ALL
    SELECT 'A0105', @asOf, '', '', budgeted.fund, '', COALESCE(paid.fen, 0), budgeted.fen
    FROM budgeted
    LEFT JOIN paid ON paid.fund = budgeted.fund
    WHERE budgeted.fen > 0
    UNION ALL
    SELECT 'A0106', voucher_date, '', voucher_no, fund, '', CASE WHEN left_fen < credit_fen THEN left_fen ELSE credit_fen END, 0
    FROM treasury
    WHERE credit_fen > 0 AND left_fen > 0
    UNION ALL
    SELECT 'A0107', receipt.received_on, '', '', receipt.receipt, '', SUM(known.credit_fen - known.debit_fen), 0
    FROM known
    JOIN v_pending_receipt receipt ON receipt.entity = @entity AND receipt.receipt = known.order_code
    WHERE known.account = '2307.08'
    GROUP BY receipt.received_on, receipt.receipt
    HAVING SUM(known.credit_fen - known.debit_fen) > 0
    UNION ALL
    SELECT 'A0108', standing.voucher_date, '', standing.voucher_no, known.fund, '', SUM(CASE WHEN known.account = '1011' THEN known.credit_fen ELSE 0 END), 0
    FROM standing
    JOIN known ON known.seq = standing.seq AND known.account IN ('1011', '1002.01')
    GROUP BY standing.voucher_date, standing.voucher_no, known.fund
    HAVING SUM(CASE WHEN known.account = '1011' THEN known.credit_fen ELSE 0 END) > 0 AND SUM(CASE WHEN known.account = '1002.01' THEN known.debit_fen ELSE 0 END) > 0
    UNION ALL
    SELECT 'A0109', standing.voucher_date, '', standing.voucher_no, known.advance, known.party, known.debit_fen, 0
    FROM standing
    JOIN known ON known.seq = standing.seq AND known.account = '1218.0102' AND known.debit_fen > 0
    WHERE standing.recipe = 'R18' AND standing.attachments = 0
      AND NOT EXISTS (SELECT 1 FROM v_invoice invoice WHERE invoice.entity = @entity AND invoice.command_ordinal = standing.command_ordinal)
    UNION ALL
    SELECT 'A0110', @asOf, '', '', fund, '', december, fen
    FROM paid
    WHERE fen > 0
    UNION ALL
    SELECT 'A0111_ACCOUNT', other.confirmed_on, '', '', account.account_number, account.party, 0, 0
    FROM v_party_account account
    JOIN v_party_account other ON other.entity = account.entity AND other.account_number = account.account_number AND other.party <> account.party
    JOIN v_party party ON party.entity = account.entity AND party.party = account.party AND party.kind = 'ORGANISATION'
    JOIN v_party other_party ON other_party.entity = other.entity AND other_party.party = other.party AND other_party.kind = 'ORGANISATION'
    WHERE account.entity = @entity AND account.confirmed_on <= @asOf AND other.confirmed_on <= @asOf AND account.command_ordinal <= @knownOrdinal
    UNION ALL
    SELECT 'A0111_ROUND', standing.voucher_date, '', standing.voucher_no, known.fund, known.payee, known.credit_fen, 0
    FROM standing
    JOIN known ON known.seq = standing.seq AND known.account IN ('1002.01', '1002.02', '1011') AND known.credit_fen > 0
    WHERE standing.voucher_date = @asOf AND @monthSlot % 100 = 12 AND @partFrom > @asOf AND standing.recipe <> 'R13' AND known.credit_fen % 1000000 = 0
    UNION ALL
    SELECT 'UNSETTLED', MAX(CASE WHEN debit_fen > 0 THEN voucher_date END), '', '', advance, party, SUM(debit_fen - credit_fen), 0
    FROM known
    WHERE account = '1218.0101'
    GROUP BY advance, party
    HAVING SUM(debit_fen - credit_fen) > 0
    UNION ALL
    SELECT 'PAID_TWICE', MAX(own.happened_on), '', '', own.case_code, own.party, SUM(own.amount_fen), 0
    FROM v_organisation_money own
    WHERE own.entity = @entity AND own.kind = 'FROM_DEFENDANT' AND own.happened_on <= @asOf AND own.command_ordinal <= @knownOrdinal
      AND EXISTS (SELECT 1 FROM known WHERE known.case_code = own.case_code AND known.party = own.party AND known.account = '1218.0102' AND known.recipe = 'R18')
    GROUP BY own.case_code, own.party
    UNION ALL
    SELECT 'NIGHT', standing.voucher_date, standing.posted_at, standing.voucher_no, known.fund, '', SUM(known.credit_fen), 0
    FROM standing
    JOIN known ON known.seq = standing.seq AND known.account IN ('1002.01', '1002.02', '1011') AND known.credit_fen > 0
    WHERE standing.recipe <> 'R13'
    GROUP BY standing.voucher_date, standing.posted_at, standing.voucher_no, known.fund
    UNION ALL
    SELECT 'NO_ATTACHMENT', voucher_date, '', voucher_no, recipe, '', total_fen, 0
    FROM posted
    WHERE kind = 'NORMAL' AND attachments = 0 AND reverses = 0 AND corrects = 0
    UNION ALL
    SELECT 'GAP', voucher_date, '', voucher_no, series, '', 0, 0
    FROM posted
    WHERE number - COALESCE(number_before, 0) > 1
    UNION ALL
    SELECT 'SELF_APPROVAL', voucher_date, '', voucher_no, maker, '', total_fen, 0
    FROM posted
    WHERE maker = reviewer OR maker = poster
    UNION ALL
    SELECT 'NEGATIVE_CUSTODY', MAX(voucher_date), '', '', CONCAT(fund, ' ', case_code), '', SUM(credit_fen - debit_fen), 0
    FROM known
    WHERE account = '2901'
    GROUP BY fund, case_code
    HAVING SUM(credit_fen - debit_fen) < 0
)
SELECT test, on_day, posted_at, voucher_no, subject, party, amount, of_amount
FROM found
ORDER BY test, on_day, voucher_no, subject, party
