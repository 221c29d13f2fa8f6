-- 付款用途在基金当日清单之内 | Every payment's purpose was on its fund's list that day (E.8.7)
SELECT spent.fund AS subject, spent.purpose AS detail, SUM(spent.amount_fen) AS difference_fen
FROM spending spent
JOIN fund ON fund.entity = spent.entity AND fund.fund = spent.fund
LEFT JOIN fund_rule ruling ON ruling.entity = spent.entity AND ruling.fund = spent.fund AND ruling.command_ordinal =
    (SELECT MAX(same_day.command_ordinal) FROM fund_rule same_day
     WHERE same_day.entity = spent.entity AND same_day.fund = spent.fund AND same_day.command_ordinal < spent.command_ordinal AND same_day.from_day =
         (SELECT MAX(before.from_day) FROM fund_rule before
          WHERE before.entity = spent.entity AND before.fund = spent.fund AND before.from_day <= spent.paid_on AND before.command_ordinal < spent.command_ordinal))
WHERE spent.entity = @entity AND spent.purpose NOT IN ('RETURN', 'TREASURY', 'INTERNAL', 'LOSING_PLAINTIFF') AND spent.amount_fen > 0
  AND (CONCAT(',', COALESCE(ruling.purposes, fund.purposes), ',') NOT LIKE CONCAT('%,', spent.purpose, ',%')
       OR spent.purpose IN ('TRAINING', 'PUBLICITY', 'OPERATING_COSTS')
       OR (fund.kind IN ('DAMAGES', 'PUBLIC_INTEREST') AND spent.purpose IN ('LAWYER', 'REWARD')))
GROUP BY spent.fund, spent.purpose
