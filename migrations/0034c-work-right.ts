/** A right to work that ends within a licence: of few there is such a day, and those that have passed are found by it. */
export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  await sql(`create index work_right_ends on application_acts (municipality, until_day) where act in ('identify', 'seeWorkRight') and until_day is not null`)
}
