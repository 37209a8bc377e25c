import { catalogue } from '../error-catalogue.ts'

const head = `# Errors

Every refusal is a problem after [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) with content type
\`application/problem+json\`. Programs branch on \`code\`; \`detail\` and \`next\` are for people and stand in both languages;
\`field\` and \`location\` name what was wrong; \`details\` holds facts; \`request_id\` finds it in our logs. A code, once released,
is never reused. A running Teyue shows this list at \`/docs/errors\`.

\`\`\`json
{
  "type": "/docs/errors#BAD_REQUEST",
  "title": "Bad Request",
  "status": 400,
  "code": "BAD_REQUEST",
  "detail": "\`amount\` must be a whole number, not text.",
  "detail_zh": "字段 \`amount\` 须为整数，不能是文本。",
  "next": "Correct the field named here and send the request again.",
  "next_zh": "请改正所指字段后重新提交。",
  "request_id": "5b0c7a42-6a2a-4a52-9d0e-9e2b3c0f3b0e",
  "field": "amount",
  "location": "body"
}
\`\`\`

Three rules for callers: a **4xx** will be refused again until the request is changed; **429** and **503** pass, so send the
same request again; after **500**, or no answer at all, the outcome is unknown: send the same request again under the same
\`reference\`, and nothing is done twice.

| code | status | what happened, and what to do | 原因与处理 |
|---|---|---|---|
`

/** docs/errors.md, as generate-error-document.ts writes it. */
export function errorDocument(): string {
  const rows = Object.entries(catalogue).map(
    ([code, { status, message, next, messageZh, nextZh }]) =>
      `| \`${code}\` | ${status} | ${message} ${next} | ${messageZh}${nextZh} |\n`,
  )
  return head + rows.join('')
}
