const SHANGHAI_OFFSET_MS = 8 * 3_600_000

/** WeChat writes every moment in Shanghai time, to the second. */
export function rfc3339(ms: number): string {
  return `${new Date(ms + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19)}+08:00`
}

/** yyyyMMddHHmmss in Shanghai time, the head of WeChat's own numbers. */
export function compactTime(ms: number): string {
  return new Date(ms + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace(/\D/g, '')
}

/** yyyy-MM-dd HH:mm:ss in Shanghai time, as APIv2 writes the moments of refunds. */
export function spacedTime(ms: number): string {
  return new Date(ms + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ')
}
