-- 红字凭证逐行抵销原凭证，同一年度，且不注销注销凭证 | A red voucher cancels its original line by line, in the same year, and is not itself cancelled (E.8.14)
SELECT red.voucher_no AS subject, original.voucher_no AS detail, red.seq AS difference_fen
FROM voucher red
JOIN voucher original ON original.entity = red.entity AND original.seq = red.reverses
WHERE red.entity = @entity AND red.reverses <> 0
  AND (original.reverses <> 0 OR red.slot / 100 <> original.slot / 100 OR red.line_count <> original.line_count OR red.total_fen + original.total_fen <> 0
       OR EXISTS (SELECT 1 FROM voucher_line there
                  JOIN voucher_line here ON here.entity = there.entity AND here.seq = red.seq AND here.line_no = there.line_no
                  WHERE there.entity = original.entity AND there.seq = original.seq
                    AND (here.amount_fen + there.amount_fen <> 0 OR here.side <> there.side OR here.account <> there.account OR here.fund <> there.fund
                         OR here.case_code <> there.case_code OR here.advance <> there.advance OR here.party <> there.party
                         OR here.order_code <> there.order_code OR here.bank <> there.bank)))
