/** A row of a tab-delimited format without quoting: tabs and line breaks inside a cell become spaces. */
export function tabRow(cells: readonly (string | number | boolean | null)[]): string {
  return cells.map((cell) => (cell === null ? '' : String(cell).replace(/[\t\r\n]+/g, ' '))).join('\t') + '\n';
}
