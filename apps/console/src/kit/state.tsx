/** How a thing stands, whatever it is: `unknown` has its own look and is never mistaken for failed. */
export type Standing = 'waiting' | 'working' | 'done' | 'unknown' | 'failed'

/** A dot and a word, never colour alone. */
export function State({ is, children }: { is: Standing; children: string }) {
  return (
    <span className={`state state-${is}`}>
      <span className="dot" aria-hidden="true" />
      {children}
    </span>
  )
}
