/** The second wall behind the law: a refusal because she is forced is neither proposed nor decided before help was offered. */
const isOwner = `pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'member')`

const statements = [
  `create function help_first() returns trigger language plpgsql as $$
   begin
     if ${isOwner} then return new; end if;
     if not exists (select from application_acts a where a.application_id = new.application_id and a.act = 'offerHelp') then
       raise exception 'help is offered first';
     end if;
     return new;
   end $$`,
  `create trigger help_first before insert on application_acts for each row
     when (new.act in ('propose', 'refuse') and new.outcome = 'refuse' and 'R04_COERCION' = any(new.grounds)) execute function help_first()`,
  // Put down once, by whoever is first.
  `create unique index help_once on application_acts (application_id) where act = 'offerHelp'`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
