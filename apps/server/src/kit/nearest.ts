/** The name that takes the fewest single changes to reach. */
export function nearest(wanted: string, names: readonly string[]): string {
  const ranked = names.map((name) => ({ name, changes: changesBetween(wanted, name) }))
  return ranked.reduce((best, next) => (next.changes < best.changes ? next : best)).name
}

/** Levenshtein's distance, one row at a time. */
function changesBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + same))
    }
    row = next
  }
  return row[to.length]!
}
