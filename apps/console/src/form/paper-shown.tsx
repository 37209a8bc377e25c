import { EyeOutlined, FileImageOutlined, VideoCameraOutlined } from '@ant-design/icons'
import type { Paper } from '@teyue/contract/applyment'
import { Button, Image } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useMay } from '../app/me.ts'
import { readFile } from '../kit/api.ts'
import { useWords } from '../kit/i18n.ts'
import { ProblemView } from '../kit/problem.tsx'
import { formWords } from './form-words.ts'

const KILOBYTE = 1024
const THUMB_PX = 120

type ShownProps = {
  readonly id: string
  /** Where papers of its form are opened. */
  readonly at: string
  readonly paper: Paper | undefined
  readonly children?: ReactNode
}

/** A paper by its name. What is on it is shown when somebody asks for it: each time is in the audit. */
export function PaperShown({ id, at, paper, children }: ShownProps) {
  const t = useWords(formWords)
  const mayOpen = useMay()('applyments.open')
  const [shown, setShown] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  useEffect(() => () => (shown ? URL.revokeObjectURL(shown) : undefined), [shown])
  const name = paper?.filename ?? id
  const isFilm = /\.(mp4|mov|avi)$/.test(name)
  const open = async () => {
    setBusy(true)
    setError(null)
    await readFile(`${at}/${id}`).then((file) => setShown(URL.createObjectURL(file)), setError)
    setBusy(false)
  }
  return (
    <div className="paper">
      <span className="paper-line">
        {isFilm ? <VideoCameraOutlined aria-hidden /> : <FileImageOutlined aria-hidden />}
        <span className="paper-name">{name}</span>
        {paper && <span className="meta">{sizeOf(paper.bytes)}</span>}
        {paper?.deleted_at && <span className="meta">{t('deleted')}</span>}
        {mayOpen && paper && !paper.deleted_at && !shown && (
          <Button
            size="small"
            icon={<EyeOutlined />}
            loading={isBusy}
            aria-label={t('look_of', { name })}
            onClick={() => void open()}
          >
            {t('look')}
          </Button>
        )}
        {children}
      </span>
      {shown &&
        (isFilm ? (
          <a href={shown} download={name}>
            {t('download')}
          </a>
        ) : (
          <Image src={shown} width={THUMB_PX} alt={name} />
        ))}
      {error !== null && <ProblemView error={error} />}
    </div>
  )
}

function sizeOf(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / KILOBYTE))
  return kilobytes < KILOBYTE ? `${kilobytes} KB` : `${(kilobytes / KILOBYTE).toFixed(1)} MB`
}
