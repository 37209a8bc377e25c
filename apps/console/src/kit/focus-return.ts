import { useEffect } from 'react'

const DIALOGS = '.ant-modal-root, .ant-drawer'

/**
 * Where the keyboard was before a dialog is where it is once the dialog is gone: Ant's gives it back only where it was closed
 * before it is taken away, and pages take it away.
 */
export function useFocusReturn(): void {
  useEffect(() => {
    // The last place on the page, and the last one in each dialog on top of it.
    let places: readonly HTMLElement[] = []
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return
      const dialog = target.closest(DIALOGS)
      // A dialog lets the keyboard out for as long as it takes to call it back.
      if (dialog === null && isDialogOpen()) return
      places = [...places.filter((one) => one.isConnected && one.closest(DIALOGS) !== dialog), target]
    }
    // A dialog hangs in the body of its own. Nobody is led anywhere whose place is still there.
    const observer = new MutationObserver(() => {
      if (places.at(-1)?.isConnected !== false || document.activeElement !== document.body) return
      places.findLast((one) => one.isConnected)?.focus()
    })
    document.addEventListener('focusin', remember)
    observer.observe(document.body, { childList: true })
    return () => {
      document.removeEventListener('focusin', remember)
      observer.disconnect()
    }
  }, [])
}

function isDialogOpen(): boolean {
  return [...document.querySelectorAll('[aria-modal="true"]')].some((dialog) => dialog.checkVisibility())
}
