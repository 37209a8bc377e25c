import type { ReactNode } from 'react'

/** Where nothing is yet: one sentence that says so and what to do, one button. */
export function Empty({ says, children }: { says: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <svg viewBox="0 0 96 64" aria-hidden="true">
        <rect x="8" y="10" width="80" height="46" rx="6" />
        <path d="M8 24h80M20 36h28M20 45h18" />
      </svg>
      <p>{says}</p>
      {children}
    </div>
  )
}
