import type { ApplymentFinding, Paper } from '@teyue/contract/applyment'
import type { SubjectConfirmationFindings } from '@teyue/contract/subject-confirmation'
import { Alert, Button, Card, Input, Space, Upload } from 'antd'
import { useState } from 'react'
import { useMay } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { toBase64 } from '../../kit/base64.ts'
import { useLanguage, useWords } from '../../kit/i18n.ts'
import { Read } from '../../kit/page.tsx'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct, useRead } from '../../kit/reading.ts'
import { confirmationWords } from '../subject-confirmations/words.ts'
import { fieldName } from './field-words.ts'
import { changeOf } from './fields-of.ts'

const PAPER = /(_copy|_copy_back|_letter)$/

/** What keeps it from being submitted, each mended in its place. */
export function Findings({ id, version }: { id: string; version: number }) {
  const t = useWords(confirmationWords)
  const found = useRead<SubjectConfirmationFindings>(`/v1/subject-confirmations/${id}/findings`)
  return (
    <Read of={found}>
      {({ data }) =>
        data.length === 0 ? (
          <Alert type="success" showIcon title={t('findings_none')} />
        ) : (
          <Card title={t('findings')}>
            <div className="stack">
              {data.map((one) => (
                <Finding key={`${one.field} ${one.code}`} id={id} version={version} of={one} />
              ))}
            </div>
          </Card>
        )
      }
    </Read>
  )
}

function Finding({ id, version, of }: { id: string; version: number; of: ApplymentFinding }) {
  const t = useWords(confirmationWords)
  const mayChange = useMay()('applyments.manage')
  const language = useLanguage()
  const isZh = language === 'zh'
  const [text, setText] = useState('')
  const path = `/v1/subject-confirmations/${id}`
  const save = useAct((value: string) => act('PATCH', path, { version, draft: changeOf(of.field, value) }), [path])
  const upload = useAct(
    async (file: File) => {
      const { id: paper } = await act<Paper>('POST', `${path}/subject-papers`, await paperOf(file))
      await act('PATCH', path, { version, draft: changeOf(of.field, paper) })
    },
    [path],
  )
  const problem = save.error ?? upload.error
  return (
    <Space orientation="vertical" size={4} className="wide">
      <strong>{fieldName(of.field, language)}</strong>
      <span className="meta mono field-path">{of.field}</span>
      <span>
        {isZh ? of.message_zh : of.message} {isZh ? of.next_zh : of.next}
      </span>
      {mayChange && PAPER.test(of.field) && (
        <Upload
          accept=".jpg,.jpeg,.png,.bmp"
          showUploadList={false}
          beforeUpload={(file) => {
            upload.mutate(file)
            return false
          }}
        >
          <Button loading={upload.isPending}>{t('upload')}</Button>
        </Upload>
      )}
      {mayChange && !PAPER.test(of.field) && (
        <Space.Compact>
          <Input
            aria-label={`${t('correct')} ${fieldName(of.field, language)}`}
            value={text}
            maxLength={256}
            onChange={({ target }) => setText(target.value)}
          />
          <Button disabled={text.trim() === ''} loading={save.isPending} onClick={() => save.mutate(text.trim())}>
            {t('save')}
          </Button>
        </Space.Compact>
      )}
      {problem && <ProblemView error={problem} />}
    </Space>
  )
}

async function paperOf(file: File): Promise<{ readonly filename: string; readonly content: string }> {
  return { filename: file.name, content: await toBase64(file) }
}
