/** The same walls for less work: what none of the first answers needs is not made ready for every question. */

const setting = (name: string) => `current_setting('app.${name}', true)`

/** Called only when what stands before it does not say yes; a subquery in its place is set up for each question, asked or not. */
const reaches = (name: string, column: string) =>
  `create function ${name}(of uuid) returns boolean language plpgsql stable as $$
   begin
     return exists (select from applications a where a.${column} = of);
   end $$`

const functions = [reaches('reaches_application', 'id'), reaches('reaches_person', 'person_id')]

/** Whom someone's own data, a job and a check reach, as before; only the last answer is found by a function. */
const policies = {
  persons: `id::text = ${setting('person')} or ${setting('door')} in ('job', 'check') or reaches_person(id)`,
  sealed: `person_id::text = ${setting('person')} or ${setting('door')} = 'job' or (compartment = 'photo' and ${setting('door')} = 'check')
           or reaches_application(application_id) or (application_id is null and reaches_person(person_id))`,
}

/**
 * Who is closed to an official is found once in a transaction and kept there, with whose answer it is: a list asks it for
 * each of its parts. Once a file is closed or opened it is found anew.
 */
const closed = [
  `create or replace function closed_people() returns uuid[] language plpgsql stable as $$
   declare
     who text := coalesce(${setting('actor')}, ''); known text := ${setting('closed')}; account uuid; closed uuid[] := '{}';
   begin
     if known like who || '{%' then return substr(known, length(who) + 1)::uuid[]; end if;
     -- A job is nobody's account.
     if who ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
       account := who::uuid;
       closed := (select coalesce(array_agg(b.person_id), '{}') from case_barriers b
         where b.lifted_on is null
           and (b.account_id = account or b.human_mac = (select o.human_mac from officials o where o.id = account)));
     end if;
     perform set_config('app.closed', who || closed::text, true);
     return closed;
   end $$`,
  `create function find_closed_anew() returns trigger language plpgsql as $$
   begin
     perform set_config('app.closed', '', true);
     return null;
   end $$`,
  `create trigger find_closed_anew after insert or update on case_barriers for each statement execute function find_closed_anew()`,
]

const byKey = [
  // Whose licence is suspended is looked up with every list; the register has far more licences than suspensions.
  `create index suspended on licence_acts (municipality, until_day) where act = 'suspend'`,
  // Whether she was checked today is looked up with every check; all that was ever done with her is on record beside it, so the index has these alone.
  `create index checked on audit_entries (person_id, at) where event = 'licence.checked' and details->>'channel' in ('code', 'number') and details->>'shownFrom' is null`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of [...functions, ...closed, ...byKey]) await sql(statement)
  for (const name of ['reaches_application(uuid)', 'reaches_person(uuid)', 'find_closed_anew()']) {
    await sql(`revoke execute on function ${name} from public`)
    await sql(`grant execute on function ${name} to waarborg_app`)
  }
  for (const [table, reach] of Object.entries(policies)) await sql(`alter policy reach on ${table} using (${reach}) with check (${reach})`)
}
