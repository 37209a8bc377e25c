const figure = /^(\d{1,10})(?:\.(\d{1,2}))?$/

/** `123450` as `1,234.50`: whole fen become text here and nowhere else. */
export function formatFen(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${yuan}.${digits.slice(-2)}`
}

/** What a person typed as yuan, in fen; undefined where it is no amount. Nothing is rounded, and no float is made. */
export function parseFen(text: string): number | undefined {
  const parts = figure.exec(text.trim().replaceAll(',', ''))
  if (!parts) return undefined
  return Number(parts[1]!) * 100 + Number((parts[2] ?? '').padEnd(2, '0'))
}
