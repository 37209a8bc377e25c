import { Alert, Button, type FormInstance, Space } from 'antd'
import { useWords } from './i18n.ts'
import { asRefusal } from './refusal.ts'
import { WechatCode } from './wechat-code.tsx'
import { kitWords } from './words.ts'

// Refusals that hand on a code of WeChat's.
const WECHAT_SAID = ['WECHAT_REFUSED', 'WECHAT_UNANSWERED']

/** Why something was refused, and the next step. `again` offers to try once more. */
export function ProblemView({ error, again }: { error: unknown; again?: () => void }) {
  const t = useWords(kitWords)
  const refusal = asRefusal(error)
  const { request_id: requestId, code, details } = refusal.problem
  const ofWechat = WECHAT_SAID.includes(code) ? details?.code : undefined
  return (
    <Alert
      type={refusal.problem.status < 300 ? 'info' : refusal.problem.status >= 500 ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={refusal.says}
      description={
        <Space orientation="vertical" size={4}>
          <span>{refusal.next}</span>
          <span className="meta">
            {code} {typeof ofWechat === 'string' && <WechatCode code={ofWechat} />}
            {requestId && ` · ${t('request')} ${requestId}`}
          </span>
        </Space>
      }
      action={again && <Button onClick={again}>{t('again')}</Button>}
    />
  )
}

/**
 * Shows a refusal at the field that it names. True when there is such a field in the form; otherwise it is for `ProblemView`.
 * `fieldOf` turns the platform's name of a field into the form's where they differ.
 */
export function showAtField(form: FormInstance, error: unknown, fieldOf = (field: string) => field): boolean {
  const refusal = asRefusal(error)
  const field = refusal.problem.field && fieldOf(refusal.problem.field)
  if (!field || !(field in form.getFieldsValue())) return false
  form.setFields([{ name: field, errors: [`${refusal.says} ${refusal.next}`] }])
  form.getFieldInstance(field)?.focus?.()
  return true
}
