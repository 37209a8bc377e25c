import { AGENDA_KINDS } from '../../clock/agenda.ts'
import { HAPPENING_KINDS } from '../../clock/happening.ts'
import { about, INTEGER, named, oneOf, orNull, record, TEXT, TIME } from '../schemas.ts'

const WHOSE = {
  sp_mchid: orNull(TEXT),
  sub_mchid: orNull(TEXT),
  number: about(orNull(TEXT), '单号、日期或付款码', 'of the order, the refund, the day or the code'),
  amount_fen: about(orNull(INTEGER), '分', 'fen'),
  detail: about(orNull(TEXT), '状态、应答或名称', 'a state, an answer or a name'),
}

export const HAPPENING = named(
  'Happening',
  record({
    id: INTEGER,
    at: TIME,
    kind: oneOf(...HAPPENING_KINDS),
    ...WHOSE,
    notice: orNull(TEXT),
    next_at: about(orNull(TIME), '何时再试', 'when it is tried again'),
  }),
)

export const AGENDA_ENTRY = named(
  'AgendaEntry',
  record({ at: TIME, kind: oneOf(...AGENDA_KINDS), ...WHOSE, notice: orNull(TEXT) }),
)
