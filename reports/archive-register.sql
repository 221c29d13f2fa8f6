-- Every file and every year of vouchers with its class, the year at whose end its time is over and the open case that holds it (domain.md D.11).
WITH cited AS (
    SELECT sha256, name, retention, MAX(fiscal_year) AS fiscal_year
    FROM v_evidence
    WHERE entity = @entity AND command_ordinal <= @knownOrdinal
    GROUP BY sha256, name, retention
),
page AS (
    SELECT retention, fiscal_year, name, sha256, 1 AS items,
           CASE WHEN retention IN ('FINAL_ACCOUNTS', 'ARCHIVE_LIST') THEN 9999
                WHEN retention IN ('PERIOD_REPORT', 'RECONCILIATION', 'BANK_STATEMENT') THEN fiscal_year + 10
                ELSE fiscal_year + 30 END AS kept_to,
           COALESCE((SELECT MIN(paper.for_case)
                     FROM v_evidence paper
                     WHERE paper.entity = @entity AND paper.sha256 = cited.sha256 AND paper.for_case <> ''
                       AND NOT EXISTS (SELECT 1 FROM v_case_event closing
                                       WHERE closing.entity = paper.entity AND closing.case_code = paper.for_case AND closing.kind = 'CLOSED'
                                         AND closing.command_ordinal <= @knownOrdinal)), '') AS hold,
           COALESCE((SELECT MAX(gone.destruction) FROM v_file_destroyed gone WHERE gone.entity = @entity AND gone.sha256 = cited.sha256), '') AS destroyed
    FROM cited
    UNION ALL
    SELECT 'VOUCHER', period / 100, '', '', COUNT(*), period / 100 + 30, '', ''
    FROM v_voucher
    WHERE entity = @entity AND voucher_date <= @asOf AND seq <= @knownAt
    GROUP BY period / 100
    UNION ALL
    SELECT 'LEDGER', period / 100, '', '', 1, period / 100 + 30, '', ''
    FROM v_period
    WHERE entity = @entity AND closed_ordinal <= @knownOrdinal
    GROUP BY period / 100
    UNION ALL
    SELECT 'PERIOD_REPORT', period / 100, '', '', COUNT(*), period / 100 + 10, '', ''
    FROM v_period
    WHERE entity = @entity AND closed_ordinal <= @knownOrdinal
    GROUP BY period / 100
)
SELECT retention, fiscal_year, name, sha256, items, CASE WHEN kept_to = 9999 THEN NULL ELSE kept_to END AS kept_to, hold, destroyed
FROM page
ORDER BY retention, fiscal_year, name, sha256
