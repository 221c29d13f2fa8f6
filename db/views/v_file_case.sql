-- Which cases a file concerns: by itself, or by a line of a voucher that it is evidence of.
CREATE VIEW v_file_case AS
SELECT evidence.entity, evidence.sha256, evidence.for_case AS case_code
FROM evidence
WHERE evidence.for_case <> ''
UNION
SELECT paper.entity, paper.sha256, line.case_code
FROM v_evidence_voucher paper
JOIN voucher_line line ON line.entity = paper.entity AND line.seq = paper.seq
WHERE line.case_code <> '';
