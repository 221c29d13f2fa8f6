-- 账面与银行之差等于未达账项 | Books and bank differ by what is open, at the last day of every statement (E.8.15)
SELECT proved.subject, proved.detail, proved.difference_fen
FROM (SELECT kept.statement AS subject, 'CLOSING' AS detail,
             kept.opening_fen + COALESCE((SELECT SUM(line.amount_fen) FROM v_bank_line line
                                          WHERE line.entity = kept.entity AND line.bank = kept.bank AND line.value_day BETWEEN kept.from_day AND kept.to_day
                                            AND line.command_ordinal <= kept.command_ordinal), 0) - kept.closing_fen AS difference_fen
      FROM v_bank_statement kept
      WHERE kept.entity = @entity
      UNION ALL
      SELECT part.match_code, 'MATCH', SUM(CASE WHEN part.part_kind = 'LINE' THEN part.amount_fen ELSE -part.amount_fen END)
      FROM v_bank_match_part part
      WHERE part.entity = @entity
      GROUP BY part.match_code
      UNION ALL
      SELECT kept.statement, 'OPEN ITEMS',
             (SELECT COALESCE(SUM(line.debit_fen - line.credit_fen), 0) FROM v_line line
              WHERE line.entity = kept.entity AND line.account IN ('1002.01', '1002.02', '1011') AND line.bank = kept.bank
                AND (line.voucher_date <= kept.to_day OR line.kind = 'OPENING'))
             - kept.opening_fen
             - COALESCE((SELECT SUM(line.amount_fen) FROM v_bank_line line
                         WHERE line.entity = kept.entity AND line.bank = kept.bank AND line.value_day BETWEEN kept.from_day AND kept.to_day), 0)
             - COALESCE((SELECT SUM(entry.amount_fen) FROM v_bank_entry entry
                         WHERE entry.entity = kept.entity AND entry.bank = kept.bank AND entry.voucher_date <= kept.to_day), 0)
             + COALESCE((SELECT SUM(line.amount_fen) FROM v_bank_line line
                         WHERE line.entity = kept.entity AND line.bank = kept.bank AND line.value_day <= kept.to_day), 0)
             - COALESCE((SELECT SUM(CASE WHEN item.item_side = 'BOOK' THEN item.amount_fen ELSE -item.amount_fen END) FROM v_bank_opening_item item
                         WHERE item.entity = kept.entity AND item.bank = kept.bank), 0)
      FROM v_bank_statement kept
      WHERE kept.entity = @entity
        AND NOT EXISTS (SELECT 1 FROM v_bank_statement gap
                        WHERE gap.entity = kept.entity AND gap.bank = kept.bank AND gap.after_gap = 1 AND gap.from_day <= kept.from_day)) proved
WHERE proved.difference_fen <> 0
