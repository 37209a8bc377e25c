import type { Alert } from '@teyue/contract/alert'

export type AlertKind = Alert['kind']

/** What was found, as numbers and names. */
export type AlertFacts = Readonly<Record<string, string | number | null>>

/** The same in English and Chinese. */
export type Words = { readonly en: string; readonly zh: string }

/** What a kind of alert says, and what to do. `page` is where the console shows the thing. */
export type AlertRule = {
  readonly says: (facts: AlertFacts, subjectId: string) => Words
  readonly next: Words
  readonly page: string | ((facts: AlertFacts, subjectId: string) => string)
}

export const ALERT_RULES: Readonly<Record<AlertKind, AlertRule>> = {
  disagreement: {
    says: ({ what, kind }) => ({
      en: `Our books and WeChat’s differ: ${what} (${kind})`,
      zh: `账目与微信支付不一致：${what}（${kind}）`,
    }),
    next: {
      en: 'Compare both sides and decide; nothing is booked until then.',
      zh: '请核对双方数据后处理；在此之前不会入账。',
    },
    page: (_, id) => `/disagreements/${id}`,
  },
  unknown_for_long: {
    says: ({ what, kind }) => ({
      en: `WeChat has said nothing certain for over an hour: ${what} (${kind})`,
      zh: `超过一小时没有得到微信支付的确定结果：${what}（${kind}）`,
    }),
    next: {
      en: 'It is asked on under the same number. Do not do it a second way; look at the connection to WeChat.',
      zh: '系统会继续查询。请勿另行收款、退款或设置，并检查与微信支付的连接。',
    },
    page: (_, id) => `/disagreements/${id}`,
  },
  certificate_ending: {
    says: ({ sp_mchid, days, which }) => ({
      en: `${which === 'merchant' ? 'The merchant certificate' : 'WeChat’s certificate'} of account ${sp_mchid} ${ends(days)}`,
      zh: `服务商号 ${sp_mchid} 的${which === 'merchant' ? '商户 API 证书' : '微信支付平台证书'}${endsZh(days)}`,
    }),
    next: {
      en: 'Request the next one on the partner platform (API安全) and connect it before then; calls go on meanwhile.',
      zh: '请在服务商平台“API安全”中申请新证书，并在到期前更换；更换期间调用不中断。',
    },
    page: '/accounts',
  },
  webhook_failing: {
    says: ({ url, waiting, failed }) => ({
      en: `Webhooks do not arrive at ${url}: ${waiting} are tried again, ${failed} were given up`,
      zh: `Webhook 无法送达 ${url}：${waiting} 条正在重试，${failed} 条已放弃`,
    }),
    next: {
      en: 'Look at the answers of that address; what was given up can be delivered again once it works.',
      zh: '请查看该地址的应答；恢复后可对已放弃的推送重新投递。',
    },
    page: '/developer/webhooks',
  },
  job_failing: {
    says: ({ count }, task) => ({
      en: `${count} jobs have failed for hours: ${task}`,
      zh: `${count} 个任务已连续失败数小时：${task}`,
    }),
    next: {
      en: 'Read what they fail on, mend it, then run them at once.',
      zh: '请查看失败原因，处理后立即重试。',
    },
    page: '/operations',
  },
  calls_failing: {
    says: ({ sp_mchid, unknown, calls, code }) => ({
      en: `${unknown} of the last ${calls} calls of account ${sp_mchid} to WeChat have no certain answer (${code})`,
      zh: `服务商号 ${sp_mchid} 最近 ${calls} 次调用微信支付中有 ${unknown} 次没有确定结果（${code}）`,
    }),
    next: {
      en: 'Look at the network and at WeChat’s own announcements; payments stay unknown until they are answered, none is lost.',
      zh: '请检查网络和微信支付公告；结果未知的支付会继续查询，不会丢失。',
    },
    page: '/operations',
  },
  channel_failing: {
    says: ({ name }) => ({
      en: `Alerts do not arrive over the channel “${name}”`,
      zh: `告警无法通过渠道“${name}”送达`,
    }),
    next: {
      en: 'Look at what was answered, correct the channel and send a test.',
      zh: '请查看应答内容，更正渠道后发送测试。',
    },
    page: '/alerts/channels',
  },
  settlement_failing: {
    says: ({ merchant_name, sub_mchid, reason }) => ({
      en: `Money does not arrive at the settlement account of ${merchant_name} (${sub_mchid}): ${reason ?? 'WeChat gives no reason'}`,
      zh: `${merchant_name}（${sub_mchid}）的结算账户打款失败：${reason ?? '微信支付未说明原因'}`,
    }),
    next: {
      en: 'Compare bank, name and number with the merchant and change the account; the money waits in its balance.',
      zh: '请与商户核对开户银行、户名和账号后修改结算账户；资金留在商户余额中。',
    },
    page: ({ merchant }) => `/merchants/${merchant}?tab=settlement`,
  },
  merchant_violation: {
    says: ({ merchant_name, sub_mchid, plan }) => ({
      en: `WeChat’s risk control: ${merchant_name ?? 'a merchant that nobody here knows'} (${sub_mchid}): ${plan}`,
      zh: `微信支付风控处置：${merchant_name ?? '未登记的商户'}（${sub_mchid}）：${plan}`,
    }),
    next: {
      en: 'See what it means and have the merchant appeal; settle it once it is over.',
      zh: '请查看影响与处理办法，请商户申诉；解除后结案。',
    },
    page: ({ merchant }) => `/violations?state=standing${merchant ? `&merchant=${merchant}` : ''}`,
  },
  permission_withdrawn: {
    says: ({ merchant_name, sub_mchid, permission, words }) => ({
      en: `WeChat no longer grants ${nameOf(permission).en} to ${merchant_name} (${sub_mchid}): ${words}`,
      zh: `微信支付收回了${merchant_name}（${sub_mchid}）的“${nameOf(permission).zh}”：${words}`,
    }),
    next: {
      en: 'Nothing of the kind is sent any more. Ask the account manager with the text on the merchant’s page; once it is granted, write it down there.',
      zh: '同类请求已停止发送。请用商户页上的申请文字联系商务经理；恢复后在该页登记为已开通。',
    },
    page: ({ merchant }) => `/merchants/${merchant}?tab=products`,
  },
  violation_address: {
    says: ({ sp_mchid, found, code }) => ({
      en: found
        ? `WeChat tells violations of account ${sp_mchid} elsewhere: ${found}`
        : `WeChat did not take our address for violations of account ${sp_mchid} (${code})`,
      zh: found
        ? `服务商号 ${sp_mchid} 的商户处置通知发往其他地址：${found}`
        : `微信支付未受理服务商号 ${sp_mchid} 的商户处置通知地址（${code}）`,
    }),
    next: {
      en: 'On the account’s page see which address it is; replace it once whoever looks after the other system agrees. Until then nothing of it is told here.',
      zh: '请在服务商号页核对地址；与其他系统的负责人确认后改为此地址。在此之前，处置不会通知到这里。',
    },
    page: ({ account }) => `/accounts/${account}`,
  },
}

