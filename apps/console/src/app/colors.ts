import { useSyncExternalStore } from 'react'

export type Colors = 'system' | 'light' | 'dark'

const KEPT_UNDER = 'teyue.colors'
const wantsDark = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

/** Whether the page is dark: as the system is, unless the person chose. */
export function useIsDark(): boolean {
  const isDark = useSyncExternalStore(listen, isDarkNow)
  document.documentElement.dataset.colors = isDark ? 'dark' : 'light'
  return isDark
}

export function useColors(): Colors {
  return useSyncExternalStore(listen, chosen)
}

export function chooseColors(colors: Colors): void {
  localStorage.setItem(KEPT_UNDER, colors)
  for (const tell of listeners) tell()
}

function isDarkNow(): boolean {
  const colors = chosen()
  return colors === 'system' ? wantsDark.matches : colors === 'dark'
}

function chosen(): Colors {
  const kept = localStorage.getItem(KEPT_UNDER)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

function listen(tell: () => void): () => void {
  listeners.add(tell)
  wantsDark.addEventListener('change', tell)
  return () => {
    listeners.delete(tell)
    wantsDark.removeEventListener('change', tell)
  }
}
