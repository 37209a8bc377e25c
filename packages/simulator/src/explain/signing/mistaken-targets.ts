import type { SigningParts } from './signing-text.ts'

type MistakenTarget = readonly [
  reason: 'signedFullUrl' | 'signedWithoutQuery' | 'signedDecodedTarget' | 'signedEncodedTarget' | 'signedPathForm',
  target: string,
]

const WECHAT = ['https://api.mch.weixin.qq.com', 'https://api2.mch.weixin.qq.com', 'api.mch.weixin.qq.com']

/** The address written in another way than it was sent. */
export function* mistakenTargets({ target, host }: SigningParts): Generator<MistakenTarget> {
  const [path = '', query] = target.split('?', 2)
  for (const origin of [`http://${host}`, `https://${host}`, host, ...WECHAT]) {
    yield ['signedFullUrl', origin + target]
    yield ['signedFullUrl', origin + path]
  }
  if (query !== undefined) {
    yield ['signedWithoutQuery', path]
    yield ['signedWithoutQuery', `${path}?`]
    yield ['signedWithoutQuery', query]
    const pairs = query.split('&')
    yield ['signedEncodedTarget', `${path}?${pairs.toSorted().join('&')}`]
    yield ['signedEncodedTarget', `${path}?${pairs.toReversed().join('&')}`]
    yield ['signedEncodedTarget', `${path}?${encodeURIComponent(query)}`]
  }
  yield ['signedDecodedTarget', decoded(target)]
  yield ['signedDecodedTarget', decoded(target.replaceAll('+', ' '))]
  yield ['signedEncodedTarget', encodeURI(target)]
  yield ['signedEncodedTarget', encodeURIComponent(target)]
  yield ['signedPathForm', target.slice(1)]
  yield ['signedPathForm', `${target}/`]
  yield ['signedPathForm', `/${target}`]
  yield ['signedPathForm', target.replace(/^\/v3/, '')]
  yield ['signedPathForm', target.replace(/^\/v3\//, '')]
  yield ['signedPathForm', target.toLowerCase()]
  yield ['signedPathForm', target.replace('/partner/', '/')]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
