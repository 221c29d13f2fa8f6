-- What came in and went out on bank accounts and quotas from the first month asked to the as-of date, by what it was for. A red-letter
-- voucher takes back what it cancels.
WITH moved AS (
    SELECT CASE WHEN recipe IN ('R01', 'R02', 'R39') THEN 'APPROPRIATION'
                WHEN recipe IN ('R04') THEN 'OTHER_ENTITY'
                WHEN recipe IN ('R05') THEN 'EARLY'
                WHEN recipe IN ('R06') THEN 'DONATION'
                WHEN recipe IN ('R07', 'R08', 'R09') THEN 'BETWEEN_FUNDS'
                WHEN recipe IN ('R10', 'R11') THEN 'INTEREST'
                WHEN recipe IN ('R12') THEN 'BANK_FEE'
                WHEN recipe IN ('R13', 'R14') THEN 'QUOTA'
                WHEN recipe IN ('R15', 'R38', 'R45') THEN 'TREASURY'
                WHEN recipe IN ('R17', 'R17a') THEN 'ADVANCE'
                WHEN recipe IN ('R19') THEN 'REFUND'
                WHEN recipe IN ('R22', 'R22b', 'R25', 'R26', 'R27', 'R29', 'R30', 'R31', 'R32') THEN 'RECOVERY'
                WHEN recipe IN ('R28', 'R28b') THEN 'OVERPAYMENT'
                WHEN recipe IN ('R33') THEN 'DAMAGES'
                WHEN recipe IN ('R35', 'R36', 'R37', 'R40') THEN 'RESTORATION'
                WHEN recipe IN ('R43') THEN 'REWARD'
                WHEN recipe IN ('R48', 'R50', 'R52') THEN 'SERVICES'
                ELSE 'OTHER' END AS kind, seq, debit_fen, credit_fen
    FROM v_line
    WHERE entity = @entity AND account IN ('1002.01', '1002.02', '1011', '1201.01', '1201.02')
      AND voucher_date BETWEEN @fromDay AND @asOf AND slot BETWEEN @from AND @lastSlot AND known_at <= @knownAt
)
SELECT kind, COUNT(DISTINCT seq) AS vouchers, SUM(debit_fen) AS money_in, SUM(credit_fen) AS money_out, SUM(debit_fen - credit_fen) AS net
FROM moved
GROUP BY kind
ORDER BY SUM(debit_fen) + SUM(credit_fen) DESC, kind
