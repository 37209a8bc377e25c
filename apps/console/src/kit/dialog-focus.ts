import { useEffect } from 'react'

const DIALOGS = '.ant-modal-root, .ant-drawer'
const CLOSER = '.ant-modal-close, .ant-drawer-close'
const FIELD = ':is(input, textarea):not(:disabled, [type="hidden"], [type="file"])'

/**
 * A dialog that asks something begins at its first field: Ant's begins at the button that closes it, because that is first.
 * And where the keyboard was before a dialog is where it is once the dialog is gone: Ant's gives it back only where it was closed
 * before it is taken away, and pages take it away.
 */
export function useDialogFocus(): void {
  useEffect(() => {
    // The last place on the page, and the last one in each dialog on top of it.
    let places: readonly HTMLElement[] = []
    const remember = ({ target, relatedTarget: from }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return
      const dialog = target.closest(DIALOGS)
      const hasBegun = from instanceof Node && dialog?.contains(from)
      if (dialog && !hasBegun && target.matches(CLOSER)) dialog.querySelector<HTMLElement>(FIELD)?.focus()
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
