/** A helper whom a municipality does not admit to her case (Awb 2:2): since when, on which ground, by which account; why is sealed. */

const setting = (name: string) => `current_setting('app.${name}', true)`
/** Of whoever has a case there: their helpers can be seen by who handles it. */
const handled = `${setting('municipality')} <> '' and helper_id is not null and exists (select from applications a where a.person_id = mandates.person_id)`

const statements = [
  `alter table mandates
     add column refused_on date,
     add column refused_by uuid,
     add column refused_ground text check (refused_ground in ('pressure', 'disturbs', 'ownInterest')),
     add constraint refused_whole check ((refused_on is null) = (refused_by is null) and (refused_on is null) = (refused_ground is null))`,
  `create policy handled on mandates for select using (${handled})`,
  `create policy refused on mandates for update using (${handled}) with check (${handled})`,
  `grant update (refused_on, refused_by, refused_ground) on mandates to waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
