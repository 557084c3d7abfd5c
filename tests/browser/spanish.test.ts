import { pagesOfHers } from '../support/everyPage.ts'

pagesOfHers('es')
