/** An objection that is decided too late: noticed once, and what is owed fixed once, by someone without a part in the decision. */
const statements = [
  `create unique index late_once on objection_acts (objection_id, act) where act in ('defaultNotice', 'setPenalty')`,
  `create trigger penalty_apart before insert on objection_acts for each row when (new.act = 'setPenalty') execute function objection_by_two()`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
