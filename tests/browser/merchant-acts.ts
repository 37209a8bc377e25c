import type { Page } from 'playwright-core'
import { choose } from './choose.ts'
import type { ConsoleWorld } from './console-world.ts'

/** An empty number at the simulator, whose files are what WeChat would ship. */
export type Made = { readonly mchid: string; readonly api_v3_key: string; readonly certificate_pem: string }

export async function makeProvider({ control }: ConsoleWorld): Promise<Made> {
  return (await control('POST', '/_control/providers', { name: '北岸科技' })) as unknown as Made
}

export async function fileOf({ simulatorUrl }: ConsoleWorld, { mchid }: Made, ending: string): Promise<Buffer> {
  const folder = `${simulatorUrl}/_control/providers/${mchid}/files`
  const { files } = (await (await fetch(folder)).json()) as { files: { name: string }[] }
  const name = files.find((file) => file.name.endsWith(ending))?.name
  return Buffer.from(await (await fetch(`${folder}/${name}`)).arrayBuffer())
}

/** Gives the file and the key that are right, and waits until WeChat has said so. */
export async function giveAll(page: Page, world: ConsoleWorld, made: Made): Promise<void> {
  await give(page, 'apiclient_cert.p12', await fileOf(world, made, '.p12'))
  await page.getByText('私钥与证书配套。').waitFor()
  await page.getByLabel('APIv3 密钥').fill(made.api_v3_key)
  await page.getByText('应答已验签并解密。', { exact: false }).waitFor()
}

export async function give(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
}

/** The provider's own appid: made at WeChat, known to it as this number's, and added on the account's page. */
export async function addOwnAppid(page: Page, { control }: ConsoleWorld, { mchid }: Made): Promise<string> {
  const wanted = { name: '北岸服务号', kind: 'service_account', subject: '北岸科技有限公司' }
  const { appid } = (await control('POST', '/_control/appids', wanted)) as unknown as { appid: string }
  await control('POST', `/_control/providers/${mchid}/appids`, { appid })
  await page.getByRole('button', { name: '登记 appid' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('appid', { exact: true }).fill(appid)
  await dialog.getByLabel('名称').fill(wanted.name)
  await dialog.getByLabel('主体').fill(wanted.subject)
  await dialog.getByRole('button', { name: /^登\s?记$/ }).click()
  await page.getByRole('cell', { name: wanted.name, exact: true }).waitFor()
  return appid
}

export type TakenOn = { readonly id: string; readonly number: string }

/** A merchant that WeChat has accepted under this number, taken on here with the number that WeChat gave it. */
export async function takeOn(page: Page, { control }: ConsoleWorld, { mchid }: Made): Promise<TakenOn> {
  const [name, subject] = ['北岸书店', '北岸书店有限公司']
  const wanted = { provider: mchid, name, subject_type: 'company', subject }
  const made = (await control('POST', '/_control/merchants', wanted)) as unknown as { sub_mchid: string }
  await page.goto('/merchants/new')
  await page.getByLabel('商户名称').fill(name)
  await choose(page, '主体类型', '企业')
  await page.getByLabel('主体名称').fill(subject)
  await page.getByRole('button', { name: /^新\s?建$/ }).click()
  await page.getByRole('button', { name: '登记特约商户号' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('特约商户号').fill(made.sub_mchid)
  await choose(page, '服务商号', mchid)
  await dialog.getByRole('button', { name: /^登\s?记$/ }).click()
  await page.getByText('没有绑定，这是通常的情况', { exact: false }).waitFor()
  return { id: new URL(page.url()).pathname.split('/').at(-1)!, number: made.sub_mchid }
}
