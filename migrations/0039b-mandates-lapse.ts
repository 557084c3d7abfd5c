/** A mandate that nobody looked at ends by itself, and not before it was said so. */
export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  await sql(`alter table officials add column warned_on date`)
  await sql(`grant update (warned_on) on officials to waarborg_app`)
}
