import { ref } from '@teyue/contract/named'
import { NewSettings, Settings as SettingsSchema, type Settings as SettingsView } from '@teyue/contract/settings'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { actorOf, requireProviderKey } from '../../http/caller.ts'
import { fen } from '../../kit/fen.ts'
import { getSettings } from './get-settings.ts'
import { setSettings } from './set-settings.ts'
import type { Settings } from './settings.ts'

const tags = ['Settings']

/** What the provider decides for its people: from which amount on a click is not enough, and what needs a second person. */
export function settingsRoutes(app: FastifyInstance, ctx: Context): void {
  const get = { tags, summary: 'Look at the settings', response: { 200: ref(SettingsSchema) } }
  app.get('/v1/settings', { schema: get }, async ({ caller }) => {
    requireProviderKey(caller)
    return view(ctx, await getSettings(ctx, caller.providerId))
  })

  const change = {
    tags,
    summary: 'Change the settings',
    description:
      'All of them at once. Asks for the second factor, and for a second person where anything does: nobody takes that away alone.',
    body: ref(NewSettings),
    response: { 200: ref(SettingsSchema) },
  }
  app.put<{ Body: NewSettings }>('/v1/settings', { schema: change }, async (request) => {
    const { second_factor_refund_above: factor, four_eyes_refund_above: eyes, four_eyes_for: kinds } = request.body
    const { beside_another_system: beside } = request.body
    const wanted = {
      secondFactorRefundAbove: factor === null ? null : fen(factor),
      fourEyesRefundAbove: eyes === null ? null : fen(eyes),
      fourEyesFor: kinds,
      ...(beside === undefined ? {} : { isBesideAnother: beside }),
    }
    return view(ctx, await setSettings(ctx, request.caller.providerId, actorOf(request), wanted))
  })
}

function view({ secondFactor }: Context, settings: Settings): SettingsView {
  return {
    object: 'settings',
    second_factor_refund_above: settings.secondFactorRefundAbove,
    second_factor_refund_above_unless_set: secondFactor.refundAboveFen,
    second_factor_minutes: Math.round(secondFactor.validMs / 60_000),
    four_eyes_refund_above: settings.fourEyesRefundAbove,
    four_eyes_for: [...settings.fourEyesFor],
    beside_another_system: settings.isBesideAnother,
  }
}
