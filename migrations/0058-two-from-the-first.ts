/** What takes two people begins with one who asks: neither a proposal that comes answered, nor a designation that comes ended. */
export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const name of ['client_proposals', 'register_proposals']) {
    await sql(`create trigger asked_first before insert on ${name} for each row when (new.answer is not null) execute function asked_first()`)
  }
  await sql(`create trigger asked_first before insert on designations for each row when (new.until_day is not null or new.ended_by is not null) execute function asked_first()`)
}
