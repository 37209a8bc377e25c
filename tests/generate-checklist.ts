import { globSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

// Writes docs/checklist.md: which tests prove each row of WeChat's acceptance checklist. With --check it only compares.

const root = path.join(import.meta.dirname, '..')
const target = path.join(root, 'docs/checklist.md')

const rows: readonly (readonly [id: string, mustHold: string])[] = [
  ['Q1', 'JSAPI and mini program sign `prepay_id=…`, APP signs the bare id; never mixed'],
  ['Q2', 'the order and its call-up are signed with the same private key'],
  ['Q3', 'payment notices are received by POST and handled'],
  ['Q4', 'orders are queried by our number'],
  ['Q5', "orders are queried by WeChat's number"],
  ['Q6', 'unpaid orders are closed at WeChat'],
  ['Q7', 'refunds are asked for'],
  ['Q8', 'refund notices are handled'],
  ['Q9', 'a single refund is queried'],
  ['Q10', 'bills are requested and downloaded'],
  ['Q11', 'JSAPI: order and call-up are complete'],
  ['Q12', 'mini program: order and call-up are complete'],
  ['Q13', 'APP: order and call-up are complete'],
  ['Q14', 'H5: order and link are complete'],
  ['Q15', 'Native: order and code are complete'],
  ['Q16', 'code payment: the answer is the result, and only a listed failure is one'],
  ['Q17', 'code payment: the order is queried until its end is known'],
  ['Q18', 'code payment: what failed or is not known in time is reversed, not refunded'],
  ['Q21', 'combined orders are made, with their call-up'],
  ['Q22', 'a combined notice is read sub-order by sub-order'],
  ['Q23', 'combined orders are queried by their own interface'],
  ['Q24', "combined refunds go per sub-order, by that sub-order's merchant"],
  ['Q25', 'the combined number and each sub number are unique'],
  ['Q27', 'combined and basic interfaces are never mixed'],
  ['Q34', 'papers are uploaded before the form'],
  ['Q35', 'form fields are sealed with the right key, `Wechatpay-Serial` is sent, nothing empty is sent'],
  ['Q36', 'all onboarding states are followed to their end; the signing link is there to be shown as a QR code'],
  ['Q37', 'settlement account changes: five a day, names match, the review is followed'],
  ['Q38', 'subject confirmation: fields sealed, numbers unique, the name as on the licence'],
  ['Q39', 'subject confirmation: all states followed, the QR code for 30 days, cancelled before it is sent again'],
  ['Q40', 'every number is unique; a refund is retried under its own number'],
  ['Q41', 'a lapsed prepay id or h5_url is renewed by ordering again'],
  ['Q42', 'bills are compared the next day after ten, yuan turned into fen'],
  ['Q43', '50 partial refunds per payment at most'],
  ['Q44', 'a schedule finds unpaid orders that lapsed and closes them'],
]

type Proof = { readonly name: string; readonly file: string }

const text = render(findProofs())
if (!process.argv.includes('--check')) writeFileSync(target, text)
else if (readIfThere(target) !== text) {
  process.stderr.write('docs/checklist.md is stale: run `npx node tests/generate-checklist.ts`\n')
  process.exitCode = 1
}

/** Tests say the rows they prove before the colon of their name: `Q1, Q11: …`. */
function findProofs(): Map<string, Proof[]> {
  const proofs = new Map<string, Proof[]>()
  for (const file of globSync('{apps,packages,tests}/**/*.{test,story}.ts', { cwd: root }).sort()) {
    if (file.includes('node_modules')) continue
    for (const [, , name = ''] of readFileSync(path.join(root, file), 'utf8').matchAll(
      /\btest\(\s*(['"`])(.+?)\1\s*,/g,
    )) {
      const [ids = ''] = name.split(':')
      for (const id of ids.match(/\bQ\d+\b/g) ?? []) proofs.set(id, [...(proofs.get(id) ?? []), { name, file }])
    }
  }
  return proofs
}

function render(proofs: ReadonlyMap<string, readonly Proof[]>): string {
  const lines = rows.map(
    ([id, mustHold]) => `| ${id} | ${mustHold} | ${(proofs.get(id) ?? []).map(link).join('<br>')} |`,
  )
  const unproven = rows.filter(([id]) => !proofs.has(id)).map(([id]) => id)
  if (unproven.length > 0) throw new Error(`no test names ${unproven.join(', ')}`)
  return `# The acceptance checklist

WeChat's own quality checklist, in our words, as far as it is built, and the tests that prove each row. Generated from the tests'
names by \`tests/generate-checklist.ts\`. The rows that are not here come with their features, as profit sharing (Q28–Q33)
does.

| row | must hold | proven by |
|---|---|---|
${lines.join('\n')}
`
}

function link({ name, file }: Proof): string {
  return `[${name.replaceAll('|', '\\|')}](../${file})`
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
