import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openFormStage } from '../testing/form-stage.ts'
import { assertRefused } from '../testing/refused.ts'

const BASE = '/v3/capital/capitallhh'
type Row = Record<string, unknown>

test('banks, provinces, cities and branches are listed page by page, and a card finds its bank by a sealed number', async (t) => {
  const stage = await openFormStage(t)
  const { seal, headers } = stage.papers
  const all: Row[] = []
  for (let path: unknown = `${BASE}/banks/personal-banking?limit=10`; path !== undefined; ) {
    const { body } = await stage.call('GET', String(path))
    all.push(...(body.data as Row[]))
    assert.equal((body.data as Row[]).length, body.count)
    path = (body.links as Row).next
  }
  assert.equal(all.filter(({ need_bank_branch }) => need_bank_branch === false).length, 17)
  assert.deepEqual(all[0], {
    bank_alias: '招商银行',
    bank_alias_code: '1000009561',
    account_bank: '招商银行',
    account_bank_code: 1001,
    need_bank_branch: false,
  })
  const beyond = await stage.call('GET', `${BASE}/banks/corporate-banking?offset=100&limit=200`)
  assert.deepEqual([beyond.body.count, beyond.body.data, beyond.body.total_count], [0, undefined, all.length])

  const provinces = (await stage.call('GET', `${BASE}/areas/provinces`)).body
  assert.equal(provinces.total_count, 31)
  const guangdong = (provinces.data as Row[]).find(({ province_name }) => province_name === '广东省')
  const cities = (await stage.call('GET', `${BASE}/areas/provinces/${guangdong?.province_code}/cities`)).body
  const city = (cities.data as Row[]).find(({ city_name }) => city_name === '深圳市')
  const bank = all.find(({ bank_alias }) => bank_alias === '深圳农村商业银行')
  const branches = `${BASE}/banks/${bank?.bank_alias_code}/branches?city_code=${city?.city_code}&limit=2`
  const listed = (await stage.call('GET', branches)).body
  assert.partialDeepStrictEqual(listed, { count: 2, account_bank: '其他银行', bank_alias: '深圳农村商业银行' })
  assert.match(String((listed.data as Row[])[1]?.bank_branch_id), /^\d{12}$/)

  const search = (number: string) =>
    stage.call(
      'GET',
      `${BASE}/banks/search-banks-by-bank-account?account_number=${encodeURIComponent(number)}`,
      undefined,
      {
        headers,
      },
    )
  assert.deepEqual((await search(seal('6200610000000000'))).body.data, [all[0]])
  assert.deepEqual((await search(seal('6222000000000000'))).body, { total_count: 0 })
  assertRefused(await search('6200610000000000'), 400, 'PARAM_ERROR')

  const refused: [string, number, string][] = [
    ['banks/personal-banking', 400, 'PARAM_ERROR'],
    ['banks/personal-banking?limit=201', 400, 'PARAM_ERROR'],
    ['areas/provinces/99/cities', 404, 'NOT_FOUND'],
    ['banks/1000009561/branches?city_code=10&limit=1', 404, 'NOT_FOUND'],
    [`banks/${bank?.bank_alias_code}/branches?city_code=9&limit=1`, 404, 'NOT_FOUND'],
  ]
  for (const [path, status, code] of refused) assertRefused(await stage.call('GET', `${BASE}/${path}`), status, code)
})
