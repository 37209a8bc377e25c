import { request } from 'undici'
import { readBounded } from '../../kit/bounded-text.ts'
import { type Finding, failed, good, wrong } from './finding.ts'

const answerTimeoutMs = 5_000
const maxAnswerBytes = 1_000
const remedy =
  'Start "teyue serve" or "teyue start", and let TEYUE_PUBLIC_URL, its DNS name and its proxy lead here. A network that cannot reach its own public address needs this tried from outside.'

/** Whether the address that WeChat is told leads to a Teyue. */
export async function lookAtPublicUrl(publicUrl: string): Promise<Finding> {
  const about = 'public URL'
  try {
    const answer = await request(`${publicUrl}/healthz`, { signal: AbortSignal.timeout(answerTimeoutMs) })
    const text = await readBounded(answer.body, maxAnswerBytes)
    if (answer.statusCode === 200 && text === '{"status":"alive"}') return good(about, `${publicUrl} leads to a Teyue`)
    return wrong(about, `${publicUrl}/healthz answers ${answer.statusCode}, but not as a Teyue does`, remedy)
  } catch (error) {
    return failed(about, new Error(`${publicUrl} does not answer: ${reason(error)}`), remedy)
  }
}

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code
  return typeof code === 'string' ? code : error instanceof Error ? error.message : String(error)
}
