import { notFound } from '../kit/control-error.ts'
import type { PortalFile } from '../portals/certificate-files.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { findProvider, renderProvider } from './providers.ts'
import { body, listOf, record } from './schemas.ts'
import { PORTAL_FILE } from './shapes/portal.ts'
import { PROVIDER } from './shapes/provider.ts'

const API_KEY = { type: 'string', pattern: '^[0-9A-Za-z]{32}$' }
const BYTES = { type: 'string', format: 'binary' }

type Named = { Params: { mchid: string } }

/** The partner platform's page 账户中心 → API 安全: certificates as files, and the two API keys. */
export function addPortalFileRoutes({ app, world }: Control): void {
  app.get<Named>(
    '/_control/providers/:mchid/files',
    operation({
      id: 'providers.files',
      group: 'providers',
      zh: '可下载的证书文件',
      en: 'The certificate files that can be downloaded',
      answer: record({ files: listOf(PORTAL_FILE) }),
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params }) => {
      const files = await filesOf(world, params.mchid)
      return { files: files.map(({ name, type, bytes }) => ({ name, type, bytes: bytes.length })) }
    },
  )

  app.get<{ Params: { mchid: string; name: string } }>(
    '/_control/providers/:mchid/files/:name',
    operation({
      id: 'providers.file',
      group: 'providers',
      zh: '一个证书文件，形如微信支付所发',
      en: 'One of them, as WeChat ships it',
      more: {
        zh: '压缩包 {商户号}_{日期}_cert.zip 内有 apiclient_cert.p12（密码为商户号，RC2-40 与 3DES，OpenSSL 3 须 -legacy）、apiclient_cert.pem、apiclient_key.pem、证书使用说明.txt。平台证书为 wechatpay_{序列号}.pem，微信支付公钥为 pub_key.pem。',
        en: '`{mchid}_{day}_cert.zip` holds `apiclient_cert.p12` (password: the mchid; RC2-40 and 3DES, so OpenSSL 3 needs -legacy), `apiclient_cert.pem`, `apiclient_key.pem` and a note. Platform certificates are `wechatpay_{serial}.pem`, the public key is `pub_key.pem`.',
      },
      answer: BYTES,
      answerType: 'application/octet-stream',
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params }, reply) => {
      const file = (await filesOf(world, params.mchid)).find(({ name }) => name === params.name)
      if (!file) throw notFound('文件', 'file', params.name)
      reply.header('Content-Disposition', `attachment; filename="${file.name}"`)
      return reply.type(file.type).send(file.bytes)
    },
  )

  app.put<Named & { Body: { api_v2_key?: string; api_v3_key?: string } }>(
    '/_control/providers/:mchid/keys',
    operation({
      id: 'providers.setKeys',
      group: 'providers',
      zh: '设置新的 APIv2 或 APIv3 密钥，旧密钥即刻失效',
      en: 'Sets a new APIv2 or APIv3 key; the old one is dead at once',
      body: body({ 'api_v2_key?': API_KEY, 'api_v3_key?': API_KEY }),
      answer: PROVIDER,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params, body: keys }) => {
      const provider = { ...findProvider(world, params.mchid), ...keys }
      world.store.write(() => world.store.put('providers', provider.mchid, provider))
      await world.store.durable()
      return renderProvider(world, provider)
    },
  )
}

/** What writes PKCS #12 and archives is some fifty modules, and most worlds never need it: they are loaded when it is asked for. */
async function filesOf(world: World, mchid: string): Promise<PortalFile[]> {
  const provider = findProvider(world, mchid)
  const { portalFiles } = await import('../portals/certificate-files.ts')
  return portalFiles(world, provider)
}
