import type { Exchange } from '@teyue/contract/timeline'
import { useWords } from '../kit/i18n.ts'
import { Read } from '../kit/page.tsx'
import { useRead } from '../kit/reading.ts'
import { timelineWords } from './timeline-words.ts'

/** What went over the wire, masked by the platform: request and answer, as they were. */
export function RawExchange({ id, of }: { id: string; of: string }) {
  const t = useWords(timelineWords)
  const exchange = useRead<Exchange>(`/v1/exchanges/${id}`, { of })
  return (
    <div className="exchange">
      <Read of={exchange}>
        {({
          method,
          url,
          request_headers: sent,
          request_body: body,
          status,
          answer_headers: came,
          answer_body: said,
        }) => (
          <>
            <h3>{t('request')}</h3>
            <pre>{[`${method} ${url}`, ...lines(sent), '', pretty(body)].join('\n').trim()}</pre>
            <h3>{t('answer')}</h3>
            <pre>
              {status === null
                ? t('no_answer')
                : [`HTTP ${status}`, ...lines(came), '', pretty(said)].join('\n').trim()}
            </pre>
          </>
        )}
      </Read>
    </div>
  )
}

function lines(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
