export type Cell = { readonly state: string; readonly word: string; readonly want: string }

/** Reads a table whose head names the words and whose rows begin with a state. */
export function readCells(table: string): Cell[] {
  const [words, ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
  return rows.flatMap(([state, ...wants]) =>
    wants.map((want, index) => ({ state: state!, word: words![index]!, want })),
  )
}
