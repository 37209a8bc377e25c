import type { TestContext } from 'node:test'
import { withCashier } from '../code-stage.ts'
import { openCombineStage } from '../combine-stage.ts'
import { makeAppid, type ProviderAnswer } from '../stage.ts'
import type { MistakeStage } from './mistake.ts'

export async function openMistakeStage(test: TestContext): Promise<MistakeStage> {
  const stage = withCashier(await openCombineStage(test))
  const { url, provider } = stage
  const other = await stage.control<ProviderAnswer>('POST', '/providers', {})
  const make = async (owner: string, subject_type: string) => {
    const asked = { provider: owner, name: '某店', subject_type, subject: `${subject_type}的主体` }
    return (await stage.control<{ sub_mchid: string }>('POST', '/merchants', asked)).sub_mchid
  }
  const miniAppid = await makeAppid(url, '小程序', '特约云科技有限公司', 'mini_program')
  await stage.control('POST', `/providers/${provider.mchid}/appids`, { appid: miniAppid })
  let last = 0
  return {
    ...stage,
    other,
    otherMchid: await make(other.mchid, 'company'),
    microMchid: await make(provider.mchid, 'micro'),
    individualMchid: await make(provider.mchid, 'individual'),
    foreignAppid: await makeAppid(url, '别家', '别家公司'),
    miniAppid,
    next: () => `mistake-${String(++last).padStart(4, '0')}`,
  }
}
