/** Wrapped keys are renewed when the key they are wrapped with is: by a job, which changes nothing else. */

const job = `current_setting('app.door', true) = 'job'`

const statements = [
  ...['anonymous_questions', 'signals', 'envelopes', 'incidents'].map((table) => `grant update (wrapped_key) on ${table} to waarborg_app`),
  `create policy renew on envelopes for update using (${job}) with check (${job})`,
  `create policy renew_find on incidents for select using (${job})`,
  `create policy renew on incidents for update using (${job}) with check (${job})`,
  // Of an incident what was found stays as it was written down; only its wrap is renewed.
  `drop trigger only_added on incidents`,
  `create trigger only_added before delete on incidents for each row execute function refuse_change()`,
  `create trigger only_renewed before update on incidents for each row
     when (new.wrapped_key is not distinct from old.wrapped_key or to_jsonb(old) - 'wrapped_key' is distinct from to_jsonb(new) - 'wrapped_key')
     execute function refuse_change()`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
