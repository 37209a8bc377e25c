import { type ReactNode, useEffect, useRef } from 'react'

/** Around a table that may be wider than the screen: its scrolling part can be reached by the keyboard. */
export function Scrolled({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    for (const part of box.current?.querySelectorAll('.ant-table-body, .ant-table-content') ?? []) {
      part.setAttribute('tabindex', '0')
    }
  })
  return <div ref={box}>{children}</div>
}
