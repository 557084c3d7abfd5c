/** Whoever keeps what all municipalities share works for none of them, and checks nobody. */
export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  await sql(`alter table officials drop constraint officials_check`)
  await sql(`alter table officials add constraint officials_check check (
    (role = 'inspector') = (unit is not null) and (role in ('inspector', 'registerManager')) = (municipality is null))`)
}
