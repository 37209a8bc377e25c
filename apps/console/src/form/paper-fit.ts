import { MAX_PAPER_BYTES } from '@teyue/contract/applyment'

const LONGEST_STEM = 100
const pictures = ['jpg', 'jpeg', 'png', 'bmp']
const films = ['mp4', 'mov', 'avi']

export type Misfit = 'not_a_picture' | 'not_a_film' | 'too_large' | 'nothing_in_it'

/** Why WeChat would not take this file; null for one that it takes. */
export function misfitOf({ name, size }: Pick<File, 'name' | 'size'>, isFilm: boolean): Misfit | null {
  if (!(isFilm ? films : pictures).includes(endingOf(name))) return isFilm ? 'not_a_film' : 'not_a_picture'
  if (size === 0) return 'nothing_in_it'
  return size > MAX_PAPER_BYTES ? 'too_large' : null
}

/** What may be chosen, for the dialog of the browser. */
export function acceptedBy(isFilm: boolean): string {
  return (isFilm ? films : pictures).map((ending) => `.${ending}`).join()
}

/** The name, shortened, without what a name may not have, its ending in small letters. */
export function filenameOf(name: string): string {
  const stem = name.slice(0, name.lastIndexOf('.')).replace(/[\p{Cc}\p{Cs}"\\/]/gu, '_')
  return `${stem.slice(0, LONGEST_STEM) || 'paper'}.${endingOf(name)}`
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase()
}
