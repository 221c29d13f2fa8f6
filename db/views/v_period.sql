-- The months that were opened and, where they were closed, by whom, when and at which posting.
CREATE VIEW v_period AS
SELECT opened.entity, opened.period, opened.command_ordinal, closed.closed_by, closed.closed_at, closed.last_seq AS closed_seq,
       closed.head_seal AS closed_seal, closed.command_ordinal AS closed_ordinal
FROM period_opened opened
LEFT JOIN period_closed closed ON closed.entity = opened.entity AND closed.period = opened.period;
