/** A sentence in both languages; `{name}` is where a fact goes. */
export type Sentence = readonly [zh: string, en: string]

/** Where it is written: a row of the mission, an official page, or both. */
export type Rule = { readonly row: string | null; readonly page: string | null }

/** One thing that WeChat objects to: what is wrong, by which rule, and what would have been right. */
export type Reason<Why extends Sentence = Sentence, Right extends Sentence = Sentence> = {
  readonly rule: Rule
  readonly why: Why
  readonly right: Right
}

type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never

/** What has to be known to say the sentences of this reason. */
export type FactsOf<One extends Reason> = {
  readonly [Name in Names<One['why'][0] | One['why'][1] | One['right'][0] | One['right'][1]>]: string | number
}

export function reason<const Why extends Sentence, const Right extends Sentence>(
  row: string | null,
  page: string | null,
  why: Why,
  right: Right,
): Reason<Why, Right> {
  return { rule: { row, page }, why, right }
}
