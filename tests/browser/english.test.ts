import { everyPage } from '../support/everyPage.ts'

everyPage('en')
