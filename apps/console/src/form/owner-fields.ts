import { type FormField, partOf } from './form-field.ts'

/** Kinds of people's papers. */
export const PAPERS = [
  ...['IDCARD', 'OVERSEA_PASSPORT', 'HONGKONG_PASSPORT', 'MACAO_PASSPORT', 'TAIWAN_PASSPORT', 'FOREIGN_RESIDENT'],
  ...['HONGKONG_MACAO_RESIDENT', 'TAIWAN_RESIDENT'],
].map((type) => `IDENTIFICATION_TYPE_${type}`)
export const HOLDERS = ['LEGAL', 'SUPER']
export const passport = 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT'

/** What is asked of one beneficial owner, by its name in the list. */
export function ownerFields(kind: string): FormField[] {
  const owner = partOf('')
  return [
    owner('choice', 'ubo_id_doc_type', { options: PAPERS }),
    owner('paper', 'ubo_id_doc_copy'),
    ...(kind === passport ? [] : [owner('paper', 'ubo_id_doc_copy_back')]),
    owner('text', 'ubo_id_doc_name', { max: 70 }),
    owner('code', 'ubo_id_doc_number', { max: 30 }),
    owner('text', 'ubo_id_doc_address', { max: 70 }),
    owner('day', 'ubo_period_begin'),
    owner('last_day', 'ubo_period_end'),
  ]
}
