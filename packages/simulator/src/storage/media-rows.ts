/** A file that was uploaded, by what an application form names it; of its bytes only the digest is kept. */
export type Media = {
  readonly media_id: string
  readonly mchid: string
  readonly kind: 'image' | 'document' | 'video'
  readonly filename: string
  readonly sha256: string
  readonly bytes: number
  readonly created_at: number
}
