import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkCycles } from './cycles.ts'
import type { Source } from './files.ts'
import { checkFeatureFolders, checkFeatureImports, checkLayerImports, checkWorkspaceImports } from './import-rules.ts'
import type { Problem } from './source.ts'

type Case = readonly [file: string, statement: string, problem: RegExp | null]

const server = 'apps/server/src'
const refunds = `${server}/features/refunds`
const payments = `${server}/features/payments`

const manifests: readonly Source[] = [
  { path: 'package.json', text: '{"devDependencies":{"fast-check":"1","@types/pg":"1"}}' },
  { path: 'packages/wechatpay/package.json', text: '{"dependencies":{"undici":"1"}}' },
  { path: 'packages/simulator/package.json', text: '{"dependencies":{"fastify":"1"}}' },
]

test('workspaces', () => {
  each(checkWorkspaceImports, [
    ['packages/wechatpay/src/client.ts', "import { request } from 'undici'", null],
    ['packages/wechatpay/src/client.ts', "import { createHash } from 'node:crypto'", null],
    ['packages/wechatpay/src/client.ts', "import type pg from 'pg'", null],
    ['packages/wechatpay/src/client.test.ts', "import fc from 'fast-check'", null],
    ['packages/wechatpay/src/client.ts', "import fc from 'fast-check'", /fast-check is not among the dependencies/],
    ['packages/wechatpay/src/client.ts', "import fastify from 'fastify'", /not among/],
    [
      'packages/wechatpay/src/a.test.ts',
      "import { x } from '@teyue/simulator/x'",
      /may not import packages\/simulator/,
    ],
    [
      'packages/simulator/src/a.ts',
      "import type { X } from '@teyue/wechatpay/x'",
      /may not import packages\/wechatpay/,
    ],
    [
      'packages/simulator/src/a.ts',
      "import { x } from '../../wechatpay/src/x.ts'",
      /may not import packages\/wechatpay/,
    ],
    ['packages/simulator/src/a.ts', "import { x } from '../../../tests/x.ts'", /from outside the workspaces/],
    ['packages/simulator/src/a.ts', "import { x } from '@teyue/server/errors'", /may not import apps\/server/],
    ['apps/console/src/a.ts', "import { x } from '@teyue/server/errors'", /may not import apps\/server/],
    ['apps/server/src/cli/a.ts', "import { x } from '@teyue/simulator/simulator'", null],
    ['tests/demo/demo.ts', "import { x } from '@teyue/simulator/simulator'", null],
  ])
})

test('layers', () => {
  each(checkLayerImports, [
    [`${server}/kit/fen.ts`, "import { x } from './ids.ts'", null],
    [`${server}/kit/fen.ts`, "import { x } from '../errors.ts'", /kit may not import errors/],
    [`${server}/kit/fen.ts`, "import pg from 'pg'", /kit may not import the library pg/],
    [`${server}/storage/db.ts`, "import { x } from '../features/payments/payment.ts'", /storage may not import noun/],
    [`${server}/base/events.ts`, "import { x } from '../features/payments/store.ts'", /base may not import store/],
    [`${server}/spaceship/x.ts`, "import { x } from '../kit/fen.ts'", /spaceship is no layer/],
    [`${server}/cli/start.ts`, "import { x } from '../testing/cluster.ts'", null],
    [`${server}/storage/generate-tables.ts`, "import { x } from '../testing/cluster.ts'", null],
    [`${server}/storage/db.ts`, "import { x } from '../testing/cluster.ts'", /storage may not import testing/],
    [`${server}/http/app.ts`, "import { x } from '@teyue/simulator/simulator'", /http may not import simulator/],
    [`${refunds}/refund.ts`, "import type { Refund } from '@teyue/wechatpay/refunds'", null],
    [`${refunds}/refund.ts`, "import { refunds } from '@teyue/wechatpay/refunds'", /noun may not import client/],
    [`${refunds}/refund.ts`, "import { x } from './store.ts'", /noun may not import store/],
    [`${refunds}/refund.ts`, "import type { X } from '../../base/exchanges.ts'", null],
    [`${refunds}/refund.ts`, "import { x } from '../../base/exchanges.ts'", /noun may not import base/],
    [`${refunds}/refund.ts`, "import { x } from '../../secrets.ts'", /noun may not import secrets/],
    [`${refunds}/store.ts`, "import type { X } from './create-refund.ts'", /store may not import usecase/],
    [`${refunds}/from-wechat.ts`, "import { request } from 'node:http'", /noun may not import node:http/],
    [`${refunds}/store.ts`, "import { sql } from 'kysely'", null],
    [`${refunds}/store.ts`, "import { x } from './create-refund.ts'", /store may not import usecase/],
    [`${refunds}/create-refund.ts`, "import { x } from '../../base/events.ts'", null],
    [`${refunds}/create-refund.ts`, "import { x } from '@teyue/wechatpay/call-up'", null],
    [`${refunds}/create-refund.ts`, "import { x } from '@teyue/wechatpay/client'", /usecase may not import client/],
    [`${refunds}/create-refund.ts`, "import { sql } from 'kysely'", /usecase may not import the library kysely/],
    [`${refunds}/create-refund.ts`, "import net from 'node:net'", /usecase may not import node:net/],
    [`${refunds}/create-refund.ts`, "import { x } from './errands.ts'", /usecase may not import errands/],
    [`${refunds}/errands.ts`, "import { x } from '@teyue/wechatpay/client'", null],
    [`${refunds}/errands.ts`, "import { x } from '../../queue/promise-job.ts'", /errands may not import queue/],
    [`${refunds}/jobs.ts`, "import { x } from './store.ts'", /jobs may not import store/],
    [`${refunds}/routes.ts`, "import { x } from '@teyue/contract/refunds'", null],
    [`${refunds}/routes.ts`, "import { x } from './store.ts'", /routes may not import store/],
    [`${refunds}/routes.ts`, "import { x } from '@teyue/wechatpay/call-up'", /routes may not import client-crypto/],
    [`${refunds}/create-refund.test.ts`, "import { x } from '../../testing/context.ts'", null],
  ])
})

