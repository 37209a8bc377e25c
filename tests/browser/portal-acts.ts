import assert from 'node:assert/strict'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Credentials } from '@teyue/simulator/testing/merchant-client'
import type { Page } from 'playwright-core'
import { openP12 } from '../../apps/server/src/wechat/open-p12.ts'

/** A provider that WeChat signs for in both ways; answers with its number. */
export async function makeProvider(page: Page, name: string): Promise<string> {
  await page.goto('/partners')
  await page.getByRole('link', { name: '创建服务商' }).first().click()
  await page.getByLabel('名称').fill(name)
  await page.getByLabel('微信支付如何签名').selectOption('both')
  await page.getByRole('button', { name: '创建服务商' }).click()
  await page.getByRole('heading', { name, exact: true }).waitFor()
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

/** Answers with the sub-merchant's number. */
export async function makeMerchant(page: Page, mchid: string, name: string, subject: string): Promise<string> {
  await page.goto(`/partners/${mchid}`)
  await page.getByRole('button', { name: '新增特约商户' }).click()
  await page.getByLabel('商户简称').fill(name)
  await page.getByLabel('主体', { exact: true }).fill(subject)
  await page.getByRole('button', { name: '创建', exact: true }).click()
  const number = page.getByRole('row', { name: new RegExp(name) }).getByRole('cell')
  return (await number.nth(1).textContent()) ?? ''
}

export async function makeAppid(page: Page, mchid: string, name: string, subject: string): Promise<string> {
  await page.goto(`/partners/${mchid}`)
  await page.getByRole('link', { name: 'appid', exact: true }).click()
  await page.getByLabel('公众号、小程序或应用的名称').fill(name)
  await page.getByLabel('主体', { exact: true }).fill(subject)
  await page.getByRole('button', { name: '创建', exact: true }).click()
  const number = appidRow(page, name).locator('.number-text')
  return (await number.getAttribute('title')) ?? ''
}

/** Makes an appid that stands in the list the provider's own. */
export async function bindToProvider(page: Page, name: string): Promise<void> {
  await appidRow(page, name).getByRole('button', { name: '绑定' }).click()
  await confirm(page, '绑定')
  await appidRow(page, name).getByText('已绑定').waitFor()
}

export function appidRow(page: Page, name: string) {
  return page.getByRole('row', { name: new RegExp(`^${name} `) })
}

/** The dialog in which an appid is bound to a sub-merchant, with this one chosen. */
export async function chooseBinding(page: Page, mchid: string, subMchid: string, appid: string): Promise<void> {
  await page.goto(`/partners/${mchid}/merchants/${subMchid}`)
  await page.getByRole('button', { name: '关联 appid' }).click()
  await page.getByRole('dialog').getByLabel('sub_appid').selectOption(appid)
}

export async function bindAppid(page: Page, mchid: string, subMchid: string, appid: string): Promise<void> {
  await chooseBinding(page, mchid, subMchid, appid)
  await confirm(page, '关联 appid')
}

export async function askAtDesk(page: Page, subMchid: string, name: string): Promise<void> {
  await page.goto(`/desk/new?sub_mchid=${subMchid}&name=${name}`)
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('待处理').waitFor()
}

export async function deskAct(page: Page, verb: string, why = ''): Promise<void> {
  await page.getByRole('button', { name: verb, exact: true }).click()
  if (why !== '') await page.getByRole('dialog').getByLabel('理由（会记入历史）').fill(why)
  await confirm(page, verb)
}

export async function confirm(page: Page, verb: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: verb, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** From the downloaded files alone: the .p12, which our own server opens, and the key as PEM, are one key. */
export async function downloadCredentials(page: Page, mchid: string): Promise<Credentials> {
  await page.goto(`/partners/${mchid}/security`)
  const opened = openP12(await download(page, 'apiclient_cert.p12'), mchid)
  const key = createPrivateKey(await download(page, 'apiclient_key.pem'))
  assert(key.equals(createPrivateKey(opened.privateKeyPem)))
  const serial = new X509Certificate(await download(page, 'apiclient_cert.pem')).serialNumber
  assert.equal(new X509Certificate(opened.certificatePem).serialNumber, serial)
  assert.equal((await download(page, /_cert\.zip$/)).subarray(0, 2).toString(), 'PK')
  return { mchid, serial, private_key_pem: opened.privateKeyPem }
}

async function download(page: Page, name: string | RegExp): Promise<Buffer> {
  const label = typeof name === 'string' ? `下载 ${name}` : name
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: label }).click()])
  return readFile(await file.path())
}
