/** What a table is read into, how large it may be, and how it says no. */

/** What can be wrong with a whole file; each has a text that says what to do. */
export type TableFault = 'empty' | 'tooLarge' | 'wrongType' | 'locked' | 'macro' | 'formula' | 'tooMuch' | 'unreadable'

export class UnreadableTable extends Error {
  readonly fault: TableFault
  /** Where, as a spreadsheet names it: `C4`, or a line; empty for the whole file. */
  readonly place: string

  constructor(fault: TableFault, place = '') {
    super(fault)
    this.fault = fault
    this.place = place
  }
}

export const MOST_TABLE_BYTES = 2 * 1024 * 1024
export const MOST_ROWS = 501
export const MOST_COLUMNS = 40

/** Each row with its place in the file, counted from 1; rows in which nothing stands are left out. */
export interface TableRow {
  readonly line: number
  readonly cells: readonly string[]
}
