import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isAfter, judgeSchema, type Migration, planMigrations } from './migrations.ts'

const known = ['1-a.sql', '2-b.sql', '3-b.after.sql', '4-c.sql', '5-c.after.sql'].map(migration)

test('a program works on its own schema, and on one to which a newer program has only added', () => {
  assert.equal(judge('1-a 2-b 3-b.after 4-c 5-c.after'), 'current')
  assert.equal(judge('1-a 2-b 3-b.after 4-c'), 'current', 'what only takes away may wait')
  assert.equal(judge('1-a 2-b 3-b.after 4-c 6-d'), 'ahead')
})

test('a program does not work where something is missing, was taken away, or is not what it knows', () => {
  assert.equal(judge('1-a 2-b'), 'older')
  assert.equal(judge('1-a 2-b 6-d'), 'newer', 'another line of versions')
  assert.equal(judge('1-a 2-b 3-b.after 4-c 5-c.after 6-d 7-d.after'), 'newer')
  assert.equal(judgeSchema(known, new Map([['1-a.sql', 'another text']])), 'changed')
})

test('what takes away waits for the older programs, unless a later step stands behind it', () => {
  assert.deepEqual(plan('1-a'), ['2-b.sql 3-b.after.sql 4-c.sql', '5-c.after.sql'])
  assert.deepEqual(plan('1-a 2-b 3-b.after 4-c'), ['', '5-c.after.sql'])
  assert.deepEqual(plan('1-a 2-b 3-b.after 4-c 5-c.after'), ['', ''])
})

function judge(names: string) {
  return judgeSchema(known, ran(names))
}

function plan(names: string): string[] {
  const { now, after } = planMigrations(known, ran(names))
  return [now, after].map((steps) => steps.map(({ name }) => name).join(' '))
}

function ran(names: string): Map<string, string> {
  return new Map(names.split(' ').map((name) => [`${name}.sql`, `${name}.sql`]))
}

function migration(name: string): Migration {
  return { name, text: '', hash: name, isAfter: isAfter(name) }
}
