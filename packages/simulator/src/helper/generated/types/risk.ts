// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

export type Violation = {
  readonly record_id: string
  readonly mchid: string
  readonly sub_mchid: string
  readonly event_type: 'VIOLATION.PUNISH' | 'VIOLATION.INTERCEPT' | 'VIOLATION.APPEAL'
  readonly company_name: string
  readonly punish_plan: string
  readonly punish_description: string
  readonly risk_type: string
  readonly risk_description: string
  readonly at: string
  readonly notice: string | null
}