const permissionNames: Readonly<Record<string, Words>> = {
  jsapi: { en: 'JSAPI', zh: '公众号支付' },
  mini_program: { en: 'mini program payments', zh: '小程序支付' },
  native: { en: 'Native', zh: '扫码支付' },
  app: { en: 'APP', zh: 'APP 支付' },
  h5: { en: 'H5', zh: 'H5 支付' },
  code_payment: { en: 'code payments', zh: '付款码支付' },
  combined: { en: 'combined payments', zh: '合单支付' },
  red_packet: { en: 'red packets', zh: '现金红包' },
  profit_sharing: { en: 'profit sharing', zh: '分账' },
  refund: { en: 'refunds by the provider', zh: '服务商退款' },
}

function nameOf(permission: AlertFacts[string] | undefined): Words {
  return permissionNames[String(permission)] ?? { en: String(permission), zh: String(permission) }
}

/** The console's page of an alert. */
export function pageOf({ kind, facts, subjectId }: { kind: AlertKind; facts: AlertFacts; subjectId: string }): string {
  const { page } = ALERT_RULES[kind]
  return typeof page === 'string' ? page : page(facts, subjectId)
}

function ends(days: AlertFacts[string] | undefined): string {
  return Number(days) < 0 ? 'has ended' : `ends in ${days} days`
}

function endsZh(days: AlertFacts[string] | undefined): string {
  return Number(days) < 0 ? '已过期' : `将在 ${days} 天后到期`
}
