import { App } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from './i18n.ts'
import { ProblemView } from './problem.tsx'
import { kitWords } from './words.ts'

export type Deed = {
  readonly title: string
  /** What will happen, with the amount in yuan and the name. */
  readonly says: ReactNode
  /** The verb on the button. */
  readonly verb: string
  readonly isDangerous?: boolean
  readonly perform: () => Promise<unknown>
}

/** Asks before something is done that concerns money, state or permission. Stays open, and says why, where it is refused. */
export function useConfirm(): (deed: Deed) => void {
  const { modal } = App.useApp()
  const t = useWords(kitWords)
  return ({ title, says, verb, isDangerous = false, perform }) => {
    const shown = modal.confirm({
      title,
      content: says,
      okText: verb,
      cancelText: t('cancel'),
      okButtonProps: { danger: isDangerous },
      autoFocusButton: isDangerous ? 'cancel' : 'ok',
      onOk: async () => {
        try {
          await perform()
        } catch (error) {
          shown.update({ content: <Refused says={says} error={error} /> })
          throw error
        }
      },
    })
  }
}

function Refused({ says, error }: { says: ReactNode; error: unknown }) {
  return (
    <>
      <div className="above">{says}</div>
      <ProblemView error={error} />
    </>
  )
}
