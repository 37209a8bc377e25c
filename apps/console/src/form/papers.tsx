import type { Paper } from '@teyue/contract/applyment'
import { Button, Progress, Select } from 'antd'
import { useState } from 'react'
import { DropZone } from '../kit/drop-zone.tsx'
import { useWords } from '../kit/i18n.ts'
import { ProblemView } from '../kit/problem.tsx'
import { useFilling } from './filling.ts'
import { formWords } from './form-words.ts'
import type { InputProps } from './input-props.ts'
import { acceptedBy, type Misfit, misfitOf } from './paper-fit.ts'
import { PaperShown } from './paper-shown.tsx'
import { uploadPaper } from './upload-paper.ts'

const MOST_PICTURES = 5

/** The papers of a field: dropped, chosen, or one that is there already; one, or as many as the field takes. */
export function PapersInput({ field, id, label, value, set }: InputProps) {
  const t = useWords(formWords)
  const { kept, papers } = useFilling()
  const isOne = field.kind !== 'papers'
  const named = (isOne ? [value] : Array.isArray(value) ? value : []).filter((one) => typeof one === 'string')
  const write = (next: readonly string[]) => set(next.length === 0 ? undefined : isOne ? next.at(-1) : next)
  const isFull = named.length >= (isOne ? 1 : (field.max ?? MOST_PICTURES))
  const add = (one: Paper) => !named.includes(one.id) && write([...named, one.id])
  return (
    <div className="papers" id={id}>
      {named.map((one) => (
        <PaperShown key={one} id={one} at={kept.openedAt} paper={papers.get(one)}>
          <Button size="small" onClick={() => write(named.filter((other) => other !== one))}>
            {t('take_out')}
          </Button>
        </PaperShown>
      ))}
      {!isFull && <PaperDrop label={label} isFilm={field.kind === 'film'} not={named} add={add} />}
    </div>
  )
}

type DropProps = {
  readonly label: string
  readonly isFilm: boolean
  readonly not: readonly string[]
  readonly add: (paper: Paper) => void
}
type Upload = { readonly name: string; readonly part: number }

function PaperDrop({ label, isFilm, not, add }: DropProps) {
  const t = useWords(formWords)
  const { kept, addPaper } = useFilling()
  const [upload, setUpload] = useState<Upload | null>(null)
  const [misfit, setMisfit] = useState<{ readonly name: string; readonly why: Misfit } | null>(null)
  const [error, setError] = useState<unknown>(null)
  const take = async (file: File | undefined) => {
    if (!file || upload) return
    const why = misfitOf(file, isFilm)
    setMisfit(why && { name: file.name, why })
    setError(null)
    if (why) return
    setUpload({ name: file.name, part: 0 })
    try {
      const paper = await uploadPaper(kept.papersPath, file, (part) => setUpload({ name: file.name, part }))
      addPaper(paper)
      add(paper)
    } catch (refused) {
      setError(refused)
    }
    setUpload(null)
  }
  return (
    <>
      <DropZone
        label={label}
        inputLabel={t('file_of', { label })}
        accept={acceptedBy(isFilm)}
        className="paper-drop"
        take={([file]) => void take(file)}
      >
        {(choose) =>
          upload ? (
            <Uploading of={upload} />
          ) : (
            <>
              <span className="desk-only">{t('drop')}</span>
              <Button aria-label={t('choose_of', { label })} onClick={choose}>
                {t('choose')}
              </Button>
              <Again isFilm={isFilm} label={label} not={not} add={add} />
            </>
          )
        }
      </DropZone>
      {misfit && <p role="alert">{t(misfit.why, { name: misfit.name })}</p>}
      {error !== null && <ProblemView error={error} />}
    </>
  )
}

function Uploading({ of: { name, part } }: { of: Upload }) {
  const t = useWords(formWords)
  return (
    <span className="uploading">
      {t('uploading', { name })}
      <Progress percent={Math.round(part * 100)} size="small" aria-label={t('uploading', { name })} />
    </span>
  )
}

/** A paper that was brought for another field of this form. */
function Again({ isFilm, label, not, add }: DropProps) {
  const t = useWords(formWords)
  const { papers } = useFilling()
  const there = [...papers.values()].filter(
    ({ id, filename, bytes, deleted_at: gone }) =>
      gone === null && !not.includes(id) && misfitOf({ name: filename, size: bytes }, isFilm) === null,
  )
  if (there.length === 0) return null
  return (
    <Select
      aria-label={t('again_of', { label })}
      placeholder={t('again')}
      popupMatchSelectWidth={false}
      value={null}
      options={there.map(({ id, filename }) => ({ value: id, label: filename }))}
      onChange={(id: string | null) => {
        const paper = id === null ? undefined : papers.get(id)
        if (paper) add(paper)
      }}
    />
  )
}
