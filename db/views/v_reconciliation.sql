-- The reconciliations of the bank accounts with what became of them: OPEN, FINISHED or ABANDONED; end_ordinal is 0 while it is open.
CREATE VIEW v_reconciliation AS
SELECT kept.entity, kept.reconciliation, kept.bank, kept.as_of, kept.opened_by, kept.opened_on, kept.command_ordinal,
       CASE WHEN done.reconciliation IS NOT NULL THEN 'FINISHED' WHEN gone.reconciliation IS NOT NULL THEN 'ABANDONED' ELSE 'OPEN' END AS state,
       COALESCE(done.command_ordinal, gone.command_ordinal, 0) AS end_ordinal,
       done.books_fen, done.received_by_bank_fen, done.paid_by_bank_fen, done.statement_fen, done.received_by_books_fen, done.paid_by_books_fen, done.adjusted_fen,
       COALESCE(done.prepared_by, '') AS prepared_by, COALESCE(done.reviewed_by, '') AS reviewed_by, done.finished_on, COALESCE(done.known_seq, 0) AS known_seq
FROM reconciliation kept
LEFT JOIN reconciliation_result done ON done.entity = kept.entity AND done.reconciliation = kept.reconciliation
LEFT JOIN reconciliation_abandoned gone ON gone.entity = kept.entity AND gone.reconciliation = kept.reconciliation;
