import type { Paper } from '@teyue/contract/applyment'
import type { Problem } from '@teyue/contract/problem'
import { toBase64 } from '../kit/base64.ts'
import { interrupt } from '../kit/interruption.ts'
import { Refusal, UNHEARD, UNREADABLE } from '../kit/refusal.ts'
import { stanceHeaders, stanceNow } from '../kit/stance.ts'
import { filenameOf } from './paper-fit.ts'

const TIMEOUT_MS = 180_000

/** Brings a file to the platform, telling how far it is, from 0 to 1. @throws Refusal */
export async function uploadPaper(papersPath: string, file: File, tell: (part: number) => void): Promise<Paper> {
  const body = JSON.stringify({ filename: filenameOf(file.name), content: await toBase64(file) })
  for (;;) {
    const { status, answer } = await post(papersPath, body, tell)
    if (status === 201) return answer as Paper
    const problem = answer as Problem
    if (problem.code !== 'UNAUTHENTICATED' || !(await interrupt('sign-in'))) throw new Refusal(problem)
  }
}

/** `fetch` does not tell how far a request is. The same file again is the same paper, so it needs no name of its own. */
function post(path: string, body: string, tell: (part: number) => void): Promise<{ status: number; answer: unknown }> {
  const request = new XMLHttpRequest()
  request.open('POST', path)
  request.timeout = TIMEOUT_MS
  request.setRequestHeader('content-type', 'application/json')
  for (const [name, value] of Object.entries(stanceHeaders(stanceNow()))) request.setRequestHeader(name, value)
  request.upload.onprogress = ({ loaded, total }) => tell(loaded / total)
  return new Promise((resolve, reject) => {
    const unheard = () => reject(new Refusal(UNHEARD))
    request.onerror = unheard
    request.ontimeout = unheard
    request.onload = () => {
      try {
        resolve({ status: request.status, answer: JSON.parse(request.responseText) })
      } catch {
        reject(new Refusal(UNREADABLE))
      }
    }
    request.send(body)
  })
}
