import Type, { type Static } from 'typebox'
import { id, moment, nullable } from './fields.ts'

const words = (description: string) => Type.String({ description })
const closed = { additionalProperties: false }
const functions = Type.Array(
  Type.Object(
    {
      name: words('WeChat’s name, such as NO_TRANSACTION'),
      says: words('What is closed, in English'),
      says_zh: words('What is closed, in Chinese'),
    },
    closed,
  ),
  { description: 'What is closed' },
)

const Cause = Type.Object(
  {
    case: nullable(words('WeChat’s number of the case')),
    reason: words('Why, in WeChat’s words'),
    describes: words('The same at length'),
    functions,
    other_functions: words('What else is closed, in WeChat’s words'),
    way: nullable(words('WeChat’s name of the way to open it again, such as SUBMIT_INFORMATION_FOR_APPEAL')),
    next: words('What to do, in English'),
    next_zh: words('What to do, in Chinese'),
    help_url: nullable(words('WeChat’s page about it')),
    from: nullable(moment('Since when; of what is announced, from when on')),
    announced: Type.Boolean({ description: 'Whether it is announced and not in force yet' }),
  },
  { ...closed, description: 'One cause, and how what it closed is opened again' },
)

export const Limitations = Type.Object(
  {
    object: Type.Literal('limitations'),
    sub_merchant: id('sub', 'The number here'),
    sub_mchid: words('WeChat’s number'),
    limited: nullable(
      Type.Boolean({ description: 'Whether anything is limited; null where WeChat was not asked yet' }),
    ),
    functions,
    other_functions: words('What else is closed, in WeChat’s words'),
    causes: Type.Array(Cause, { description: 'Why, at most 50' }),
    asked_at: nullable(moment('When WeChat answered last')),
  },
  { $id: 'Limitations', ...closed, description: 'What WeChat limits for a number, as it answered last' },
)
export type Limitations = Static<typeof Limitations>

export const LimitationsList = Type.Object(
  { object: Type.Literal('limitations_list'), data: Type.Array(Limitations, { description: 'One for each number' }) },
  { $id: 'LimitationsList', ...closed, description: 'What WeChat limits for a merchant' },
)
export type LimitationsList = Static<typeof LimitationsList>
