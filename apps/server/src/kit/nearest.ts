/** The name that shares the most letters in the same order: finds slips of the finger and abbreviations alike. */
export function nearest(wanted: string, names: readonly string[]): string {
  const ranked = names.map((name) => ({ name, likeness: sharedLetters(wanted, name) / (wanted.length + name.length) }))
  return ranked.reduce((best, next) => (next.likeness > best.likeness ? next : best)).name
}

/** Length of the longest common subsequence, one row at a time. */
function sharedLetters(a: string, b: string): number {
  let row: number[] = new Array(b.length + 1).fill(0)
  for (const letter of a) {
    const next = [0]
    for (let j = 1; j <= b.length; j++) {
      next.push(letter === b[j - 1] ? row[j - 1]! + 1 : Math.max(next[j - 1]!, row[j]!))
    }
    row = next
  }
  return row[b.length]!
}
