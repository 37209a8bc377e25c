const SAID_FOR_MS = 5_000

let fading = 0

/**
 * A voice for short news: shown for a moment at the foot of the window, and said to those who listen.
 * @param {HTMLElement} voice
 * @returns {(text: string) => void}
 */
export function sayIn(voice) {
  return (text) => {
    voice.textContent = text
    clearTimeout(fading)
    fading = window.setTimeout(() => voice.replaceChildren(), SAID_FOR_MS)
  }
}
