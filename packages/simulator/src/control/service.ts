import { changeRules, type Rules, rulesOf } from '../rules.ts'
import { refound } from '../world.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { NOTHING, oneOf, record, TEXT, TIME } from './schemas.ts'
import { RULE_CHANGES, RULES } from './shapes/service.ts'

export function addServiceRoutes(control: Control): void {
  const { app, world, turner } = control
  addTlsRoutes(control)
  app.get(
    '/_control/health',
    operation({
      id: 'health',
      group: 'service',
      zh: '是否就绪',
      en: 'Whether it is ready',
      answer: record({ status: oneOf('ok'), now: TIME }),
    }),
    async () => ({ status: 'ok', now: new Date(world.clock.now()).toISOString() }),
  )

  app.post(
    '/_control/reset',
    operation({
      id: 'reset',
      group: 'service',
      zh: '忘记一切，时钟复原',
      en: 'Forgets everything and puts the clock right',
      more: {
        zh: '先等投递完成；时钟的听众与 TLS 证书保留。',
        en: 'Waits for deliveries under way first; clock listeners and the TLS authority stay.',
      },
      answer: NOTHING,
    }),
    async () => {
      await turner.atRest(() => refound(world, []))
      await world.store.durable()
      return {}
    },
  )

  app.get(
    '/_control/rules',
    operation({ id: 'rules.read', group: 'rules', zh: '现行规则', en: 'The rules in force', answer: RULES }),
    async () => rulesOf(world),
  )

  app.put<{ Body: Partial<Rules> }>(
    '/_control/rules',
    operation({
      id: 'rules.change',
      group: 'rules',
      zh: '更改规则',
      en: 'Changes rules',
      body: RULE_CHANGES,
      answer: RULES,
    }),
    async ({ body: changes }) => {
      const rules = changeRules(world, changes)
      await world.store.durable()
      return rules
    },
  )
}

function addTlsRoutes({ app, world }: Control): void {
  app.get(
    '/_control/tls',
    operation({
      id: 'tls',
      group: 'service',
      zh: 'TLS 的地址与应信任的证书',
      en: 'Where the same is served over TLS, and the authority to trust',
      answer: record({ url: TEXT, ca_pem: TEXT }),
    }),
    async () => ({ url: world.tlsUrl, ca_pem: world.authority.certificate_pem }),
  )

  app.get(
    '/_control/tls/ca.pem',
    operation({
      id: 'caPem',
      group: 'service',
      zh: '应信任的证书，一个文件',
      en: 'The authority to trust, as a file',
      answer: TEXT,
      answerType: 'application/x-pem-file',
    }),
    async (_request, reply) =>
      reply
        .type('application/x-pem-file')
        .header('Content-Disposition', 'attachment; filename="ca.pem"')
        .send(world.authority.certificate_pem),
  )
}
