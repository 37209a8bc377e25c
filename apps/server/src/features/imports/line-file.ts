import { stringify } from 'csv-stringify/sync'
import { columnNameOf, columnsOf } from './column.ts'
import type { ImportKind, Line, LineState } from './file-import.ts'
import { wordsOf } from './line-finding.ts'

// The mark by which spreadsheets know UTF-8. What they would calculate gets an apostrophe in front; the reader takes it away again.
const mark = '\uFEFF'
const options = { escape_formulas: true, record_delimiter: 'windows' } as const

const states: Readonly<Record<LineState, string>> = {
  unchecked: '未检查',
  good: '可导入',
  bad: '有误',
  known: '已存在',
  done: '已导入',
}

/** A file to fill in: its head, and one line that shows how. */
export function templateOf(kind: ImportKind): string {
  const columns = columnsOf[kind]
  const head = columns.map(({ zh, isNeeded }) => (isNeeded ? `${zh}*` : zh))
  return mark + stringify([head, columns.map(({ example }) => example)], options)
}

/** The head of the file of what became of each line: what was given, and what was found. It may be corrected and given again. */
export function headOfLines(kind: ImportKind): string {
  return mark + stringify([[...columnsOf[kind].map(({ zh }) => zh), '行号', '结果', '问题', '编号']], options)
}

export function textOfLines(kind: ImportKind, lines: readonly Line[]): string {
  const rows = lines.map(({ number, state, cells, findings, thingId }) => {
    const said = findings.map(
      (one) => `${columnNameOf(kind, one.field)}：${wordsOf(one).messageZh}${wordsOf(one).nextZh}`,
    )
    const given = columnsOf[kind].map(({ field }) => cells[field] ?? '')
    return [...given, String(number), states[state], said.join('\n'), thingId ?? '']
  })
  return stringify(rows, options)
}
