/** The list of municipalities ends its lines as some systems do: what was left of that at the end of a name made one region two. */
export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  await sql(`update municipalities set region = rtrim(region, E' \\r\\n') where region <> rtrim(region, E' \\r\\n')`)
}
