export type ChannelKind = 'email' | 'wecom' | 'feishu'
export type Severity = 'warning' | 'critical'
export type Language = 'zh' | 'en'

/** Where people are told of alerts. What is secret lies sealed beside it. */
export type Channel = {
  readonly id: string
  readonly kind: ChannelKind
  readonly name: string
  readonly hint: string
  readonly language: Language
  readonly minSeverity: Severity
  /** It hears only of what nobody has acknowledged for so long: how an alert climbs. 0 is at once. */
  readonly afterMinutes: number
  readonly perHour: number
  readonly createdAt: Date
}

/** A group robot's address; Feishu's may want its messages signed. */
export type RobotTarget = { readonly url: string; readonly secret: string | null }

export type MailTarget = {
  readonly host: string
  readonly port: number
  /** `tls` from the first byte, `starttls` or nothing: the last only within networks of our own. */
  readonly security: 'tls' | 'starttls' | 'none'
  readonly user: string | null
  readonly password: string | null
  readonly from: string
  readonly to: readonly string[]
}

export type Target = ({ readonly kind: 'wecom' | 'feishu' } & RobotTarget) | ({ readonly kind: 'email' } & MailTarget)

const TAIL_CHARACTERS = 4

/** The name under which a channel's target is sealed. */
export function targetContext(id: string): string {
  return `alert_channel.target:${id}`
}

/** Whom it reaches, as far as people may see it: the key in a robot's address is a secret. */
export function hintOf(target: Target): string {
  if (target.kind === 'email') return target.to.join(', ')
  const { host } = new URL(target.url)
  return `${host} …${target.url.slice(-TAIL_CHARACTERS)}`
}

/** Whether a channel wants to hear of what is that serious and has stood unacknowledged for so long. */
export function wants(
  channel: Pick<Channel, 'minSeverity' | 'afterMinutes'>,
  severity: Severity | 'note',
  standingMs: number,
): boolean {
  if (severity === 'note') return false
  const isSerious = severity === 'critical' || channel.minSeverity === 'warning'
  return isSerious && standingMs >= channel.afterMinutes * 60_000
}