test('features', () => {
  const joining: Source = {
    path: `${payments}/reserve-refund.ts`,
    text: 'export async function reserveRefund(tx: Tx) {}\nexport async function createOrder(\n  ctx: Context,\n) {}',
  }
  const check = (sources: readonly Source[]) => checkFeatureImports([...sources, joining])
  each(check, [
    [`${refunds}/create-refund.ts`, "import { reserveRefund } from '../payments/reserve-refund.ts'", null],
    [
      `${refunds}/create-refund.ts`,
      "import { createOrder } from '../payments/reserve-refund.ts'",
      /createOrder opens a/,
    ],
    [`${refunds}/errands.ts`, "import { createOrder } from '../payments/reserve-refund.ts'", null],
    [`${refunds}/refund.ts`, "import type { Payment } from '../payments/payment.ts'", null],
    [`${refunds}/store.ts`, "import { x } from '../payments/store.ts'", /reaches into payments through its store/],
    [`${refunds}/routes.ts`, "import { x } from '../payments/errands.ts'", /through its errands/],
    [`${payments}/payment.ts`, "import type { Refund } from '../refunds/refund.ts'", /features import one way/],
    [`${server}/features/appids/a.ts`, "import type { B } from '../permissions/b.ts'", /features import one way/],
    [`${server}/features/comets/a.ts`, "import type { B } from '../payments/b.ts'", /comets has no place/],
  ])
})

test('a feature is flat', () => {
  const at = (path: string): Source => ({ path, text: '' })
  assert.deepEqual(checkFeatureFolders([at(`${refunds}/refund.ts`)]), [])
  assert.equal(checkFeatureFolders([at(`${refunds}/views/list.ts`), at(`${server}/features/stray.ts`)]).length, 2)
})

test('cycles, also through types and workspaces', () => {
  const sources: Source[] = [
    { path: 'packages/contract/src/a.ts', text: "import type { B } from './b.ts'" },
    { path: 'packages/contract/src/b.ts', text: "import { c } from '@teyue/contract/c'" },
    { path: 'packages/contract/src/c.ts', text: "import { a } from './a.ts'\nimport { d } from './d.ts'" },
    { path: 'packages/contract/src/d.ts', text: "import 'node:fs'" },
  ]
  const way =
    'imports itself by way of packages/contract/src/b.ts → packages/contract/src/c.ts → packages/contract/src/a.ts'
  assert.deepEqual(checkCycles(sources), [{ path: 'packages/contract/src/a.ts', message: way }])
  assert.deepEqual(checkCycles(sources.slice(0, 2)), [])
})

function each(check: (sources: readonly Source[]) => Problem[], cases: readonly Case[]): void {
  for (const [path, text, problem] of cases) {
    const found = check([...manifests, { path, text }]).map(({ message }) => message)
    const told = `${path}: ${text}\n${found.join('\n')}`
    assert.equal(found.length, problem ? 1 : 0, told)
    if (problem) assert.match(found[0]!, problem, told)
  }
}
