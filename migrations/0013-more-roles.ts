/** Who divides the work, handles objections, watches over looks, and keeps people and texts. */
const roles = ['frontDesk', 'interviewer', 'caseworker', 'decisionMaker', 'teamLead', 'objectionHandler', 'privacyOfficer', 'administrator', 'inspector']

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  await sql(`alter table officials drop constraint officials_role_check`)
  await sql(`alter table officials add constraint officials_role_check check (role in (${roles.map((role) => `'${role}'`).join(', ')}))`)
}
