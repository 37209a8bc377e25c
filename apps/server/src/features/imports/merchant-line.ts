import type { SubjectType } from '../merchants/merchant.ts'
import type { PermissionName } from '../permissions/permission.ts'
import { type CellReader, createCellReader } from './cells.ts'
import type { Cells } from './file-import.ts'
import { type LineFinding, lineFinding } from './line-finding.ts'

/** A merchant and one of its numbers, as a line has them. */
export type MerchantLine = {
  readonly name: string
  readonly subject: string
  readonly subjectType: SubjectType
  readonly subMchid: string
  /** Null where the provider has one account only. */
  readonly spMchid: string | null
  readonly feeRatePpm: number
  readonly products: readonly PermissionName[]
  readonly agentLogin: string | null
  readonly reference: string | null
  readonly contactName: string | null
  readonly contactPhone: string | null
  readonly contactEmail: string | null
  readonly notes: string
}

export type ReadLine<T> =
  | { readonly ok: true; readonly line: T }
  | { readonly ok: false; readonly findings: readonly LineFinding[] }

const subjectTypes: Readonly<Record<string, SubjectType>> = {
  ...{ company: 'company', 企业: 'company', 公司: 'company' },
  ...{ individual: 'individual', 个体工商户: 'individual', 个体户: 'individual', 个体: 'individual' },
  ...{ institution: 'institution', 事业单位: 'institution' },
  ...{ government: 'government', 政府机关: 'government', 机关: 'government' },
  ...{ other: 'other', 社会组织: 'other', 其他: 'other', 其他组织: 'other' },
}

const products: Readonly<Record<string, PermissionName>> = {
  ...{ jsapi: 'jsapi', 公众号: 'jsapi' },
  ...{ mini_program: 'mini_program', 小程序: 'mini_program' },
  ...{ native: 'native', 扫码: 'native' },
  ...{ app: 'app', h5: 'h5' },
  ...{ refund: 'refund', 退款: 'refund', api退款: 'refund' },
}

const subjectChoices = '企业, 个体工商户, 事业单位, 政府机关, 社会组织'
const productChoices = 'JSAPI, 小程序, Native, APP, H5, 退款'
const ppmPerPercent = 10_000
const mchidForm = /^[0-9]{8,12}$/

/** A line as it is meant, or what is wrong with it by itself. */
export function readMerchantLine(cells: Cells, found: readonly LineFinding[]): ReadLine<MerchantLine> {
  const reader = createCellReader(cells, found)
  const line: Omit<MerchantLine, 'subjectType' | 'feeRatePpm'> = {
    name: reader.text('name', 80),
    subject: reader.text('subject', 120),
    subMchid: mchid(reader, 'sub_mchid', true) ?? '',
    spMchid: mchid(reader, 'sp_mchid', false),
    products: productsOf(reader),
    agentLogin: reader.optional('agent', 254),
    reference: reader.optional('reference', 64),
    contactName: reader.optional('contact_name', 80),
    contactPhone: reader.optional('contact_phone', 40),
    contactEmail: emailOf(reader),
    notes: reader.optional('notes', 4000) ?? '',
  }
  reader.text('subject_type', 20)
  const subjectType = reader.formed(
    'subject_type',
    (text) => subjectTypes[folded(text)] ?? null,
    (value) => lineFinding('CHOICE', 'subject_type', { value, choices: subjectChoices }),
  )
  reader.text('fee', 20)
  const feeRatePpm = reader.formed('fee', toPpm, (value) => lineFinding('FEE', 'fee', { value }))
  if (reader.findings.length > 0 || subjectType === null || feeRatePpm === null)
    return { ok: false, findings: reader.findings }
  return { ok: true, line: { ...line, subjectType, feeRatePpm } }
}

/** A number of WeChat's for a merchant. */
export function mchid(reader: CellReader, field: string, isNeeded: boolean): string | null {
  if (isNeeded) reader.text(field, 64)
  return reader.formed(
    field,
    (text) => (mchidForm.test(text) ? text : null),
    (value) => lineFinding('NUMBER_FORM', field, { value }),
  )
}

function productsOf(reader: CellReader): readonly PermissionName[] {
  const names = (text: string) => text.split(/[,;，；、|/\s]+/).filter((name) => name !== '')
  const unknown = (text: string) => names(text).find((name) => !products[folded(name)])
  const read = (text: string) =>
    unknown(text) === undefined ? [...new Set(names(text).map((name) => products[folded(name)]!))] : null
  const find = (text: string) =>
    lineFinding('CHOICE', 'products', { value: unknown(text) ?? text, choices: productChoices })
  return reader.formed('products', read, find) ?? []
}

function emailOf(reader: CellReader): string | null {
  const email = reader.optional('contact_email', 254)
  if (email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    reader.findings.push(lineFinding('EMAIL', 'contact_email'))
  return email
}

/** Per cent with at most four decimals are whole millionths. */
function toPpm(text: string): number | null {
  const [, whole, decimals = ''] = /^(\d{1,3})(?:\.(\d{1,4}))?\s*[%％]?$/.exec(text) ?? []
  if (whole === undefined) return null
  const ppm = Number(whole) * ppmPerPercent + Number(decimals.padEnd(4, '0'))
  return ppm <= 100 * ppmPerPercent ? ppm : null
}

function folded(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase()
}
