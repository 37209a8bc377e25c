import { useWords } from '../../kit/i18n.ts'
import { Money } from '../../kit/money.tsx'
import { moneyWords } from '../../money/words.ts'
import { disagreementWords } from './words.ts'

type Side = Readonly<Record<string, unknown>>

const amounts = ['amount', 'total', 'payer_total']

/** Both sides side by side; where both say something and it differs, the row is marked. */
export function Sides({ ours, theirs }: { ours: Side; theirs: Side }) {
  const t = useWords(disagreementWords)
  const fields = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])]
  return (
    <table className="plain-table sides-table">
      <thead>
        <tr>
          <th scope="col">{t('field')}</th>
          <th scope="col">{t('ours')}</th>
          <th scope="col">{t('theirs')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field} className={differs(ours[field], theirs[field]) ? 'differs' : ''}>
            <th scope="row">
              <Field name={field} />
            </th>
            <td>
              <Value field={field} value={ours[field]} />
            </td>
            <td>
              <Value field={field} value={theirs[field]} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** In words where pages about money have one. */
function Field({ name }: { name: string }) {
  const m = useWords(moneyWords)
  if ((moneyWords.keys as readonly string[]).includes(name)) return m(name as 'state')
  return <span className="mono">{name}</span>
}

function Value({ field, value }: { field: string; value: unknown }) {
  const t = useWords(disagreementWords)
  if (value === null || value === undefined) return t('none')
  if (amounts.includes(field) && typeof value === 'number') return <Money fen={value} />
  return <span className="mono">{String(value)}</span>
}

function differs(ours: unknown, theirs: unknown): boolean {
  const isSaid = (value: unknown) => value !== null && value !== undefined
  return isSaid(ours) && isSaid(theirs) && ours !== theirs
}
