/**
 * A check is planned once in a connection, whatever the tables hold by then: of a handful of counts, or of acts, the planner read all, and
 * went on to read all when there were thousands, until it next learned how many there were.
 */

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const name of ['check_licences', 'licence_facts', 'check_for_clients', 'check_for_clients_at_once']) await sql(`alter function ${name} set enable_seqscan = off`)
}
