// A few tenths of a second of one core: until the answer is found, all others wait for theirs.
const MOST_CHARACTERS_TRIED = 32 << 20

/** How much is done at most to find out what was signed. Usual requests come nowhere near its end. */
export class Effort {
  tried = 0
  #left = MOST_CHARACTERS_TRIED

  /** Counts one more text that is about to be tried; false when it is one too many. */
  mayTry({ length }: { readonly length: number }): boolean {
    this.#left -= length
    if (this.#left < 0) return false
    this.tried++
    return true
  }
}
