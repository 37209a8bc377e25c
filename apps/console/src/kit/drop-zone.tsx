import { type ReactNode, useRef, useState } from 'react'

type DropZoneProps = {
  readonly label: string
  /** What the input says that it is for. */
  readonly inputLabel: string
  readonly accept?: string
  readonly multiple?: boolean
  readonly className?: string
  readonly take: (files: readonly File[]) => void
  /** What stands in it, with a way to choose files. */
  readonly children: (choose: () => void) => ReactNode
}

/** Takes files that are dropped on it or chosen. */
export function DropZone({
  label,
  inputLabel,
  accept,
  multiple = false,
  className = '',
  take,
  children,
}: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  return (
    <section
      className={`drop ${className}${isOver ? ' over' : ''}`}
      aria-label={label}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take([...event.dataTransfer.files])
      }}
    >
      {children(() => input.current?.click())}
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        aria-label={inputLabel}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          // The same file may be chosen again.
          target.value = ''
          take(files)
        }}
      />
    </section>
  )
}
