import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { type Cell, type Row, yuanOf } from './cell.ts'
import type { FileWriter } from './file-writer.ts'

// The least that a spreadsheet is: Office Open XML, ISO 29500, one sheet. Text stands in its cell as text (`inlineStr`), which
// no program calculates; amounts are numbers in yuan with two decimals.
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const parts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Teyue" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>`,
}
const AMOUNT_STYLE = 1
const HEAD_STAYS =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
// XML knows no control characters but these: tab, line feed, carriage return.
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** A workbook, written while its rows come: only what is not taken yet is in memory. */
export function createXlsx(): FileWriter {
  let chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  const take = () => {
    const taken = Buffer.concat(chunks)
    chunks = []
    return taken
  }
  for (const [name, content] of Object.entries(parts)) {
    const part = new ZipPassThrough(name)
    zip.add(part)
    part.push(strToU8(declared + content), true)
  }
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 6 })
  zip.add(sheet)
  sheet.push(strToU8(`${declared}<worksheet xmlns="${main}">${HEAD_STAYS}<sheetData>`))
  return {
    add: (rows) => {
      sheet.push(strToU8(rows.map(rowXml).join('')))
      return take()
    },
    end: () => {
      sheet.push(strToU8('</sheetData></worksheet>'), true)
      zip.end()
      return take()
    },
  }
}

function rowXml(row: Row): string {
  return `<row>${row.map(cellXml).join('')}</row>`
}

function cellXml(cell: Cell): string {
  if ('fen' in cell) return `<c s="${AMOUNT_STYLE}"><v>${yuanOf(cell.fen)}</v></c>`
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell.text)}</t></is></c>`
}

function escaped(text: string): string {
  return text.replace(unwritable, '\uFFFD').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
