import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { closeBrowserAfterwards, noBrowser } from './browser.ts'
import { confirm, makeProvider } from './portal-acts.ts'
import { assertNoComplaint } from './portal-story.ts'
import { fieldOf, MEMBERS, SUBJECT, succeeded, Teller } from './teller.ts'

const story = { skip: noBrowser, timeout: 120_000 }

// One world for all, made in the pages by hand: the stories stand in the order in which a provider meets the rows.
let teller: Teller
before(async () => {
  if (!noBrowser) teller = await Teller.open()
})
after(() => teller?.close())
closeBrowserAfterwards()

test(
  'M22: neither the provider nor its sub-merchant can call directly, and the partner interfaces take the same order',
  story,
  async () => {
    for (const mchid of [teller.mchid, teller.subMchid]) {
      assert.match((await teller.call('direct', (body) => ({ ...body, mchid }))).outcome, /NO_AUTH/)
      await teller.refusedBy('M22', /直连/, /服务商接口/)
    }
    assert.match((await teller.call('v2-order', ({ sub_mch_id, ...body }) => body)).outcome, /NO_AUTH/)
    await teller.refusedBy('M22', /特约商户都不能用/, /v2 传 sub_mch_id/)
    await teller.pay(await teller.call('native'))
    await teller.pay(await teller.call('v2-order'))
  },
)

test(
  'M21: what another than its provider signs for a sub-merchant is refused, and the provider’s own signature is taken',
  story,
  async () => {
    const own = teller.mchid
    const right = await teller.call('native')
    succeeded(right)
    teller.mchid = await makeProvider(teller.desk, '另一家')
    const number = { out_trade_no: `${right.sent.out_trade_no}b` }
    await teller.call('native', () => ({ ...right.sent, ...number }))
    await teller.refusedBy('M21', new RegExp(`由 ${teller.mchid} 签名，sp_mchid 写的却是 ${own}`), /填签名的服务商/)
    teller.mchid = own
    await teller.pay(await teller.call('native', () => ({ ...right.sent, ...number })))
  },
)

test(
  'M11: Native mode 2 is scanned and paid; a link of mode 1 is refused on the phone, which names mode 2',
  story,
  async () => {
    const { phone } = teller
    const mode1 = 'weixin://wxpay/bizpayurl?sign=A&appid=wx1&mch_id=1&product_id=88&time_stamp=1&nonce_str=n'
    await phone.goto(`/?${new URLSearchParams({ scan: mode1 })}`)
    await phone.getByText('不支持的二维码').waitFor()
    await phone.getByText(/Native 模式一.*服务商不支持。请商家改用模式二（code_url）/).waitFor()
    assert.equal(new URL(phone.url()).search, '', 'what was scanned is not scanned again')
    const mode2 = await teller.call('native')
    assert.match(String(fieldOf(mode2, 'code_url')), /^weixin:\/\/wxpay\/bizpayurl\?pr=/)
    await teller.pay(mode2)
    await teller.orderSays(mode2, '已支付')
  },
)

test(
  'M9: a code payment is paid at once, above the limit by the password, and reversed when nobody enters it',
  story,
  async () => {
    const { desk, phone } = teller
    const digits = await teller.showCode()
    const small = await teller.call('codepay')
    assert.equal((small.sent.payer as { auth_code: string }).auth_code, digits)
    succeeded(small)
    await phone.getByText('支付成功', { exact: true }).first().waitFor()
    await teller.showCode()
    const large = await teller.call('v2-micropay', (body) => ({ ...body, total_fee: 100_100 }))
    assert.match(large.outcome, /USERPAYING/)
    await teller.refusedBy('M9', /不是失败/, /每隔几秒查询/)
    await teller.enterPassword()
    await phone.getByText('支付成功', { exact: true }).first().waitFor()
    const { out_trade_no } = large.sent
    const asked = await teller.call('v2-query-order', (body) => ({ ...body, out_trade_no }))
    assert.equal(fieldOf(asked, 'trade_state'), 'SUCCESS')
    const left = await teller.call('codepay', (body) => ({ ...body, amount: { total: 100_100, currency: 'CNY' } }))
    assert.equal(fieldOf(left, 'trade_state'), 'USERPAYING')
    const reverse = () => teller.call('v2-reverse', (body) => ({ ...body, out_trade_no: left.sent.out_trade_no }))
    await reverse()
    await teller.refusedBy('M9', /15 秒内不能撤销/, /15 秒后再撤销/)
    await desk.goto('/clock')
    await desk.getByRole('button', { name: '+1 分钟', exact: true }).click()
    await desk.getByText(/已拨动/).waitFor()
    succeeded(await reverse())
    await teller.orderSays(left, '已撤销')
  },
)

