/** What the control API answers when it cannot do what it was asked; for people and pages alike. */
export class ControlError extends Error {
  readonly status: number
  readonly code: string
  readonly messageZh: string
  readonly messageEn: string

  constructor(status: number, code: string, messageZh: string, messageEn: string) {
    super(messageEn)
    this.status = status
    this.code = code
    this.messageZh = messageZh
    this.messageEn = messageEn
  }
}

export function notFound(thingZh: string, thingEn: string, id: string): ControlError {
  return new ControlError(404, 'NOT_FOUND', `没有${thingZh} ${id}`, `there is no ${thingEn} ${id}`)
}

export function alreadyThere(thingZh: string, thingEn: string, id: string): ControlError {
  return new ControlError(409, 'ALREADY_EXISTS', `${thingZh} ${id} 已存在`, `the ${thingEn} ${id} exists already`)
}
