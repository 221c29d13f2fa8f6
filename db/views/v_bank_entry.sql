-- What each voucher moves on each bank account since its first statement began, with the standing match that holds it or ''.
-- Opening balances and transfers within one account are no movement; known_at is seq once more, as a value to filter by.
CREATE VIEW v_bank_entry AS
SELECT moved.entity, moved.bank, moved.seq, moved.seq + 0 AS known_at, moved.voucher_date, moved.voucher_no, moved.summary, moved.recipe,
       moved.reverses, moved.corrects, moved.amount_fen,
       COALESCE((SELECT MAX(part.match_code) FROM bank_match_voucher part
                 LEFT JOIN bank_match_undone undone ON undone.entity = part.entity AND undone.match_code = part.match_code
                 WHERE part.entity = moved.entity AND part.bank = moved.bank AND part.voucher_seq = moved.seq AND undone.match_code IS NULL), '') AS match_code
FROM (SELECT line.entity, line.bank, line.seq, line.voucher_date, voucher.voucher_no, voucher.summary, voucher.recipe, voucher.reverses, voucher.corrects,
             SUM(CASE WHEN line.side = 'D' THEN line.amount_fen ELSE -line.amount_fen END) AS amount_fen
      FROM voucher_line line
      JOIN voucher ON voucher.entity = line.entity AND voucher.seq = line.seq
      JOIN bank_statement start ON start.entity = line.entity AND start.bank = line.bank AND start.is_first = 1
      WHERE line.account IN ('1002.01', '1002.02', '1011')
        AND ((voucher.kind <> 'OPENING' AND line.voucher_date >= start.from_day) OR line.seq > start.known_seq)
      GROUP BY line.entity, line.bank, line.seq, line.voucher_date, voucher.voucher_no, voucher.summary, voucher.recipe, voucher.reverses, voucher.corrects
      HAVING SUM(CASE WHEN line.side = 'D' THEN line.amount_fen ELSE -line.amount_fen END) <> 0) moved;
