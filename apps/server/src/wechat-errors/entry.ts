/** What WeChat means by a code, and what to do about it, in both languages. */
export type WechatErrorEntry = {
  readonly cause: string
  readonly causeZh: string
  readonly remedy: string
  readonly remedyZh: string
}

/** In the order: cause, remedy, 原因, 处理. */
export function entry(cause: string, remedy: string, causeZh: string, remedyZh: string): WechatErrorEntry {
  return { cause, remedy, causeZh, remedyZh }
}
