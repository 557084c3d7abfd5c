/** The talk a year after a grant is a case of its own; each licence has one at the most. */
export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  await sql(`alter table applications add column repeats uuid references licences on delete cascade`)
  await sql(`create unique index one_repeat_talk on applications (repeats)`)
  await sql(`alter table applications add constraint repeats_or_renews check (repeats is null or renews is null)`)
}
