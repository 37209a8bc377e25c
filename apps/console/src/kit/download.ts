import type { Query } from './api.ts'
import { Refusal, UNREADABLE } from './refusal.ts'
import { stanceHeaders, stanceNow } from './stance.ts'

/** Takes a file from the platform, as whom and in which mode one works; a plain link could not say that. @throws Refusal */
export async function download(path: string, query: Query, name: string): Promise<void> {
  const wanted = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  const answer = await fetch(`${path}?${new URLSearchParams(wanted)}`, { headers: stanceHeaders(stanceNow()) })
  if (!answer.ok) throw new Refusal((await answer.json().catch(() => UNREADABLE)) as Refusal['problem'])
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
