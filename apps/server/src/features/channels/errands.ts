import { createTransport } from 'nodemailer'
import type { Context } from '../../context.ts'
import { isAllowedAddress, literalAddress } from '../../outbound/address.ts'
import type { Answer, Outcome } from '../../outbound/answer.ts'
import { posterFor, resolveAll } from '../../outbound/poster.ts'
import type { MailTarget, Target } from './channel.ts'
import { feishuBody, judgeRobot, type Message, mailText, wecomBody } from './message.ts'
import { openSending } from './open-sending.ts'
import { findSending, recordSending } from './record-sending.ts'
import type { Sending } from './sending.ts'

const MAIL_TIMEOUT_MS = 10_000
/** A server that says a little now and then is never silent, and would hold its sender for ever. */
const WHOLE_MAIL_TIMEOUT_MS = 30_000
const EXCERPT_CHARACTERS = 500
const headers = { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Teyue-Alerts/1' }

/** The next attempt of a sending, from its opening to its record. */
export async function sendAlert(ctx: Context, providerId: string, sendingId: string): Promise<Sending> {
  const opened = await openSending(ctx, providerId, sendingId)
  if (!opened) return findSending(ctx, providerId, sendingId)
  const answer = await tell(ctx, opened.target, opened.message)
  return recordSending(ctx, providerId, sendingId, answer)
}

async function tell(ctx: Context, target: Target, message: Message): Promise<Answer> {
  if (target.kind === 'email') return mail(ctx, target, message)
  const body = target.kind === 'wecom' ? wecomBody(message) : feishuBody(message, target.secret, ctx.now())
  return judgeRobot(await posterFor(ctx, ctx.webhookNetworks)(target.url, headers, body))
}

/** Mails a message, and says how that ended, within this time. */
export async function mail(
  { webhookNetworks }: Pick<Context, 'webhookNetworks'>,
  target: MailTarget,
  message: Message,
  withinMs = WHOLE_MAIL_TIMEOUT_MS,
): Promise<Answer> {
  const started = performance.now()
  const signal = AbortSignal.timeout(withinMs)
  const end = (outcome: Outcome, excerpt: string): Answer => ({
    outcome,
    status: null,
    excerpt: excerpt.slice(0, EXCERPT_CHARACTERS),
    durationMs: Math.round(performance.now() - started),
  })
  try {
    const address = await allowedAddressOf(target, webhookNetworks)
    if (!address) return end('forbidden_address', '')
    const { response } = await deliver(target, address, message, signal)
    return end('delivered', response)
  } catch (error) {
    const { code, message: why } = error as { code?: string; message?: string }
    return end(signal.aborted ? 'timed_out' : outcomeOf(code), why ?? '')
  }
}

async function deliver(
  target: MailTarget,
  address: string,
  { title, ...message }: Message,
  signal: AbortSignal,
): Promise<{ response: string }> {
  const { host, port, security, user, password, from, to } = target
  const transport = createTransport({
    // The address that was judged is the one that is connected to; the name stays what its certificate must bear.
    host: address,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { servername: host },
    ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: MAIL_TIMEOUT_MS,
    greetingTimeout: MAIL_TIMEOUT_MS,
    socketTimeout: MAIL_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    const text = mailText({ title, ...message })
    return await transport.sendMail({ from, to: [...to], subject: title, text, signal })
  } finally {
    transport.close()
  }
}

/** Public addresses, and those of networks that were allowed; without encryption only the latter. */
async function allowedAddressOf(
  { host, security }: MailTarget,
  networks: readonly string[],
): Promise<string | undefined> {
  const literal = literalAddress(new URL(`smtp://${host}`))
  const found = literal ? [literal] : (await resolveAll(host)).map(({ address }) => address)
  const protocol = security === 'none' ? 'http:' : 'https:'
  return found.length > 0 && found.every((one) => isAllowedAddress(one, protocol, networks)) ? found[0] : undefined
}

function outcomeOf(code: string | undefined): Outcome {
  if (code === 'ETIMEDOUT') return 'timed_out'
  return code === 'EENVELOPE' || code === 'EAUTH' || code === 'EMESSAGE' ? 'refused' : 'unreachable'
}
