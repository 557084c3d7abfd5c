export { seenAtDesk } from '../../seeders/talking.ts'
