// A new kind goes to the end: what a seed draws depends on the order.
export const CALL_FAULTS = [
  'refuse',
  'slow',
  'timeout_before',
  'timeout_after',
  'drop_before',
  'drop_after',
  'error_before',
  'error_after',
  'bad_signature',
  'garbage',
  'unavailable_before',
  'unavailable_after',
  'wrong_signature',
  'rotated',
] as const
export const NOTICE_FAULTS = [
  'notice_lost',
  'notice_doubled',
  'notice_delayed',
  'notice_reordered',
  'notice_signtest',
  'notice_wrong_signature',
  'notice_rotated',
] as const

export type CallFault = (typeof CALL_FAULTS)[number]
export type NoticeFault = (typeof NOTICE_FAULTS)[number]
export type FaultKind = CallFault | NoticeFault

export type FaultApi = 'v3' | 'v2' | 'login'
