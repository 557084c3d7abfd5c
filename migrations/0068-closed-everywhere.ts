/** Who must not see her file must not see it in another municipality either: an account there is the same person, and the barrier was read only where it was placed. */
const actor = `current_setting('app.actor', true)`

const statements = [
  // Of whoever asks alone, by whichever account; it is read to close a file, and stands in no list outside its own municipality.
  `create policy own_barriers on case_barriers for select using (
     account_id::text = ${actor} or human_mac = (select o.human_mac from officials o where o.id::text = ${actor}))`,
  // Yes or no, and nothing of where or why it was closed.
  `create function is_closed_to(of_person uuid, of_account uuid) returns boolean language plpgsql as $$
   declare
     who text := coalesce(${actor}, ''); closed boolean;
   begin
     perform set_config('app.actor', of_account::text, true);
     closed := of_person = any (closed_people());
     perform set_config('app.actor', who, true);
     return closed;
   end $$`,
  `revoke execute on function is_closed_to(uuid, uuid) from public`,
  `grant execute on function is_closed_to(uuid, uuid) to waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
