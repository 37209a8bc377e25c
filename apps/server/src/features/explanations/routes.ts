import { ref } from '@teyue/contract/named'
import { WechatErrors } from '@teyue/contract/wechat-error'
import type { FastifyInstance } from 'fastify'
import { viewWechatErrors } from './explanation-view.ts'

/** What WeChat's codes mean and what to do: for people who read them, and for programs that show them. */
export function explanationRoutes(app: FastifyInstance): void {
  const list = {
    tags: ['Developer'],
    summary: 'What WeChat’s codes mean',
    description: 'All of them, with cause and remedy in both languages. The list is the same for everybody.',
    response: { 200: ref(WechatErrors) },
  }
  app.get('/v1/wechat-errors', { schema: list }, async () => viewWechatErrors())
}
