import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Applyment } from '@teyue/contract/applyment'
import { useMemo } from 'react'
import { useMay } from '../../app/me.ts'
import { SteppedForm } from '../../form/stepped-form.tsx'
import { Summary } from '../../form/summary.tsx'
import { useWords } from '../../kit/i18n.ts'
import { useLive } from '../../kit/live.ts'
import { Page, Read } from '../../kit/page.tsx'
import { useRead } from '../../kit/reading.ts'
import { TimelineOf } from '../../money/timeline.tsx'
import { keptApplyment } from './kept-applyment.ts'
import { Status } from './status.tsx'
import { SubmitButton } from './submit-button.tsx'
import { applymentWords } from './words.ts'
import '../../money/money.css'
import './applyment.css'

const REFRESHED_EVERY_MS = 10_000

/** One onboarding: how it stands and what comes next, then the form, which may be written in while WeChat has nothing under way. */
export default function ApplymentPage() {
  const t = useWords(applymentWords)
  const { id = '' } = useParams({ strict: false })
  const path = `/v1/applyments/${id}`
  const found = useRead<Applyment>(path, {}, { everyMs: REFRESHED_EVERY_MS })
  const client = useQueryClient()
  useLive(id, () => void client.invalidateQueries({ predicate: ({ queryKey: [one] }) => String(one).startsWith(path) }))
  return (
    <Page title={found.data?.name ?? t(found.data ? 'unnamed' : 'title')}>
      <Read of={found}>{(one) => <Shown key={one.id} applyment={one} />}</Read>
    </Page>
  )
}

function Shown({ applyment }: { applyment: Applyment }) {
  const may = useMay()
  const kept = useMemo(() => keptApplyment(applyment), [applyment])
  const isOpen = ['draft', 'refused', 'rejected', 'editing'].includes(applyment.state)
  return (
    <>
      <Status applyment={applyment} />
      {isOpen && may('applyments.manage') ? (
        // Filled in anew after each submission: what was typed before it is WeChat's now.
        <SteppedForm
          key={applyment.submitted_at}
          kept={kept}
          submit={(isWhole) => <SubmitButton applyment={applyment} isWhole={isWhole} />}
        />
      ) : (
        <Summary kept={kept} />
      )}
      {applyment.state !== 'draft' && <TimelineOf path={`/v1/applyments/${applyment.id}`} counted="submitted_often" />}
    </>
  )
}
