/** What WeChat's browser shows where a page does not open; it has no script and nothing from elsewhere. */
export function problemPage({ zh, en }: { readonly zh: string; readonly en: string }): string {
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>网页无法打开</title>
<style>html{background:Canvas;color:CanvasText}body{margin:96px 32px;overflow-wrap:anywhere;font:17px/26px system-ui,sans-serif;text-align:center}p+p{font-size:14px;opacity:.7}</style>
<h1 style="font-size:20px;font-weight:500">网页无法打开</h1>
<p>${escapeHtml(zh)}</p>
<p lang="en">${escapeHtml(en)}</p>
</html>
`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)
}
