const WAIT_MS = 2_000

/**
 * Loads at once and then again and again until the signal ends it; shows only what differs from what is shown.
 * A page nobody looks at does not ask. A load that fails is told to `lost` and tried again.
 * @template T
 * @param {AbortSignal} signal
 * @param {{ load: () => Promise<T>, show: (value: T) => void, lost: (error: unknown) => void }} work
 */
export async function keepFresh(signal, { load, show, lost }) {
  let shown = ''
  while (!signal.aborted) {
    try {
      const value = await load()
      const text = JSON.stringify(value)
      if (!signal.aborted && text !== shown) show(value)
      shown = text
    } catch (error) {
      if (!signal.aborted) lost(error)
      shown = ''
    }
    await pause(signal)
    while (document.hidden && !signal.aborted) await pause(signal)
  }
}

/** @param {AbortSignal} signal @returns {Promise<void>} */
function pause(signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(done, WAIT_MS)
    signal.addEventListener('abort', done, { once: true })
    document.addEventListener('refresh', done, { once: true })
    function done() {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      document.removeEventListener('refresh', done)
      resolve()
    }
  })
}

/** Whoever has changed something calls this, and every list on the page looks again at once. */
export function refreshNow() {
  document.dispatchEvent(new Event('refresh'))
}