test('M8: without an account that is set nobody is asked to follow one', story, async () => {
  const order = await teller.call('native', (body) => ({ ...body, amount: { total: 600, currency: 'CNY' } }))
  await teller.pay(order)
  assert.equal(await teller.phone.getByRole('checkbox').count(), 0)
  await teller.orderSays(order, '没有推荐：没有为这种支付设置公众号')
})

test('M6: above five yuan an account is recommended and at five not, and by code at any amount', story, async () => {
  const { desk, phone } = teller
  await recommend(MEMBERS)
  await desk.getByText('“晴天咖啡”的推荐关注已设置').waitFor()
  const of = (total: number) => teller.call('native', (body) => ({ ...body, amount: { total, currency: 'CNY' } }))
  const five = await of(500)
  await teller.pay(five)
  assert.equal(await phone.getByRole('checkbox').count(), 0)
  await teller.orderSays(five, '没有推荐：付款码以外，须超过 5 元')
  const above = await of(501)
  await teller.pay(above)
  const box = phone.getByRole('checkbox', { name: /关注“晴天会员”/ })
  assert.equal(await box.isChecked(), true)
  await teller.orderSays(above, '推荐了“晴天会员”，付款人关注了它')
  await box.uncheck()
  await teller.showCode()
  const coded = await teller.call('codepay', (body) => ({ ...body, amount: { total: 1, currency: 'CNY' } }))
  succeeded(coded)
  assert.equal(await box.isChecked(), false)
  await teller.orderSays(coded, '推荐了“晴天会员”，付款人没有关注')
})

test(
  'M5: who leaves the box ticked follows, who unticks it does not, and the account is changed after 30 days',
  story,
  async () => {
    const { desk, phone } = teller
    const order = await teller.call('native', (body) => ({ ...body, amount: { total: 600, currency: 'CNY' } }))
    await teller.pay(order)
    const box = phone.getByRole('checkbox', { name: /关注“晴天会员”/ })
    await box.check()
    await teller.orderSays(order, '推荐了“晴天会员”，付款人关注了它')
    await box.uncheck()
    await teller.orderSays(order, '推荐了“晴天会员”，付款人没有关注')
    const change = () =>
      teller.call('v2-add-recommend-conf', (body) => ({ ...body, subscribe_appid: teller.memberAppid }))
    await change()
    await teller.refusedBy('M5', /30 天内不能再改/, /之后再改/)
    await desk.goto(`/merchants/${teller.subMchid}/config`)
    await desk.getByRole('row', { name: /晴天会员 不带/ }).waitFor()
    await desk.goto('/clock')
    const week = desk.getByRole('button', { name: '+7 天' })
    for (let turned = 0; turned < 5; turned++) await week.click()
    await week.and(desk.locator(':enabled')).waitFor()
    succeeded(await change())
  },
)

test('no page of the stories complained', story, () => assertNoComplaint(teller.desk, teller.phone))

async function recommend(account: string): Promise<void> {
  const { desk } = teller
  await desk.goto(`/partners/${teller.mchid}/merchants/${teller.subMchid}`)
  await desk.getByRole('button', { name: '设置推荐关注' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('推荐哪个公众号或小程序').selectOption({ label: `${account} · ${SUBJECT}` })
  await confirm(desk, '设置推荐关注')
}
