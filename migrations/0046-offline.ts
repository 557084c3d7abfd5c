/** Checks that were made without a network: handed in afterwards, each once, and on record as what they were. */

const context = `door text := set_config('app.door', 'check', true); here text := set_config('app.municipality', '', true);
  known text := set_config('app.actor', asker, true);`

/** Over the budget it is on record all the same: what was done was done. It is said beside it, and what is asked after it finds nothing left. */
const handIn = `
create function hand_in_check(check_id uuid, of_shift uuid, by_token bytea, asker text, at_unit text, checked_at timestamptz, handed_at timestamptz, day_began timestamptz,
  longest interval, kept interval, budget integer, day_budget integer)
returns table (outcome text) language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  ${context}
  shift shifts; spent integer; today bigint; licence uuid; town text; whose uuid;
begin
  select * into shift from shifts s where s.id = of_shift and s.actor_id = asker::uuid and s.started_at <= checked_at and s.started_at + longest > checked_at;
  if not found then
    outcome := 'not yours';
    return next;
    return;
  end if;
  delete from handed_in h where h.actor_id = asker and h.checked_at < handed_at - kept - interval '1 day';
  insert into handed_in values (asker, check_id, checked_at) on conflict do nothing;
  if not found then
    outcome := 'before';
    return next;
    return;
  end if;
  insert into openings as o values (asker, date_trunc('hour', checked_at), 1)
    on conflict (actor_id, hour) do update set count = o.count + 1 returning count into spent;
  select sum(o.count) into today from openings o where o.actor_id = asker and o.hour >= day_began and o.hour < day_began + interval '1 day';
  outcome := 'recorded';
  if spent > budget or today > day_budget then
    outcome := 'over budget';
    insert into audit_entries (actor_id, role, organisation, event, subject, purpose, details)
      values (asker, 'inspector', at_unit, 'check.overBudget', shift.id::text, 'check-licence', '{"channel": "offline"}');
  end if;
  select l.id, l.municipality, l.person_id into licence, town, whose
    from showings s join cards k on k.id = s.card_id join licences l on l.id = k.licence_id where s.token_mac = by_token and s.expires_at > checked_at;
  insert into audit_entries (actor_id, role, organisation, event, subject, person_id, municipality, purpose, details)
    values (asker, 'inspector', at_unit, 'licence.checked', coalesce(licence::text, 'none'), whose, town, 'check-licence',
            jsonb_strip_nulls(jsonb_build_object('reason', shift.reason, 'channel', 'offline', 'check', check_id, 'checkedAt', checked_at, 'shownFrom', shift.shown_from)));
  return next;
end $$`

const signature = 'hand_in_check(uuid, uuid, bytea, text, text, timestamptz, timestamptz, timestamptz, interval, interval, integer, integer)'

/** One without a network counts too when someone asks whether she was checked today. */
const countedToo = `do $$
declare
  body text := pg_get_functiondef('check_licence(bytea, bytea, text, text, timestamptz, timestamptz, integer, integer)'::regprocedure);
begin
  if position($was$in ('code', 'number')$was$ in body) = 0 then raise exception 'check_licence is another than was known here'; end if;
  execute replace(body, $was$in ('code', 'number')$was$, $is$in ('code', 'number', 'offline')$is$);
end $$`

/** Among the checks of a shift it stands at the time it was made. */
const atItsTime = `do $$
declare
  body text := pg_get_functiondef('checks_of_shift(text, timestamptz)'::regprocedure);
begin
  if position($was$e.details->>'check', e.at,$was$ in body) = 0 then raise exception 'checks_of_shift is another than was known here'; end if;
  execute replace(body, $was$e.details->>'check', e.at,$was$, $is$e.details->>'check', coalesce((e.details->>'checkedAt')::timestamptz, e.at),$is$);
end $$`

const statements = [
  `create table handed_in (actor_id text not null, id uuid not null, checked_at timestamptz not null, primary key (actor_id, id))`,
  `alter table handed_in enable row level security`,
  `alter table handed_in force row level security`,
  `create policy reach on handed_in using (actor_id = current_setting('app.actor', true) and actor_id <> '') with check (actor_id = current_setting('app.actor', true) and actor_id <> '')`,
  // Written and read by the function alone.
  handIn,
  `revoke execute on function ${signature} from public`,
  `grant execute on function ${signature} to waarborg_app`,
  countedToo, atItsTime,
  `drop index checked`,
  `create index checked on audit_entries (person_id, at) where event = 'licence.checked' and details->>'channel' in ('code', 'number', 'offline') and details->>'shownFrom' is null`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
