import { everyPageOfHers } from '../support/everyPage.ts'

everyPageOfHers('pt')
