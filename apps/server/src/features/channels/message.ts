import { createHmac } from 'node:crypto'
import type { Answer } from '../../outbound/answer.ts'

/** What a channel tells: a line that says it all, more below, and where to look. */
export type Message = {
  readonly title: string
  readonly lines: readonly string[]
  readonly link: string
}

// WeCom takes 4096 bytes of markdown, Feishu 20 kB in all; nobody reads more lines than this on a phone anyway.
const MAX_LINES = 15
const MAX_LINE_CHARACTERS = 200
const MAX_WECOM_BYTES = 4_096
// From a sign of ASCII to the same in the width of Chinese characters (U+FF01 and on).
const WIDE_FORMS = 0xfee0

/** As WeCom's group robot takes it: markdown of its own kind. What a merchant chose, as an address, is no markdown. */
export function wecomBody({ title, lines, link }: Message): string {
  const head = `**${plain(title)}**\n`
  const foot = `\n[${link}](${link})`
  const room = MAX_WECOM_BYTES - Buffer.byteLength(head + foot)
  return JSON.stringify({
    msgtype: 'markdown',
    markdown: { content: `${head}${cutToBytes(quoted(lines), room)}${foot}` },
  })
}

/** As Feishu's group robot takes it. With a secret it is signed: the secret is part of the key, and nothing is hashed under it. */
export function feishuBody({ title, lines, link }: Message, secret: string | null, sentAt: Date): string {
  const content = [...shortened(lines).map((text) => [{ tag: 'text', text }]), [{ tag: 'a', text: link, href: link }]]
  const body = { msg_type: 'post', content: { post: { zh_cn: { title, content } } } }
  if (secret === null) return JSON.stringify(body)
  const timestamp = String(Math.floor(sentAt.getTime() / 1000))
  const sign = createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64')
  return JSON.stringify({ timestamp, sign, ...body })
}

export function mailText({ lines, link }: Message): string {
  return `${shortened(lines).join('\n')}\n\n${link}\n`
}

/** Robots answer 200 to what they refuse, too, and say in the body what was wrong. */
export function judgeRobot(answer: Answer): Answer {
  if (answer.outcome !== 'delivered') return answer
  const { errcode, code, StatusCode } = parse(answer.excerpt)
  const isTaken = [errcode, code, StatusCode].some((one) => one === 0)
  return isTaken ? answer : { ...answer, outcome: 'refused' }
}

function parse(text: string): { errcode?: unknown; code?: unknown; StatusCode?: unknown } {
  try {
    return Object(JSON.parse(text))
  } catch {
    return {}
  }
}

function quoted(lines: readonly string[]): string {
  return shortened(lines)
    .map((line) => `> ${plain(line)}`)
    .join('\n')
}

/** Its markdown knows no escape: signs that would make a link, a mention or a colour are written in their wide form. */
function plain(text: string): string {
  return text.replace(/[[\]<>*`]/g, (sign) => String.fromCodePoint(sign.codePointAt(0)! + WIDE_FORMS))
}

function shortened(lines: readonly string[]): string[] {
  const some = lines.slice(0, MAX_LINES).map((line) => line.slice(0, MAX_LINE_CHARACTERS))
  return lines.length > MAX_LINES ? [...some, `… +${lines.length - MAX_LINES}`] : some
}

/** Whole characters only. */
function cutToBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text
  return new TextDecoder().decode(Buffer.from(text).subarray(0, most - 3)).replace(/\uFFFD$/, '')
}
