import { pagesOfHers } from '../support/everyPage.ts'

pagesOfHers(['es', 'ro', 'bg', 'hu', 'pt', 'pl'])
