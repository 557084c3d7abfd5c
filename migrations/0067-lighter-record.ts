/** What is asked of the record by its subject is never a check: those, by far the most entries, are found by person and day. */
const statements = [
  'drop index audit_entries_subject_id_idx',
  `create index audit_entries_subject_id_idx on audit_entries (subject, id) where event <> 'licence.checked'`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
