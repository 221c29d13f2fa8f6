-- What each organisation received, returned, spent and was rewarded with, case by case (domain.md A3, E.8.11).
WITH claims AS (
    SELECT advance.organisation AS party, advance.case_code,
           SUM(CASE WHEN line.slot < @from THEN line.debit_fen - line.credit_fen ELSE 0 END) AS opening,
           SUM(CASE WHEN line.slot >= @from AND line.account = '1218.0101' AND line.recipe IN ('R17', 'R17a', 'R03a') THEN line.debit_fen ELSE 0 END) AS paid,
           SUM(CASE WHEN line.slot >= @from AND line.account = '1218.0101' AND line.recipe = 'R17a' THEN line.debit_fen ELSE 0 END) AS paid_direct,
           SUM(CASE WHEN line.slot >= @from AND line.account = '1218.0101' AND line.recipe = 'R19' THEN line.credit_fen ELSE 0 END) AS refunded,
           SUM(CASE WHEN line.slot >= @from AND line.account = '1218.0101' AND line.recipe = 'R18' THEN line.credit_fen ELSE 0 END) AS settled,
           SUM(CASE WHEN line.slot >= @from AND line.account = '1218.02' AND line.recipe IN ('R25', 'R30', 'R32') THEN line.credit_fen ELSE 0 END) AS recovered,
           SUM(CASE WHEN line.slot >= @from AND line.recipe = 'R36' THEN line.credit_fen ELSE 0 END) AS from_damages,
           SUM(CASE WHEN line.slot >= @from AND line.recipe IN ('R21', 'R21b', 'R23') THEN line.credit_fen ELSE 0 END) AS written_off,
           SUM(line.debit_fen - line.credit_fen) AS outstanding
    FROM v_line line
    JOIN v_advance advance ON advance.entity = line.entity AND advance.advance = line.advance
    WHERE line.entity = @entity AND line.account IN ('1218.0101', '1218.0102', '1218.02') AND line.advance <> ''
      AND line.voucher_date <= @asOf AND line.slot <= @lastSlot AND line.known_at <= @knownAt
      AND (@fund = '' OR line.fund = @fund) AND (@case = '' OR line.case_code = @case)
    GROUP BY advance.organisation, advance.case_code
),
rewards AS (
    SELECT party, case_code,
           SUM(CASE WHEN slot >= @from AND recipe = 'R42' THEN credit_fen ELSE 0 END) AS reward_approved,
           SUM(CASE WHEN slot >= @from AND recipe = 'R43' THEN debit_fen ELSE 0 END) AS reward_paid,
           SUM(credit_fen - debit_fen) AS reward_payable
    FROM v_line
    WHERE entity = @entity AND account = '2307.03' AND voucher_date <= @asOf AND slot <= @lastSlot AND known_at <= @knownAt
      AND (@fund = '' OR fund = @fund) AND (@case = '' OR case_code = @case)
    GROUP BY party, case_code
),
pairs AS (
    SELECT party, case_code FROM claims
    UNION
    SELECT party, case_code FROM rewards
)
SELECT CONCAT(party.party, ' ', party.name) AS organisation, pairs.case_code, legal_case.case_number,
       COALESCE(claims.opening, 0) AS opening, COALESCE(claims.paid, 0) AS paid, COALESCE(claims.paid_direct, 0) AS paid_direct,
       COALESCE(claims.refunded, 0) AS refunded, COALESCE(claims.settled, 0) AS settled, COALESCE(claims.recovered, 0) AS recovered,
       COALESCE(claims.from_damages, 0) AS from_damages, COALESCE(claims.written_off, 0) AS written_off,
       COALESCE(claims.outstanding, 0) AS outstanding, COALESCE(rewards.reward_approved, 0) AS reward_approved,
       COALESCE(rewards.reward_paid, 0) AS reward_paid, COALESCE(rewards.reward_payable, 0) AS reward_payable
FROM pairs
JOIN v_party party ON party.entity = @entity AND party.party = pairs.party
LEFT JOIN v_case legal_case ON legal_case.entity = @entity AND legal_case.case_code = pairs.case_code
LEFT JOIN claims ON claims.party = pairs.party AND claims.case_code = pairs.case_code
LEFT JOIN rewards ON rewards.party = pairs.party AND rewards.case_code = pairs.case_code
WHERE @party = '' OR pairs.party = @party
ORDER BY party.command_ordinal, party.party, legal_case.command_ordinal
