-- The lines that move money on bank accounts and quotas, each with what it was for by the recipe of its voucher. A red-letter voucher
-- takes back what it cancels. known_at is seq once more, as in v_line.
CREATE VIEW v_money_line AS
SELECT line.entity, line.seq, line.seq + 0 AS known_at, line.line_no, line.slot, line.voucher_date, voucher.voucher_no, voucher.summary, line.account, line.fund,
       line.case_code, line.party,
       CASE WHEN line.side = 'D' THEN line.amount_fen ELSE 0 END AS in_fen,
       CASE WHEN line.side = 'C' THEN line.amount_fen ELSE 0 END AS out_fen,
       CASE WHEN voucher.recipe IN ('R01', 'R02', 'R39') THEN 'APPROPRIATION'
            WHEN voucher.recipe IN ('R04') THEN 'OTHER_ENTITY'
            WHEN voucher.recipe IN ('R05') THEN 'EARLY'
            WHEN voucher.recipe IN ('R06') THEN 'DONATION'
            WHEN voucher.recipe IN ('R07', 'R08', 'R09') THEN 'BETWEEN_FUNDS'
            WHEN voucher.recipe IN ('R10', 'R11') THEN 'INTEREST'
            WHEN voucher.recipe IN ('R12') THEN 'BANK_FEE'
            WHEN voucher.recipe IN ('R13', 'R14') THEN 'QUOTA'
            WHEN voucher.recipe IN ('R15', 'R38', 'R45') THEN 'TREASURY'
            WHEN voucher.recipe IN ('R17', 'R17a') THEN 'ADVANCE'
            WHEN voucher.recipe IN ('R19') THEN 'REFUND'
            WHEN voucher.recipe IN ('R22', 'R22b', 'R25', 'R26', 'R27', 'R29', 'R30', 'R31', 'R32') THEN 'RECOVERY'
            WHEN voucher.recipe IN ('R28', 'R28b') THEN 'OVERPAYMENT'
            WHEN voucher.recipe IN ('R33') THEN 'DAMAGES'
            WHEN voucher.recipe IN ('R35', 'R36', 'R37', 'R40') THEN 'RESTORATION'
            WHEN voucher.recipe IN ('R43') THEN 'REWARD'
            WHEN voucher.recipe IN ('R48', 'R50', 'R52') THEN 'SERVICES'
            ELSE 'OTHER' END AS kind
FROM voucher_line line
JOIN voucher ON voucher.entity = line.entity AND voucher.seq = line.seq
WHERE line.account IN ('1002.01', '1002.02', '1011', '1201.01', '1201.02');
