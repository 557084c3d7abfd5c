export { seenAtDesk } from '../../seeders/seenAtDesk.ts'
