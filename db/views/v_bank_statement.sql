-- The statements of the bank accounts. after_gap is 1 where no other statement leads up to the first day.
CREATE VIEW v_bank_statement AS
SELECT kept.entity, kept.statement, kept.bank, kept.from_day, kept.to_day, kept.next_day, kept.opening_fen, kept.closing_fen, kept.file_hash,
       kept.format, kept.line_count, kept.new_count, kept.is_first, kept.known_seq,
       CASE WHEN kept.is_first = 1 OR EXISTS (
           SELECT 1 FROM bank_statement earlier
           WHERE earlier.entity = kept.entity AND earlier.bank = kept.bank AND earlier.next_day >= kept.from_day
             AND (earlier.from_day < kept.from_day OR (earlier.from_day = kept.from_day AND earlier.command_ordinal < kept.command_ordinal)))
       THEN 0 ELSE 1 END AS after_gap, kept.command_ordinal
FROM bank_statement kept;
