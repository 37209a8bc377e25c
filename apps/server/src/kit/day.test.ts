import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, dayOf, startOf } from './day.ts'

test('a day is Shanghai’s: it begins at 16:00 UTC of the day before', () => {
  assert.equal(dayOf(new Date('2026-11-23T15:59:59.999Z')), '2026-11-23')
  assert.equal(dayOf(new Date('2026-11-23T16:00:00Z')), '2026-11-24')
  assert.equal(startOf('2026-11-24').toISOString(), '2026-11-23T16:00:00.000Z')
})

test('days are counted over the ends of months and leap years', () => {
  assert.equal(addDays('2027-12-31', 1), '2028-01-01')
  assert.equal(addDays('2028-02-28', 1), '2028-02-29')
  assert.equal(addDays('2028-03-01', -1), '2028-02-29')
})

test('every moment lies in its day, and days sort as text', () => {
  const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, (moment) => {
      const day = dayOf(moment)
      assert(startOf(day) <= moment && moment < startOf(addDays(day, 1)))
      assert(addDays(day, -1) < day && day < addDays(day, 1))
    }),
  )
})

test('what is no day is refused', () => {
  assert.throws(() => startOf('2026-1-1'), /is no day/)
})
