import { explain } from '../explain/because.ts'
import type { AuthorizeProblem } from './authorize-payer.ts'

// Nothing inline and no script: what these pages show comes from a caller's address bar.
export const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'",
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

export function problemPage({ words, code, because }: AuthorizeProblem): string {
  const { why_zh, right_zh, why_en, right_en } = explain(because)
  return page('微信', [
    '<div class="consent-mark" aria-hidden="true">!</div>',
    `<h1>${escapeHtml(words)}</h1>`,
    `<p>错误码：${code}</p>`,
    `<p class="consent-why">${escapeHtml(`${why_zh}${right_zh}`)}</p>`,
    `<p class="consent-why" lang="en">${escapeHtml(`${why_en} ${right_en}`)}</p>`,
  ])
}

export function outsidePage(): string {
  return page('微信', [
    '<div class="consent-mark" aria-hidden="true">!</div>',
    '<h1>请在微信客户端打开链接</h1>',
    '<p class="consent-why" lang="en">Choose a payer on the <a href="/">phone</a> first, then open this link again.</p>',
  ])
}

export function consentPage(appName: string, payerName: string, allow: string, refuse: string): string {
  return page(appName, [
    `<p class="consent-app">${escapeHtml(appName)} 申请</p>`,
    '<h1>获取你的昵称、头像</h1>',
    `<p class="consent-payer">${escapeHtml(payerName)}</p>`,
    `<p><a class="consent-allow" href="${escapeHtml(allow)}">允许</a></p>`,
    `<p><a class="consent-refuse" href="${escapeHtml(refuse)}">拒绝</a></p>`,
  ])
}

function page(title: string, lines: readonly string[]): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="/assets/kit/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/kit/tokens.css">
<link rel="stylesheet" href="/assets/login/consent.css">
</head>
<body>
<main class="consent">
${lines.join('\n')}
</main>
</body>
</html>
`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)
}
