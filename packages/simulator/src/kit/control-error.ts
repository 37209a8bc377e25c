import type { Because } from '../explain/because.ts'

/** What the control API answers when it cannot do what it was asked; for people and pages alike. */
export class ControlError extends Error {
  readonly status: number
  readonly code: string
  readonly messageZh: string
  readonly messageEn: string
  /** Where it is WeChat that refuses: by which rule, and what would have been right. */
  readonly because: Because | null

  constructor(status: number, code: string, messageZh: string, messageEn: string, because: Because | null = null) {
    super(messageEn)
    this.status = status
    this.code = code
    this.messageZh = messageZh
    this.messageEn = messageEn
    this.because = because
  }
}

export function notFound(thingZh: string, thingEn: string, id: string): ControlError {
  return new ControlError(404, 'NOT_FOUND', `没有${thingZh} ${id}`, `there is no ${thingEn} ${id}`)
}

export function alreadyThere(thingZh: string, thingEn: string, id: string): ControlError {
  return new ControlError(409, 'ALREADY_EXISTS', `${thingZh} ${id} 已存在`, `the ${thingEn} ${id} exists already`)
}
