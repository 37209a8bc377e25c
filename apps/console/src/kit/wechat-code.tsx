import { To } from './link.tsx'

/** A code of WeChat's: it leads to what it means and what to do. */
export function WechatCode({ code }: { code: string }) {
  return (
    <To path="/wechat-errors" search={{ query: code }}>
      {code}
    </To>
  )
}

/** WeChat's words with their code. */
export function WechatSays({ code, message }: { code: string; message: string }) {
  return (
    <>
      {message}（<WechatCode code={code} />）
    </>
  )
}
