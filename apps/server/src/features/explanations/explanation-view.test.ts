import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wechatCodes } from '../../wechat-errors/explain.ts'
import { innerCodes } from '../../wechat-errors/inner-codes.ts'
import { viewWechatErrors } from './explanation-view.ts'

test('the catalogue can be read whole, each code in all its spellings', () => {
  const { data } = viewWechatErrors()
  assert.equal(data.length, Object.keys(wechatCodes).length + Object.keys(innerCodes).length)
  const noAuth = data.find(({ code }) => code === 'NO_AUTH')
  assert.deepEqual([noAuth?.kind, noAuth?.spellings], ['code', ['NOAUTH']])
})
