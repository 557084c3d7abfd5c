import { everyPageOfStaff } from '../support/everyPage.ts'

everyPageOfStaff('en')
