import Type, { type Static } from 'typebox'
import { oneOf } from './fields.ts'
import { ref } from './named.ts'

const text = (description: string) => Type.String({ description })

export const WechatError = Type.Object(
  {
    object: Type.Literal('wechat_error'),
    code: Type.String({ description: 'As WeChat writes it today', examples: ['NO_AUTH'] }),
    kind: oneOf(
      ['code', 'inner_code', 'ours'],
      'A code; the finer inner code, which is the end of WeChat’s Request-ID; or a code of our client, where WeChat gave none',
    ),
    spellings: Type.Array(Type.String(), { description: 'How APIv2 writes the same', examples: [['NOAUTH']] }),
    cause: text('What it means'),
    cause_zh: text('The same in Chinese'),
    remedy: text('What to do'),
    remedy_zh: text('The same in Chinese'),
  },
  { $id: 'WechatError', additionalProperties: false, description: 'What one of WeChat’s codes means' },
)
export type WechatError = Static<typeof WechatError>

export const WechatErrors = Type.Object(
  {
    object: Type.Literal('wechat_errors'),
    data: Type.Array(ref(WechatError), { description: 'Codes by name, then inner codes by number' }),
  },
  { $id: 'WechatErrors', additionalProperties: false, description: 'Every code that has an explanation' },
)
export type WechatErrors = Static<typeof WechatErrors>
