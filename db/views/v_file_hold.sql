-- The unfinished matters for which a file is kept even after its time (会计档案管理办法 art. 19): a case that is not closed, or a
-- claim or debt of a voucher that is not settled.
CREATE VIEW v_file_hold AS
SELECT concerned.entity, concerned.sha256, concerned.case_code AS subject
FROM v_file_case concerned
WHERE NOT EXISTS (SELECT 1 FROM case_event closing
                  WHERE closing.entity = concerned.entity AND closing.case_code = concerned.case_code AND closing.kind = 'CLOSED'
                    AND NOT EXISTS (SELECT 1 FROM case_event again
                                    WHERE again.entity = closing.entity AND again.case_code = closing.case_code AND again.kind = 'RETRIAL_ORDERED'
                                      AND again.command_ordinal > closing.command_ordinal))
UNION
SELECT paper.entity, paper.sha256, line.account
FROM v_evidence_voucher paper
JOIN voucher_line line ON line.entity = paper.entity AND line.seq = paper.seq
JOIN period_balance balance ON balance.entity = line.entity AND balance.account = line.account AND balance.fund = line.fund AND balance.case_code = line.case_code
                           AND balance.advance = line.advance AND balance.party = line.party AND balance.order_code = line.order_code
WHERE line.account LIKE '1218%' OR line.account LIKE '2302%' OR line.account LIKE '2307%' OR line.account LIKE '2103%'
GROUP BY paper.entity, paper.sha256, paper.seq, line.line_no, line.account
HAVING SUM(balance.debit_fen) <> SUM(balance.credit_fen);
