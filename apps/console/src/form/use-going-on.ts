import { type RefObject, useEffect, useRef, useState } from 'react'
import type { StepKey } from './steps.ts'

type Aim = { readonly step: StepKey; readonly field: string | undefined }

/**
 * Where one goes on once another step is drawn: at the field that one went there for, or at the step's heading. A keyboard and
 * whoever listens to the page would stay behind otherwise.
 */
export function useGoingOn(step: StepKey): [RefObject<HTMLHeadingElement | null>, (aim: Aim) => void] {
  const heading = useRef<HTMLHeadingElement>(null)
  const [aim, setAim] = useState<Aim | null>(null)
  useEffect(() => {
    if (aim?.step !== step) return
    const place = aim.field === undefined ? null : nearest(aim.field)
    if (place === null) heading.current?.closest('.step-card')?.scrollIntoView()
    else place.scrollIntoView({ block: 'center' })
    const goal = place ?? heading.current
    goal?.focus({ preventScroll: true })
  }, [aim, step])
  return [heading, setAim]
}

/** What is typed into or pressed at this field of the draft, or at the one that it is in. */
function nearest(field: string): HTMLElement | null {
  const parts = field.slice(1).split('/')
  for (let length = parts.length; length > 0; length--) {
    const found = document.getElementById(parts.slice(0, length).join('-'))
    if (found) return found.matches(INPUTS) ? found : found.querySelector<HTMLElement>(INPUTS)
  }
  return null
}

const INPUTS = 'input:not([hidden]), textarea, button'

/** How a field of the draft is called in the page. */
export function idOf(field: string): string {
  return field.slice(1).replaceAll('/', '-')
}
