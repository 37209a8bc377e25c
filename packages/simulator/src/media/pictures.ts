const MOST_BYTES = 16 << 20

/**
 * The bytes of pictures that were uploaded last, for reviewers to look at: in memory alone, so that a world's journal does not grow
 * by other people's papers. The oldest go first.
 */
export class Pictures {
  readonly #kept = new Map<string, Buffer>()
  #bytes = 0

  add(mediaId: string, bytes: Buffer): void {
    this.#kept.set(mediaId, bytes)
    this.#bytes += bytes.length
    for (const [oldest, { length }] of this.#kept) {
      if (this.#bytes <= MOST_BYTES) break
      this.#kept.delete(oldest)
      this.#bytes -= length
    }
  }

  get(mediaId: string): Buffer | undefined {
    return this.#kept.get(mediaId)
  }

  clear(): void {
    this.#kept.clear()
    this.#bytes = 0
  }
}
