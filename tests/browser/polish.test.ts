import { pagesOfHers } from '../support/everyPage.ts'

pagesOfHers('pl')
