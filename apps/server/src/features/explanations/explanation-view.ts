import type { WechatErrors, WechatError as WechatErrorView } from '@teyue/contract/wechat-error'
import type { WechatErrorEntry } from '../../wechat-errors/entry.ts'
import { spellingsOf, wechatCodes } from '../../wechat-errors/explain.ts'
import { innerCodes } from '../../wechat-errors/inner-codes.ts'
import { ourCodes } from '../../wechat-errors/our-codes.ts'

type Row = readonly [code: string, entry: WechatErrorEntry]

/** The whole catalogue as the API shows it. */
export function viewWechatErrors(): WechatErrors {
  const codes = sorted(wechatCodes).map((row) => view(row, Object.hasOwn(ourCodes, row[0]) ? 'ours' : 'code'))
  const inner = sorted(innerCodes).map((row) => view(row, 'inner_code'))
  return { object: 'wechat_errors', data: [...codes, ...inner] }
}

function sorted(entries: Readonly<Record<string, WechatErrorEntry>>): Row[] {
  return Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1))
}

function view([code, { cause, causeZh, remedy, remedyZh }]: Row, kind: WechatErrorView['kind']): WechatErrorView {
  const words = { cause, cause_zh: causeZh, remedy, remedy_zh: remedyZh }
  return { object: 'wechat_error', code, kind, spellings: spellingsOf(code), ...words }
}
