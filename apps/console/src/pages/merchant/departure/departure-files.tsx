import type { Departure } from '@teyue/contract/departure'
import type { Export } from '@teyue/contract/export'
import { Button, Card } from 'antd'
import { useMay } from '../../../app/me.ts'
import { act } from '../../../kit/api.ts'
import { useLanguage, useWords } from '../../../kit/i18n.ts'
import { Moment } from '../../../kit/moment.tsx'
import { ProblemView } from '../../../kit/problem.tsx'
import { useAct } from '../../../kit/reading.ts'
import { State } from '../../../kit/state.tsx'
import { exportStandings, FetchFile, Rows } from '../../exports/made-file.tsx'
import { exportWords } from '../../exports/words.ts'
import { departureWords } from './departure-words.ts'

/** Everything that is the merchant's as files, made in one go and fetched by both sides. */
export function DepartureFiles({ departure }: { departure: Departure }) {
  const t = useWords(departureWords)
  const language = useLanguage()
  const mayMake = useMay()('exports.make')
  const { id, exports } = departure
  const make = useAct(() => act('POST', `/v1/departures/${id}/files`, { language }), ['/v1/merchants', '/v1/exports'])
  const isBusy = exports.some(({ state }) => isUnfinished(state))
  if (!mayMake) return null
  return (
    <Card
      title={t('files')}
      extra={
        id && (
          <Button loading={make.isPending || isBusy} onClick={() => make.mutate()}>
            {t('make')}
          </Button>
        )
      }
    >
      <p className="meta">{t(id ? 'files_says' : 'files_before')}</p>
      {make.error && <ProblemView error={make.error} />}
      {id && exports.length === 0 && <p className="meta">{t('no_files')}</p>}
      <ul className="rows checked">
        {exports.map((one) => (
          <File key={one.id} of={one} />
        ))}
      </ul>
    </Card>
  )
}

export function isUnfinished(state: Export['state']): boolean {
  return state === 'waiting' || state === 'running'
}

function File({ of }: { of: Export }) {
  const t = useWords(departureWords)
  const e = useWords(exportWords)
  return (
    <li>
      <strong>{e(of.kind)}</strong>
      <div className="grow">
        <div>
          {e('rows')} <Rows of={of} />
        </div>
        <div className="meta">
          {t('kept_until')} <Moment at={of.expires_at} />
        </div>
      </div>
      {of.state === 'ready' ? <FetchFile of={of} /> : <State is={exportStandings[of.state]}>{e(of.state)}</State>}
    </li>
  )
}
