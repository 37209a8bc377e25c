// Generated from Teyue's contract by npx node apps/server/src/cli/generate-sdk.ts; `npm run check` fails when it is stale.

/** A payment to be made */
export type NewPayment = {
  /** The merchant that is paid; required with a provider's key, implied by a merchant's */
  readonly merchant?: string
  /** Which of its sub-merchant numbers, when the merchant has several */
  readonly sub_merchant?: string
  /** How the payer pays. Native mode 1 does not exist for service providers */
  readonly product: 'jsapi' | 'mini_program' | 'native' | 'app' | 'h5'
  /** What the payer pays, in fen (1 yuan = 100 fen) */
  readonly amount: number
  /** What is paid for, as the payer sees it */
  readonly description: string
  /** The merchant's own number for this payment; the same number is the same payment */
  readonly reference: string
  /** When it can no longer be paid: one minute to seven days ahead, two hours unless told (RFC 3339) */
  readonly expires_at?: string
  /** Who pays; `jsapi` and `mini_program` need openid and appid, `h5` needs ip */
  readonly payer?: {
    /** The payer's openid under that appid */
    readonly openid?: string
    /** The appid which that openid belongs to */
    readonly appid?: string
    /** The payer's own address, IPv4 or IPv6; needed for `h5`, and where a store is named for all but `native` */
    readonly ip?: string
  }
  /** Which bound appid to pay with, when it is not the default one */
  readonly appid?: string
  /** The merchant's store where it is taken; WeChat is told, too */
  readonly store?: string
  /** The terminal it is taken with; it says its store */
  readonly terminal?: string
  /** Up to 20 facts of your own; keys up to 40 characters, values up to 500 */
  readonly metadata?: Readonly<Record<string, string>>
  /** The one of the merchant's webhook endpoints that shall hear of this payment, instead of all of them */
  readonly webhook?: string
}

/** A payment and how it stands */
export type Payment = {
  /** Also the out_trade_no by which WeChat knows it */
  readonly id: string
  readonly object: 'payment'
  /** Whether simulated (`test`) or real (`live`) money moves */
  readonly mode: 'test' | 'live'
  /** The merchant that is paid */
  readonly merchant: string
  /** The sub-merchant number it is paid under */
  readonly sub_merchant: string
  /** The provider's account that carries it */
  readonly account: string
  /** The store where it was taken, as it was called then */
  readonly store: {
    /** The store */
    readonly id: string
    /** What it was called then */
    readonly name: string
    /** Its number then */
    readonly number: string | null
  } | null
  /** The terminal it was taken with, as it was called then */
  readonly terminal: {
    /** The terminal */
    readonly id: string
    /** What it was called then */
    readonly name: string
    /** Its number then */
    readonly number: string | null
  } | null
  /** How the payer paid or pays; `code_payment` and `combined` are imported ones only */
  readonly product: 'jsapi' | 'mini_program' | 'native' | 'app' | 'h5' | 'code_payment' | 'combined'
  /** What the payer pays, in fen (1 yuan = 100 fen) */
  readonly amount: number
  readonly currency: 'CNY'
  /** What is paid for, as the payer sees it */
  readonly description: string
  /** The merchant's own number for this payment */
  readonly reference: string
  /** `unknown` means that WeChat has not answered yet; it never means failed */
  readonly state: 'requested' | 'unknown' | 'open' | 'closing' | 'paid' | 'closed' | 'refused'
  /** Up to 20 facts of your own; keys up to 40 characters, values up to 500 */
  readonly metadata: Readonly<Record<string, string>>
  /** When it was asked for (RFC 3339) */
  readonly created_at: string
  /** When it can no longer be paid (RFC 3339) */
  readonly expires_at: string
  /** When WeChat says it was paid (RFC 3339) */
  readonly paid_at: string | null
  /** WeChat's number for it */
  readonly transaction_id: string | null
  /** Of a payment that another system made; null for ours */
  readonly imported: {
    /** The number under which the other system ordered it */
    readonly out_trade_no: string
    /** The number of the combined order that it is a part of; null for any other */
    readonly combine_out_trade_no: string | null
    /** When WeChat was asked and said the same of it; nothing is refunded before (RFC 3339) */
    readonly verified_at: string | null
  } | null
  /** What can still be refunded, in fen (1 yuan = 100 fen) */
  readonly refundable: number
  /** What WeChat has accepted to refund, in fen (1 yuan = 100 fen) */
  readonly refunded: number
  /** WeChat's fee on it, before any part comes back with a refund, in fen (1 yuan = 100 fen) */
  readonly fee: number | null
  /** What WeChat tells of the payer once it is paid */
  readonly payer: {
    /** The payer as the provider's appid knows them */
    readonly sp_openid: {
      /** The appid which the openid belongs to */
      readonly appid: string
      /** The payer's openid under that appid */
      readonly openid: string
    } | null
    /** The payer as the merchant's appid knows them */
    readonly sub_openid: {
      /** The appid which the openid belongs to */
      readonly appid: string
      /** The payer's openid under that appid */
      readonly openid: string
    } | null
    /** What the payer gave after coupons, in fen (1 yuan = 100 fen) */
    readonly payer_total: number | null
  }
  readonly identity: Identity
  /** How to let the payer pay now */
  readonly pay: {
    readonly kind: 'code'
    /** Show this as a QR code */
    readonly code_url: string
    /** Until when this works; ask for the payment again to renew it (RFC 3339) */
    readonly expires_at: string
  } | {
    readonly kind: 'h5'
    /** Open this in the payer's browser */
    readonly h5_url: string
    /** Until when this works; ask for the payment again to renew it (RFC 3339) */
    readonly expires_at: string
  } | {
    readonly kind: 'jsapi'
    /** Until when this works; ask for the payment again to renew it (RFC 3339) */
    readonly expires_at: string
    /** Hand these to WeixinJSBridge or wx.requestPayment as they are */
    readonly parameters: {
      /** The appid of the page or mini program */
      readonly appId: string
      /** Unix seconds */
      readonly timeStamp: string
      /** Random text */
      readonly nonceStr: string
      /** `prepay_id=…` */
      readonly package: string
      readonly signType: 'RSA'
      /** Made with the provider's key */
      readonly paySign: string
    }
  } | {
    readonly kind: 'app'
    /** Until when this works; ask for the payment again to renew it (RFC 3339) */
    readonly expires_at: string
    /** Hand these to WeChat's SDK as they are */
    readonly parameters: {
      /** The appid of the app */
      readonly appid: string
      /** The sub-merchant's number */
      readonly partnerid: string
      /** The bare prepay id */
      readonly prepayid: string
      readonly package: 'Sign=WXPay'
      /** Random text */
      readonly noncestr: string
      /** Unix seconds */
      readonly timestamp: string
      /** Made with the provider's key */
      readonly sign: string
    }
  } | null
  /** Why WeChat refused it */
  readonly refusal: {
    /** WeChat's code */
    readonly code: string
    /** WeChat's words */
    readonly message: string
  } | null
}

export type PaymentList = {
  readonly object: 'list'
  /** Newest first */
  readonly data: readonly (Payment)[]
  /** Whether a further page exists */
  readonly has_more: boolean
  /** `cursor` of the next page */
  readonly next_cursor: string | null
}

/** Exactly which identity fields are sent to WeChat, and why */
export type Identity = {
  /** The provider's number */
  readonly sp_mchid: string
  /** The provider's appid */
  readonly sp_appid: string
  /** The sub-merchant's number */
  readonly sub_mchid: string
  /** The merchant's bound appid, when it takes part */
  readonly sub_appid: string | null
  /** The appid of the program that calls up the payment */
  readonly call_up_appid: string | null
  /** Why each field is what it is */
  readonly reasons: readonly ({
    /** The field */
    readonly field: string
    /** What is sent; null when the field is left out */
    readonly value: string | null
    /** The rule that decides it */
    readonly row: string
    /** Why, in English */
    readonly because: string
    /** Why, in Chinese */
    readonly because_zh: string
  })[]
}

/** A refund to be made */
export type NewRefund = {
  /** What goes back to the payer, in fen (1 yuan = 100 fen) */
  readonly amount: number
  /** The merchant's own number for this refund; the same number is the same refund */
  readonly reference: string
  /** Why, as the payer sees it */
  readonly reason?: string
}

/** A refund and how it stands */
export type Refund = {
  /** Also the out_refund_no by which WeChat knows it */
  readonly id: string
  /** The store where its payment was taken */
  readonly store: string | null
  readonly object: 'refund'
  /** The payment it is taken from */
  readonly payment: string
  /** The merchant that refunds */
  readonly merchant: string
  /** What goes back to the payer, in fen (1 yuan = 100 fen) */
  readonly amount: number
  readonly currency: 'CNY'
  /** The merchant's own number for this refund */
  readonly reference: string
  /** Why, as the payer sees it */
  readonly reason: string | null
  /** `unknown` means that WeChat has not answered yet; it never means failed. `abnormal` means that the payer could not be credited */
  readonly state: 'requested' | 'unknown' | 'processing' | 'abnormal' | 'succeeded' | 'closed' | 'refused'
  /** WeChat's number for it */
  readonly refund_id: string | null
  /** What WeChat gives back of its fee, in fen (1 yuan = 100 fen) */
  readonly fee_returned: number
  /** Where the money went, in WeChat's words */
  readonly received_account: string | null
  /** When it was asked for (RFC 3339) */
  readonly created_at: string
  /** When WeChat says the payer had it (RFC 3339) */
  readonly succeeded_at: string | null
  /** What keeps it waiting; it goes on under the same number once that is mended */
  readonly held: {
    /** WeChat's code */
    readonly code: string
  } | null
  /** Why WeChat refused it */
  readonly refusal: {
    /** WeChat's code */
    readonly code: string
    /** WeChat's words */
    readonly message: string
  } | null
}

export type RefundList = {
  readonly object: 'list'
  /** Newest first */
  readonly data: readonly (Refund)[]
  /** Whether a further page exists */
  readonly has_more: boolean
  /** `cursor` of the next page */
  readonly next_cursor: string | null
}

/** Today against yesterday, thirty days, and what needs somebody */
export type Overview = {
  readonly object: 'overview'
  /** Of which moment this is, on the clock of the accounts of this mode (RFC 3339) */
  readonly at: string
  /** What happened in a time */
  readonly today: {
    /** Payments that were asked for */
    readonly made: number
    /** Payments that were paid */
    readonly paid: number
    /** Their sum, in fen */
    readonly paid_amount: number
    /** Payments that ended unpaid: closed or refused. What is unknown is not among them */
    readonly failed: number
    /** Refunds that reached the payer */
    readonly refunds: number
    /** Their sum, in fen */
    readonly refunded: number
  }
  /** What happened in a time */
  readonly yesterday: {
    /** Payments that were asked for */
    readonly made: number
    /** Payments that were paid */
    readonly paid: number
    /** Their sum, in fen */
    readonly paid_amount: number
    /** Payments that ended unpaid: closed or refused. What is unknown is not among them */
    readonly failed: number
    /** Refunds that reached the payer */
    readonly refunds: number
    /** Their sum, in fen */
    readonly refunded: number
  }
  /** What happened in a time */
  readonly yesterday_by_now: {
    /** Payments that were asked for */
    readonly made: number
    /** Payments that were paid */
    readonly paid: number
    /** Their sum, in fen */
    readonly paid_amount: number
    /** Payments that ended unpaid: closed or refused. What is unknown is not among them */
    readonly failed: number
    /** Refunds that reached the payer */
    readonly refunds: number
    /** Their sum, in fen */
    readonly refunded: number
  }
  /** Up to which moment of yesterday `yesterday_by_now` counts: the same time of day, to a quarter of an hour (RFC 3339) */
  readonly by_now_until: string
  /** Thirty days, oldest first, today last */
  readonly days: readonly ({
    /** The provider's day, of Asia/Shanghai */
    readonly day: string
    /** Payments that were asked for */
    readonly made: number
    /** Payments that were paid */
    readonly paid: number
    /** Their sum, in fen */
    readonly paid_amount: number
    /** Payments that ended unpaid: closed or refused. What is unknown is not among them */
    readonly failed: number
    /** Refunds that reached the payer */
    readonly refunds: number
    /** Their sum, in fen */
    readonly refunded: number
  })[]
  /** Whether everything is counted. If not, counting is still under way */
  readonly is_whole: boolean
  /** What needs somebody */
  readonly needs: {
    /** Open disagreements; null for who may not see them */
    readonly disagreements: number | null
    /** Payments and refunds whose outcome WeChat has not said for ten minutes, at most 100 are counted */
    readonly unknown: number
    /** Numbers at WeChat that nobody here knows, at most 100 are counted; null for who may not see them */
    readonly found_numbers: number | null
    /** Refunds that could not be credited, at most 100 are counted */
    readonly abnormal_refunds: number
    /** Refunds that wait for the merchant's money, at most 100 are counted */
    readonly held_refunds: number
    /** Merchants that WeChat’s risk control has done something with, at most 100 are counted */
    readonly violations: number
    /** Permissions of merchants that WeChat has withdrawn, the latest first, at most 10 */
    readonly withdrawn_permissions: readonly ({
      /** Whose permission */
      readonly merchant: string
      /** Its name */
      readonly merchant_name: string
      /** WeChat's number of the merchant */
      readonly sub_mchid: string
      /** A product, or the right to refund */
      readonly permission: 'jsapi' | 'mini_program' | 'native' | 'app' | 'h5' | 'code_payment' | 'combined' | 'red_packet' | 'profit_sharing' | 'refund'
    })[]
    /** Settlement accounts to which WeChat could not remit; null for who may not see them */
    readonly failing_settlements: number | null
    /** Confirmations that wait for a person: to scan, to correct, to cancel; null for who may not see them */
    readonly subject_confirmations: number | null
    /** Webhook endpoints that fail, worst first, at most 10 */
    readonly webhooks: readonly ({
      /** Where webhooks fail */
      readonly endpoint: string
      /** Its address */
      readonly url: string
      /** How many deliveries have failed more than twice, or for good */
      readonly count: number
    })[]
    /** Onboardings that wait for somebody, at most 100 of each are counted; null for who may not see them */
    readonly applyments: {
      /** Those that WeChat rejected, or stopped at an error: to be corrected */
      readonly rejected: number
      /** Those that WeChat did not take */
      readonly refused: number
      /** Those whose account is to be checked, or that are to be signed, by the super administrator */
      readonly to_sign: number
      /** Of these, those whose time ends within seven days */
      readonly expiring: number
    } | null
    /** Keys and certificates that end within 30 days; null for who may not see them */
    readonly keys: readonly ({
      /** Whose key */
      readonly account: string
      /** The account's number at WeChat */
      readonly sp_mchid: string
      /** `certificate` of WeChat's, or `merchant_certificate`, ours */
      readonly kind: string
      /** Its serial */
      readonly serial: string
      /** When it ends (RFC 3339) */
      readonly expires_at: string
    })[] | null
  }
  /** How WeChat answers; null for who may not see it */
  readonly calls: readonly ({
    /** Which account */
    readonly account: string
    /** The account's number at WeChat */
    readonly sp_mchid: string
    /** Times that WeChat said something of a payment or a refund in the last hour, notices not counted */
    readonly answered: number
    /** Times that it said nothing, or nothing to be believed, in the last hour */
    readonly unanswered: number
    /** Notices refused at the door today, such as with a wrong signature */
    readonly notices_refused: number
  })[] | null
}

/** What a filter holds altogether */
export type Totals = {
  readonly object: 'totals'
  /** How many */
  readonly count: number
  /** Their sum, in fen */
  readonly amount: number
  /** The same by state; states of none are left out */
  readonly states: readonly ({
    /** The state */
    readonly state: string
    /** How many in this state */
    readonly count: number
    /** Their sum, in fen */
    readonly amount: number
  })[]
  /** Whether all were looked at. If not, there are at least as many */
  readonly is_whole: boolean
  /** How many of the newest were looked at to find them */
  readonly looked_at: number
}

/** Something that bears the number */
export type SearchHit = {
  readonly kind: 'payment'
  /** The payment */
  readonly id: string
  /** How it stands */
  readonly state: 'requested' | 'unknown' | 'open' | 'closing' | 'paid' | 'closed' | 'refused'
  /** Whose it is */
  readonly merchant: string
  /** The store where it was taken, or whose payment it gives back */
  readonly store: string | null
  /** Its amount, in fen (1 yuan = 100 fen) */
  readonly amount: number
  /** The merchant's number for it */
  readonly reference: string
  /** When it was asked for (RFC 3339) */
  readonly created_at: string
  /** Which of its numbers it was */
  readonly matched: 'id' | 'reference' | 'transaction_id' | 'refund_id' | 'out_trade_no'
} | {
  readonly kind: 'refund'
  /** The refund */
  readonly id: string
  /** How it stands */
  readonly state: 'requested' | 'unknown' | 'processing' | 'abnormal' | 'succeeded' | 'closed' | 'refused'
  /** Whose it is */
  readonly merchant: string
  /** The store where it was taken, or whose payment it gives back */
  readonly store: string | null
  /** Its amount, in fen (1 yuan = 100 fen) */
  readonly amount: number
  /** The merchant's number for it */
  readonly reference: string
  /** When it was asked for (RFC 3339) */
  readonly created_at: string
  /** Which of its numbers it was */
  readonly matched: 'id' | 'reference' | 'transaction_id' | 'refund_id' | 'out_trade_no'
} | {
  readonly kind: 'applyment'
  /** The applyment, which is its number at WeChat, too: `business_code` */
  readonly id: string
  /** How it stands */
  readonly state: 'draft' | 'submitting' | 'unknown' | 'editing' | 'auditing' | 'rejected' | 'to_be_confirmed' | 'to_be_signed' | 'signing' | 'finished' | 'refused' | 'canceled'
  /** Whose it is */
  readonly merchant: string
  /** What payers will see */
  readonly name: string | null
  /** When it was begun (RFC 3339) */
  readonly created_at: string
  /** Which of its numbers it was */
  readonly matched: 'id' | 'applyment_id' | 'sub_mchid'
}

/** What bears a number, exactly */
export type SearchResult = {
  readonly object: 'list'
  /** Newest first, at most 20 of each kind */
  readonly data: readonly (SearchHit)[]
}

/** All that happened to a payment, a refund or an applyment */
export type Timeline = {
  readonly object: 'timeline'
  /** The payment, the refund or the applyment */
  readonly subject: string
  /** Oldest first; of a payment also those of its refunds */
  readonly steps: readonly (Step)[]
  /** Whether these are all; else the newest */
  readonly is_whole: boolean
  /** How often it was sent to WeChat, 0 for what another system ordered; of an applyment, how often it was submitted */
  readonly orders: number
  /** How often WeChat was asked for it; of an applyment, since it stands as it does. What told nothing new is no step */
  readonly queries: number
}

/** One step of a timeline */
export type Step = {
  /** What it is read by: an event, a disagreement, or an attempt of a delivery */
  readonly id: string
  /** A move or a silence; a webhook that was sent; a difference that was met */
  readonly kind: 'event' | 'delivery' | 'disagreement'
  /** When (RFC 3339) */
  readonly at: string
  /** What it is about: the payment, or one of its refunds; the applyment */
  readonly subject: string
  /** What happened */
  readonly type: string
  /** By whose word */
  readonly source: 'caller' | 'answer' | 'notice' | 'query' | 'bill' | 'person' | 'clock' | 'silence' | 'webhook'
  /** What became of it; amounts in fen */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
  /** The call to WeChat behind it */
  readonly wire: {
    /** The exchange; GET /v1/exchanges/{id} shows it */
    readonly exchange: string
    /** GET or POST */
    readonly method: string
    /** The path that was asked */
    readonly path: string
    /** The HTTP status; null where nothing came back */
    readonly status: number | null
    /** How long it took, in milliseconds */
    readonly duration_ms: number
    /** WeChat's Request-ID, which its support asks for */
    readonly request_id: string | null
    /** WeChat's inner code */
    readonly inner_code: string | null
  } | null
  /** Why it failed, where it did */
  readonly explanation: {
    /** WeChat's code, or one of our client's */
    readonly code: string
    /** What it means, in English */
    readonly cause: string
    /** The same in Chinese */
    readonly cause_zh: string
    /** What to do, in English */
    readonly remedy: string
    /** The same in Chinese */
    readonly remedy_zh: string
  } | null
  /** The attempt, where it is one */
  readonly delivery: {
    /** The delivery */
    readonly delivery: string
    /** Where it went */
    readonly endpoint: string
    /** Of what it told */
    readonly event_type: string
    /** Which attempt */
    readonly number: number
    /** How it ended */
    readonly outcome: string
    /** The HTTP status that came back */
    readonly status: number | null
    /** How long it took, in milliseconds */
    readonly duration_ms: number
  } | null
}

/** A request and its answer as they went over the wire; secrets and what names a person are masked */
export type Exchange = {
  /** The exchange */
  readonly id: string
  readonly object: 'exchange'
  /** When it began (RFC 3339) */
  readonly at: string
  /** GET or POST */
  readonly method: string
  /** The address */
  readonly url: string
  /** The HTTP status; null where nothing came back */
  readonly status: number | null
  /** How long it took, in milliseconds */
  readonly duration_ms: number
  /** As they were sent */
  readonly request_headers: Readonly<Record<string, string>>
  /** As it was sent */
  readonly request_body: string
  /** As they came */
  readonly answer_headers: Readonly<Record<string, string>>
  /** As it came */
  readonly answer_body: string
}

/** A list to be made into a file; `filter` is what the list would be asked with */
export type NewExport = {
  readonly kind: 'payments'
  /** Which payments */
  readonly filter: {
    /** Only payments in this state */
    readonly state?: 'requested' | 'unknown' | 'open' | 'closing' | 'paid' | 'closed' | 'refused'
    /** Only payments by this product */
    readonly product?: 'jsapi' | 'mini_program' | 'native' | 'app' | 'h5' | 'code_payment' | 'combined'
    /** Only the payment with this number of the merchant's */
    readonly reference?: string
    /** Only this merchant's payments */
    readonly merchant?: string
    /** Only those taken in this store */
    readonly store?: string
    /** Only those taken with this terminal */
    readonly terminal?: string
    /** Only what went through this number of WeChat's */
    readonly sub_mchid?: string
    /** Of this amount or more, in fen */
    readonly amount_from?: string
    /** Of this amount or less, in fen */
    readonly amount_to?: string
    /** Created at this moment or later (RFC 3339) */
    readonly created_from?: string
    /** Created before this moment (RFC 3339) */
    readonly created_to?: string
  }
  /** As what */
  readonly format: 'csv' | 'xlsx'
  /** The language of its head */
  readonly language: 'zh' | 'en'
} | {
  readonly kind: 'refunds'
  /** Which refunds */
  readonly filter: {
    /** Only refunds in this state */
    readonly state?: 'requested' | 'unknown' | 'processing' | 'abnormal' | 'succeeded' | 'closed' | 'refused'
    /** Only refunds with this number of the merchant's */
    readonly reference?: string
    /** Only this merchant's refunds */
    readonly merchant?: string
    /** Only refunds of this payment */
    readonly payment?: string
    /** Only of payments that were taken in this store */
    readonly store?: string
    /** Only what went through this number of WeChat's */
    readonly sub_mchid?: string
    /** Of this amount or more, in fen */
    readonly amount_from?: string
    /** Of this amount or less, in fen */
    readonly amount_to?: string
    /** Created at this moment or later (RFC 3339) */
    readonly created_from?: string
    /** Created before this moment (RFC 3339) */
    readonly created_to?: string
  }
  /** As what */
  readonly format: 'csv' | 'xlsx'
  /** The language of its head */
  readonly language: 'zh' | 'en'
}

/** A list on its way to be a file */
export type Export = {
  /** The export */
  readonly id: string
  readonly object: 'export'
  /** Whether simulated (`test`) or real (`live`) money moves */
  readonly mode: 'test' | 'live'
  /** Of what; `documents` is a list of forms and agreements */
  readonly kind: 'payments' | 'refunds' | 'documents'
  /** As what */
  readonly format: 'csv' | 'xlsx'
  /** The language of its head */
  readonly language: 'zh' | 'en'
  /** What it was asked with */
  readonly filter: Readonly<Record<string, unknown>>
  /** How it stands */
  readonly state: 'waiting' | 'running' | 'ready' | 'failed' | 'expired'
  /** Rows written so far */
  readonly rows_done: number
  /** How many there will be, as far as is known */
  readonly rows_total: number | null
  /** Whether there were more than 100000 (of a departure's files: a million), of which it has the newest */
  readonly is_cut: boolean
  /** The size of the file */
  readonly bytes: number
  /** When it was asked for (RFC 3339) */
  readonly created_at: string
  /** Since when it can be fetched (RFC 3339) */
  readonly ready_at: string | null
  /** Until when it can be fetched (RFC 3339) */
  readonly expires_at: string
}

export type ExportList = {
  readonly object: 'list'
  /** Newest first */
  readonly data: readonly (Export)[]
  /** Whether a further page exists */
  readonly has_more: boolean
  /** `cursor` of the next page */
  readonly next_cursor: string | null
}

/** A number at WeChat that nobody here knows */
export type FoundNumber = {
  /** The found number */
  readonly id: string
  readonly object: 'found_number'
  /** Under which account it was seen */
  readonly account: string
  /** WeChat's number */
  readonly sub_mchid: string
  /** `open`: somebody is to say whose it is */
  readonly state: 'open' | 'adopted' | 'dismissed'
  /** Where it was seen */
  readonly seen_in: readonly ('bill' | 'notice' | 'applyment')[]
  /** When it was seen first (RFC 3339) */
  readonly first_seen_at: string
  /** When it was seen last (RFC 3339) */
  readonly last_seen_at: string
  /** Payments of it in the bills since then */
  readonly payments: number
  /** What they come to, in fen (1 yuan = 100 fen) */
  readonly paid: number
  /** Refunds of it in the bills since then */
  readonly refunds: number
  /** What those come to, in fen (1 yuan = 100 fen) */
  readonly refunded: number
  /** Who said whose it is */
  readonly decided_by: string | null
  /** When (RFC 3339) */
  readonly decided_at: string | null
  /** Why it was dismissed */
  readonly reason: string | null
  /** Whose it is by now */
  readonly merchant: string | null
}

export type FoundNumberList = {
  readonly object: 'list'
  /** Newest first */
  readonly data: readonly (FoundNumber)[]
  /** Whether a further page exists */
  readonly has_more: boolean
  /** `cursor` of the next page */
  readonly next_cursor: string | null
}

/** A form that was filled in by hand at WeChat */
export type NewFoundNumber = {
  /** Under which account the form was filled in */
  readonly account: string
  /** WeChat's number of the form */
  readonly applyment_id?: string
  /** Or its business_code */
  readonly business_code?: string
}

/** Whose the number is */
export type NewAdoption = {
  /** A merchant that is here */
  readonly merchant: string | {
    /** What you call it */
    readonly name: string
    /** Its legal name, as its papers have it */
    readonly subject: string
    /** What kind of legal subject it is */
    readonly subject_type: 'company' | 'individual' | 'institution' | 'government' | 'other'
  }
  /** WeChat’s fee in millionths of the amount: 0.60 % is 6000 */
  readonly fee_rate_ppm: number
}

/** Why a found number is left alone */
export type NewDismissal = {
  /** Why it is of no concern */
  readonly reason: string
}

/** A file of what exists already */
export type NewImport = {
  /** Of what */
  readonly kind: 'merchants' | 'payments'
  /** What the file is called */
  readonly filename: string
  /** The CSV file in base64: UTF-8, UTF-16 or GB18030 (GBK), with a head, at most 10000 lines and 5 MB */
  readonly content: string
}

/** A file of what exists already, on its way in */
export type Import = {
  /** The import */
  readonly id: string
  readonly object: 'import'
  /** Whether simulated (`test`) or real (`live`) money moves */
  readonly mode: 'test' | 'live'
  /** Of what */
  readonly kind: 'merchants' | 'payments'
  /** What the file is called */
  readonly filename: string
  /** In what it was written */
  readonly encoding: string
  /** How it stands; nothing is taken in before it is started. `expired`: its lines were deleted */
  readonly state: 'checking' | 'checked' | 'running' | 'done' | 'expired'
  /** How many lines it has */
  readonly lines_total: number
  /** How its lines stand */
  readonly lines: {
    /** Not looked at yet */
    readonly unchecked: number
    /** May be taken in */
    readonly good: number
    /** Have findings */
    readonly bad: number
    /** Here already */
    readonly known: number
    /** Taken in */
    readonly done: number
  }
  /** The person or key who gave it */
  readonly given_by: string
  /** Who had it taken in */
  readonly started_by: string | null
  /** When it was given (RFC 3339) */
  readonly created_at: string
  /** When it was started (RFC 3339) */
  readonly started_at: string | null
  /** When its last line was taken in (RFC 3339) */
  readonly ended_at: string | null
  /** When its lines are deleted (RFC 3339) */
  readonly expires_at: string
}

export type ImportList = {
  readonly object: 'list'
  /** Newest first */
  readonly data: readonly (Import)[]
  /** Whether a further page exists */
  readonly has_more: boolean
  /** `cursor` of the next page */
  readonly next_cursor: string | null
}

/** A line of a file */
export type ImportLine = {
  /** The row of the spreadsheet; its head is row 1 */
  readonly number: number
  /** How a line stands: `good` may be taken in, `bad` has findings, `known` is here already and is not changed, `done` was taken in */
  readonly state: 'unchecked' | 'good' | 'bad' | 'known' | 'done'
  /** Its cells, by the names of their columns */
  readonly cells: Readonly<Record<string, string>>
  /** What keeps it out */
  readonly findings: readonly ({
    /** In which column; `line` for the line as a whole */
    readonly field: string
    /** What the template calls that column */
    readonly column: string
    /** Of a closed list */
    readonly code: string
    /** What is wrong, in English */
    readonly message: string
    /** The same in Chinese */
    readonly message_zh: string
    /** What to do, in English */
    readonly next: string
    /** The same in Chinese */
    readonly next_zh: string
  })[]
  /** What it became, or what it is already */
  readonly thing: string | null
}

export type ImportLineList = {
  readonly object: 'list'
  /** In the order of the file */
  readonly data: readonly (ImportLine)[]
  /** Whether a further page exists */
  readonly has_more: boolean
  /** `cursor` of the next page */
  readonly next_cursor: string | null
}

/** A business that you are to serve */
export type NewMerchant = {
  /** What you call it */
  readonly name: string
  /** What kind of legal subject it is */
  readonly subject_type: 'company' | 'individual' | 'institution' | 'government' | 'other'
  /** Its legal name, as its papers have it */
  readonly subject: string
  /** The agent who brought it; another one later by PUT /v1/merchants/{id}/agent */
  readonly agent?: string
  /** Whom to ask for */
  readonly contact_name?: string | null
  /** Telephone */
  readonly contact_phone?: string | null
  /** E-mail address */
  readonly contact_email?: string | null
  /** Your own number for it; no two merchants have the same */
  readonly reference?: string | null
  /** Notes; the merchant does not see them */
  readonly notes?: string
}

/** What is to be another */
export type MerchantChange = {
  /** What you call it */
  readonly name?: string
  /** Its legal name, as its papers have it */
  readonly subject?: string
  /** Whether you work with it; a note that stops nothing. A merchant leaves by POST /v1/merchants/{id}/departures */
  readonly state?: 'active' | 'paused'
  /** Whom to ask for */
  readonly contact_name?: string | null
  /** Telephone */
  readonly contact_phone?: string | null
  /** E-mail address */
  readonly contact_email?: string | null
  /** Your own number for it; no two merchants have the same */
  readonly reference?: string | null
  /** Notes; the merchant does not see them */
  readonly notes?: string
}

/** A business that the provider serves */
export type Merchant = {
  /** The merchant */
  readonly id: string
  readonly object: 'merchant'
  /** Its name */
  readonly name: string
  /** What kind of legal subject it is */
  readonly subject_type: 'company' | 'individual' | 'institution' | 'government' | 'other'
  /** Its legal name */
  readonly subject: string
  /** Whether you work with it. `paused` does not stop payments: taking payments is stopped under Operations. `leaving` and `left`: GET /v1/merchants/{id}/departure */
  readonly state: 'active' | 'paused' | 'leaving' | 'left'
  /** Whom to ask at the merchant */
  readonly contact: {
    /** Whom to ask for */
    readonly name: string | null
    /** Telephone */
    readonly phone: string | null
    /** E-mail address */
    readonly email: string | null
  }
  /** The provider's own notes; null for the merchant's side */
  readonly notes: string | null
  /** The provider's own number for it; null for the merchant's side */
  readonly reference: string | null
  /** The agent who brought it */
  readonly agent: string | null
  /** When it was added (RFC 3339) */
  readonly created_at: string
  /** Its numbers at WeChat, of the mode of the key */
  readonly sub_merchants: readonly (SubMerchant)[]
}

export type MerchantList = {
  readonly object: 'list'
  /** Newest first */
  readonly data: readonly (Merchant)[]
  /** Whether a further page exists */
  readonly has_more: boolean
  /** `cursor` of the next page */
  readonly next_cursor: string | null
}

/** A number that WeChat gave the merchant */
export type NewSubMerchant = {
  /** WeChat's number */
  readonly sub_mchid: string
  /** Under which of your accounts WeChat accepted it */
  readonly account: string
  /** WeChat’s fee in millionths of the amount: 0.60 % is 6000 */
  readonly fee_rate_ppm: number
}

/** What is to be another */
export type SubMerchantChange = {
  /** WeChat’s fee in millionths of the amount: 0.60 % is 6000 */
  readonly fee_rate_ppm?: number
  /** Whether it has a service account, mini program or app of its own */
  readonly has_own_appid?: boolean
  /** Whether it needs its payers’ openids under that one */
  readonly needs_openid?: boolean
}

/** A merchant's number at WeChat under one account */
export type SubMerchant = {
  /** Our id of the number */
  readonly id: string
  readonly object: 'sub_merchant'
  /** WeChat's number */
  readonly sub_mchid: string
  /** The provider's account it was accepted under */
  readonly account: string
  /** WeChat’s fee in millionths of the amount: 0.60 % is 6000 */
  readonly fee_rate_ppm: number
  /** What WeChat lets this number do */
  readonly permissions: {
    /** How this permission stands with WeChat; only `granted` lets a request through */
    readonly jsapi: 'not_asked' | 'asked' | 'granted' | 'withdrawn'
    /** How this permission stands with WeChat; only `granted` lets a request through */
    readonly mini_program: 'not_asked' | 'asked' | 'granted' | 'withdrawn'
    /** How this permission stands with WeChat; only `granted` lets a request through */
    readonly native: 'not_asked' | 'asked' | 'granted' | 'withdrawn'
    /** How this permission stands with WeChat; only `granted` lets a request through */
    readonly app: 'not_asked' | 'asked' | 'granted' | 'withdrawn'
    /** How this permission stands with WeChat; only `granted` lets a request through */
    readonly h5: 'not_asked' | 'asked' | 'granted' | 'withdrawn'
    /** How this permission stands with WeChat; only `granted` lets a request through */
    readonly code_payment: 'not_asked' | 'asked' | 'granted' | 'withdrawn'
    /** How this permission stands with WeChat; only `granted` lets a request through */
    readonly combined: 'not_asked' | 'asked' | 'granted' | 'withdrawn'
    /** How this permission stands with WeChat; only `granted` lets a request through */
    readonly red_packet: 'not_asked' | 'asked' | 'granted' | 'withdrawn'
    /** How this permission stands with WeChat; only `granted` lets a request through */
    readonly profit_sharing: 'not_asked' | 'asked' | 'granted' | 'withdrawn'
    /** How this permission stands with WeChat; only `granted` lets a request through */
    readonly refund: 'not_asked' | 'asked' | 'granted' | 'withdrawn'
  }
  /** Those permissions that somebody has set, with what was said */
  readonly permission_notes: readonly ({
    /** A product, or the right to refund */
    readonly name: 'jsapi' | 'mini_program' | 'native' | 'app' | 'h5' | 'code_payment' | 'combined' | 'red_packet' | 'profit_sharing' | 'refund'
    /** How this permission stands with WeChat; only `granted` lets a request through */
    readonly state: 'not_asked' | 'asked' | 'granted' | 'withdrawn'
    /** What was said of it: with whom it was asked, where the proof is */
    readonly note: string
    /** When it was last changed (RFC 3339) */
    readonly changed_at: string
    /** By whose word: somebody of yours, or a program with your key; an applyment that was accepted; WeChat, by refusing a request */
    readonly said_by: 'person' | 'onboarding' | 'wechat'
    /** What WeChat said, where it is its word */
    readonly wechat: {
      /** WeChat’s code */
      readonly code: string
      /** WeChat’s words */
      readonly message: string
      /** The payment or refund that was refused */
      readonly of: string
      /** The exchange that holds them: GET /v1/exchanges/{id}?of=… */
      readonly exchange: string | null
    } | null
    /** Files of the merchant that prove it */
    readonly attachments: readonly (string)[]
  })[]
  /** Whether it has a service account, mini program or app of its own */
  readonly has_own_appid: boolean
  /** Whether it needs its payers’ openids under that one */
  readonly needs_openid: boolean
  /** Appids bound to this number; usually none */
  readonly appids: readonly ({
    /** The binding */
    readonly id: string
    /** The bound appid */
    readonly appid: string
    /** What the appid is */
    readonly kind: 'service_account' | 'mini_program' | 'mobile_app'
    /** Whether payments use it unless they name another */
    readonly default: boolean
    /** Why it was bound */
    readonly reason: string
    /** The joint-operation letter, where the subjects differ: the id of the agreement */
    readonly letter: string | null
    /** Whether WeChat has it; until then payments do not name it */
    readonly bound: boolean
    /** When it was bound here (RFC 3339) */
    readonly bound_at: string
  })[]
}

/** How a permission stands at WeChat from now on */
export type PermissionChange = {
  /** A product, or the right to refund */
  readonly name: 'jsapi' | 'mini_program' | 'native' | 'app' | 'h5' | 'code_payment' | 'combined' | 'red_packet' | 'profit_sharing' | 'refund'
  /** How this permission stands with WeChat; only `granted` lets a request through */
  readonly state: 'not_asked' | 'asked' | 'granted' | 'withdrawn'
  /** With whom it was asked, when, where the proof is */
  readonly note?: string
  /** Files of the merchant that prove it */
  readonly attachments?: readonly (string)[]
}

/** How a permission came to stand as it does */
export type PermissionStep = {
  /** The change */
  readonly id: string
  readonly object: 'permission_change'
  /** A product, or the right to refund */
  readonly name: 'jsapi' | 'mini_program' | 'native' | 'app' | 'h5' | 'code_payment' | 'combined' | 'red_packet' | 'profit_sharing' | 'refund'
  /** How this permission stands with WeChat; only `granted` lets a request through */
  readonly state: 'not_asked' | 'asked' | 'granted' | 'withdrawn'
  /** What was said of it */
  readonly note: string
  /** By whose word: somebody of yours, or a program with your key; an applyment that was accepted; WeChat, by refusing a request */
  readonly said_by: 'person' | 'onboarding' | 'wechat'
  /** Who changed it */
  readonly person: string | null
  /** What WeChat said, where it is its word */
  readonly wechat: {
    /** WeChat’s code */
    readonly code: string
    /** WeChat’s words */
    readonly message: string
    /** The payment or refund that was refused */
    readonly of: string
    /** The exchange that holds them: GET /v1/exchanges/{id}?of=… */
    readonly exchange: string | null
  } | null
  /** Files of the merchant that prove it */
  readonly attachments: readonly (string)[]
  /** When (RFC 3339) */
  readonly changed_at: string
}

export type PermissionStepList = {
  readonly object: 'list'
  /** Newest first */
  readonly data: readonly (PermissionStep)[]
  /** Whether a further page exists */
  readonly has_more: boolean
  /** `cursor` of the next page */
  readonly next_cursor: string | null
}

/** A store to be added */
export type NewStore = {
  /** Whose it is; required with a provider's key, implied by a merchant's */
  readonly merchant?: string
  /** What it is called */
  readonly name: string
  /** The merchant's own number for it; WeChat hears this one, and else its id */
  readonly number?: string
  /** Its district, six digits of GB/T 2260 */
  readonly area_code: string
  /** Street and house */
  readonly address: string
  /** Its telephone */
  readonly phone?: string
}

/** What is to be another of it */
export type StoreChange = {
  /** What it is called */
  readonly name?: string
  /** The merchant's own number for it; WeChat hears this one, and else its id */
  readonly number?: string | null
  /** Its district, six digits of GB/T 2260 */
  readonly area_code?: string
  /** Street and house */
  readonly address?: string
  /** Its telephone */
  readonly phone?: string | null
  /** Whether payments are taken there */
  readonly state?: 'open' | 'closed'
}

/** A place of a merchant where payments are taken */
export type Store = {
  /** The store */
  readonly id: string
  readonly object: 'store'
  /** Whose it is */
  readonly merchant: string
  /** What it is called */
  readonly name: string
  /** The merchant's own number for it; WeChat hears this one, and else its id */
  readonly number: string | null
  /** Its district, six digits of GB/T 2260 */
  readonly area_code: string
  /** Street and house */
  readonly address: string
  /** Its telephone */
  readonly phone: string | null
  /** `closed`: no payment is taken there */
  readonly state: 'open' | 'closed'
  /** When it was added (RFC 3339) */
  readonly created_at: string
}

export type StoreList = {
  readonly object: 'list'
  /** Newest first */
  readonly data: readonly (Store)[]
  /** Whether a further page exists */
  readonly has_more: boolean
  /** `cursor` of the next page */
  readonly next_cursor: string | null
}

/** A terminal to be added */
export type NewTerminal = {
  /** Where it stands */
  readonly store: string
  /** What it is called */
  readonly name: string
  /** What it is: a till, a handheld, a printed code, a machine that serves by itself, something else */
  readonly kind: 'till' | 'handheld' | 'code_plate' | 'self_service' | 'other'
  /** Its serial number, or the store's own for it; WeChat hears this one as `device_id`, and else its id */
  readonly number?: string
}

/** What is to be another of it */
export type TerminalChange = {
  /** What it is called */
  readonly name?: string
  /** What it is: a till, a handheld, a printed code, a machine that serves by itself, something else */
  readonly kind?: 'till' | 'handheld' | 'code_plate' | 'self_service' | 'other'
  /** Its serial number, or the store's own for it; WeChat hears this one as `device_id`, and else its id */
  readonly number?: string | null
  /** Whether payments are taken with it */
  readonly state?: 'active' | 'retired'
}

/** What a store takes payments with */
export type Terminal = {
  /** The terminal */
  readonly id: string
  readonly object: 'terminal'
  /** Whose it is */
  readonly merchant: string
  /** Where it stands */
  readonly store: string
  /** What it is called */
  readonly name: string
  /** What it is: a till, a handheld, a printed code, a machine that serves by itself, something else */
  readonly kind: 'till' | 'handheld' | 'code_plate' | 'self_service' | 'other'
  /** Its serial number, or the store's own for it; WeChat hears this one as `device_id`, and else its id */
  readonly number: string | null
  /** `retired`: no payment is taken with it */
  readonly state: 'active' | 'retired'
  /** When it was added (RFC 3339) */
  readonly created_at: string
}

export type TerminalList = {
  readonly object: 'list'
  /** Newest first */
  readonly data: readonly (Terminal)[]
  /** Whether a further page exists */
  readonly has_more: boolean
  /** `cursor` of the next page */
  readonly next_cursor: string | null
}

/** What must be right before the first fen */
export type Examination = {
  readonly object: 'examination'
  /** The merchant */
  readonly merchant: string
  /** Nothing is wrong and nothing is unknown */
  readonly is_ready: boolean
  /** As of when the outside was asked; null: never (RFC 3339) */
  readonly asked_at: string | null
  /** All that was looked at */
  readonly findings: readonly ({
    /** What it is about */
    readonly about: 'payments' | 'number' | 'keys' | 'clock' | 'relation' | 'products' | 'refund' | 'appids' | 'subjects' | 'openid' | 'paths' | 'notify' | 'gold_plan' | 'limits' | 'violations' | 'domains' | 'follow'
    /** The number it concerns; null for the merchant */
    readonly sub_merchant: string | null
    /** `wrong` keeps the first fen away, or from being given back; `unknown` was not asked, or not answered */
    readonly state: 'good' | 'advice' | 'unknown' | 'wrong'
    /** Which of the closed list of findings */
    readonly code: string
    /** What was found */
    readonly detail: string
    /** The same in Chinese */
    readonly detail_zh: string
    /** What to do */
    readonly next: string | null
    /** The same in Chinese */
    readonly next_zh: string | null
    /** Where in the console it is put right */
    readonly place: 'numbers' | 'appids' | 'development' | 'follow' | 'violations' | 'products' | 'identity' | 'gold_plan' | 'account' | 'operations' | null
  })[]
  /** The numbers that the findings name */
  readonly numbers: readonly ({
    /** Our id */
    readonly sub_merchant: string
    /** WeChat's number */
    readonly sub_mchid: string
  })[]
  readonly last_test_payment: TestPayment | null
}

/** A test payment of one fen */
export type NewTestPayment = {
  /** Through which number; needed where the merchant has several */
  readonly sub_merchant?: string
}

/** One fen that tries a merchant out, and is given back */
export type TestPayment = {
  /** The test */
  readonly id: string
  readonly object: 'test_payment'
  /** The merchant */
  readonly merchant: string
  /** Through which of its numbers */
  readonly sub_merchant: string
  /** How it stands. `stuck`: paid, and it could not be given back from here; `unknown` is not failed */
  readonly state: 'starting' | 'unknown' | 'waiting' | 'paid' | 'refunding' | 'refunded' | 'stuck' | 'refused' | 'closed'
  /** What the payer scans, while it can be paid */
  readonly code_url: string | null
  /** The payment */
  readonly payment: string | null
  /** The refund */
  readonly refund: string | null
  /** When WeChat was seen to say that it was given back by hand, not from here (RFC 3339) */
  readonly returned_at: string | null
  /** Why WeChat refused */
  readonly refusal: {
    /** WeChat’s code */
    readonly code: string
    /** WeChat’s words */
    readonly message: string
  } | null
  /** Until when it can be paid (RFC 3339) */
  readonly expires_at: string
  /** When it was made (RFC 3339) */
  readonly created_at: string
}

/** A part that is to be switched */
export type NewGoldPlanChange = {
  /** The plan itself; our receipt in it; adverts beneath; whose adverts are left out */
  readonly what: 'plan' | 'receipt' | 'adverts' | 'filters'
  /** Opened unless told; without meaning for `filters` */
  readonly open?: boolean
  /** After which payments WeChat’s page is shown */
  readonly scene?: 'JSAPI_AND_MINIPROGRAM' | 'JSAPI' | 'MINIPROGRAM'
  /** Whose adverts are not shown: three at most */
  readonly filters?: readonly ('E_COMMERCE' | 'LOVE_MARRIAGE' | 'POTOGRAPHY' | 'EDUCATION' | 'FINANCE' | 'TOURISM' | 'SKINCARE' | 'FOOD' | 'SPORT' | 'JEWELRY_WATCH' | 'HEALTHCARE' | 'BUSSINESS' | 'PARENTING' | 'CATERING' | 'RETAIL' | 'SERVICES' | 'LAW' | 'ESTATE' | 'TRANSPORTATION' | 'ENERGY_SAVING' | 'SECURITY' | 'BUILDING_MATERIAL' | 'COMMUNICATION' | 'MERCHANDISE' | 'ASSOCIATION' | 'COMMUNITY' | 'ONLINE_AVR' | 'WE_MEDIA' | 'CAR' | 'SOFTWARE' | 'GAME' | 'CLOTHING' | 'INDUSTY' | 'AGRICULTURE' | 'PUBLISHING_MEDIA' | 'HOME_DIGITAL')[]
  /** Opens the plan although our receipt is not: payers see WeChat’s own */
  readonly official_receipt?: boolean
}

/** One switching of one part of a gold plan */
export type GoldPlanChange = {
  /** The change */
  readonly id: string
  readonly object: 'gold_plan_change'
  /** Our id of the number */
  readonly sub_merchant: string
  /** The plan itself; our receipt in it; adverts beneath; whose adverts are left out */
  readonly what: 'plan' | 'receipt' | 'adverts' | 'filters'
  /** Whether it was to be opened, or closed */
  readonly open: boolean
  /** After which payments WeChat’s page is shown */
  readonly scene: 'JSAPI_AND_MINIPROGRAM' | 'JSAPI' | 'MINIPROGRAM' | null
  /** Whose adverts are not shown: three at most */
  readonly filters: readonly ('E_COMMERCE' | 'LOVE_MARRIAGE' | 'POTOGRAPHY' | 'EDUCATION' | 'FINANCE' | 'TOURISM' | 'SKINCARE' | 'FOOD' | 'SPORT' | 'JEWELRY_WATCH' | 'HEALTHCARE' | 'BUSSINESS' | 'PARENTING' | 'CATERING' | 'RETAIL' | 'SERVICES' | 'LAW' | 'ESTATE' | 'TRANSPORTATION' | 'ENERGY_SAVING' | 'SECURITY' | 'BUILDING_MATERIAL' | 'COMMUNICATION' | 'MERCHANDISE' | 'ASSOCIATION' | 'COMMUNITY' | 'ONLINE_AVR' | 'WE_MEDIA' | 'CAR' | 'SOFTWARE' | 'GAME' | 'CLOTHING' | 'INDUSTY' | 'AGRICULTURE' | 'PUBLISHING_MEDIA' | 'HOME_DIGITAL')[] | null
  /** What became of it. `unknown` is not refused: it is sent again until WeChat answers */
  readonly state: 'requested' | 'unknown' | 'done' | 'refused'
  /** Refused, although an earlier try may have been accepted */
  readonly in_doubt: boolean
  /** How often it was sent */
  readonly attempts: number
  /** Why WeChat refused it */
  readonly refusal: {
    /** WeChat’s code */
    readonly code: string
    /** WeChat’s words */
    readonly message: string
  } | null
  /** Who asked for it */
  readonly person: string | null
  /** When it was asked for (RFC 3339) */
  readonly created_at: string
  /** When it came to stand as it does (RFC 3339) */
  readonly changed_at: string
}

/** The gold plan of a number. WeChat does not tell how it stands: this is what it accepted from here last */
export type GoldPlan = {
  readonly object: 'gold_plan'
  /** Our id of the number */
  readonly sub_merchant: string
  /** How a part stands */
  readonly plan: {
    /** As WeChat accepted it last */
    readonly open: boolean
    /** When WeChat accepted it; null where it was never switched here (RFC 3339) */
    readonly changed_at: string | null
    /** From when it holds: WeChat says within five minutes (RFC 3339) */
    readonly effective_at: string | null
    /** Whether it holds by now */
    readonly is_effective: boolean
  }
  /** How a part stands */
  readonly receipt: {
    /** As WeChat accepted it last */
    readonly open: boolean
    /** When WeChat accepted it; null where it was never switched here (RFC 3339) */
    readonly changed_at: string | null
    /** From when it holds: WeChat says within five minutes (RFC 3339) */
    readonly effective_at: string | null
    /** Whether it holds by now */
    readonly is_effective: boolean
  }
  /** How a part stands */
  readonly adverts: {
    /** As WeChat accepted it last */
    readonly open: boolean
    /** When WeChat accepted it; null where it was never switched here (RFC 3339) */
    readonly changed_at: string | null
    /** From when it holds: WeChat says within five minutes (RFC 3339) */
    readonly effective_at: string | null
    /** Whether it holds by now */
    readonly is_effective: boolean
  }
  /** After which payments WeChat’s page is shown */
  readonly scene: 'JSAPI_AND_MINIPROGRAM' | 'JSAPI' | 'MINIPROGRAM'
  /** Whose adverts are not shown: three at most */
  readonly filters: readonly ('E_COMMERCE' | 'LOVE_MARRIAGE' | 'POTOGRAPHY' | 'EDUCATION' | 'FINANCE' | 'TOURISM' | 'SKINCARE' | 'FOOD' | 'SPORT' | 'JEWELRY_WATCH' | 'HEALTHCARE' | 'BUSSINESS' | 'PARENTING' | 'CATERING' | 'RETAIL' | 'SERVICES' | 'LAW' | 'ESTATE' | 'TRANSPORTATION' | 'ENERGY_SAVING' | 'SECURITY' | 'BUILDING_MATERIAL' | 'COMMUNICATION' | 'MERCHANDISE' | 'ASSOCIATION' | 'COMMUNITY' | 'ONLINE_AVR' | 'WE_MEDIA' | 'CAR' | 'SOFTWARE' | 'GAME' | 'CLOTHING' | 'INDUSTY' | 'AGRICULTURE' | 'PUBLISHING_MEDIA' | 'HOME_DIGITAL')[]
  /** Closed lately: from when it may be opened again (RFC 3339) */
  readonly may_open_from: string | null
  /** Where our receipts are: to be configured on the partner platform */
  readonly receipt_url: string
  readonly pending: GoldPlanChange | null
  /** The latest twenty, newest first */
  readonly changes: readonly (GoldPlanChange)[]
}

/** A file to be kept with a merchant */
export type NewAttachment = {
  /** What it is kept for: a permission, a joint-operation letter, an agreement, something else */
  readonly purpose: 'permission' | 'letter' | 'agreement' | 'other'
  /** What it is called; the ending says what it is */
  readonly filename: string
  /** The file in base64, at most 5242880 bytes */
  readonly content: string
}

/** A file that proves something of a merchant */
export type Attachment = {
  /** The file: what a change, a letter or an agreement names */
  readonly id: string
  readonly object: 'attachment'
  /** What it is kept for: a permission, a joint-operation letter, an agreement, something else */
  readonly purpose: 'permission' | 'letter' | 'agreement' | 'other'
  /** What it is called */
  readonly filename: string
  /** Its size */
  readonly bytes: number
  /** Its SHA-256, in hexadecimal */
  readonly sha256: string
  /** When it was added (RFC 3339) */
  readonly added_at: string
  /** When its content was deleted (RFC 3339) */
  readonly deleted_at: string | null
}

/** All of a merchant's files */
export type Attachments = {
  readonly object: 'attachments'
  /** Newest first */
  readonly data: readonly (Attachment)[]
}

/** For each product who we are to WeChat, field by field and why, or what exactly is missing */
export type IdentityTable = {
  readonly object: 'identity_table'
  /** The merchant */
  readonly merchant: string
  /** Each of the merchant's numbers of this mode */
  readonly sub_merchants: readonly ({
    /** The merchant's number */
    readonly sub_merchant: string
    /** WeChat's number */
    readonly sub_mchid: string
    /** Every product */
    readonly products: readonly ({
      /** The product */
      readonly product: 'jsapi' | 'mini_program' | 'native' | 'app' | 'h5' | 'code_payment' | 'combined'
      /** Whether it could be paid now */
      readonly state: 'ready' | 'blocked'
      /** In what ways, the usual one first; none where it is blocked */
      readonly ways: readonly ({
        /** Under which appid the payer’s openid is got; null where none is needed */
        readonly payer_appid: string | null
        /** Of a combined order, how the payer pays the whole; null for any other */
        readonly paid_by: 'jsapi' | 'mini_program' | 'native' | 'app' | 'h5' | null
        readonly identity: Identity
        /** The request that would be sent */
        readonly request: {
          /** The method */
          readonly method: string
          /** The address at WeChat */
          readonly path: string
          /** What is sent; amounts and names are examples */
          readonly body: Readonly<Record<string, unknown>>
        }
      })[]
      /** Why it could not be paid */
      readonly problem: {
        /** What is in the way */
        readonly code: string
        /** The same in English */
        readonly detail: string
        /** The same in Chinese */
        readonly detail_zh: string
        /** What to do now, in English */
        readonly next: string
        /** What to do now, in Chinese */
        readonly next_zh: string
        /** What exactly is missing, in English */
        readonly missing: readonly (string)[]
        /** What exactly is missing, in Chinese */
        readonly missing_zh: readonly (string)[]
      } | null
    })[]
  })[]
}

/** An onboarding to be prepared */
export type NewApplyment = {
  /** The merchant that is to get a number */
  readonly merchant: string
  /** The account under which; the only one of this mode, where there is one only */
  readonly account?: string
  /** WeChat's fee once it is a sub-merchant, in millionths: 0.6 % is 6000 */
  readonly fee_rate_ppm: number
  readonly draft?: ApplymentDraft
}

/** An onboarding form as far as it is filled in, under the names that WeChat gives its fields */
export type ApplymentDraft = {
  /** Super administrator 超级管理员 */
  readonly contact_info?: {
    /** Whether the super administrator is the legal representative */
    readonly contact_type?: 'LEGAL' | 'SUPER'
    /** Name 超级管理员姓名. Sealed */
    readonly contact_name?: string
    /** Kind of their paper; of who acts for another */
    readonly contact_id_doc_type?: 'IDENTIFICATION_TYPE_IDCARD' | 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT' | 'IDENTIFICATION_TYPE_HONGKONG_PASSPORT' | 'IDENTIFICATION_TYPE_MACAO_PASSPORT' | 'IDENTIFICATION_TYPE_TAIWAN_PASSPORT' | 'IDENTIFICATION_TYPE_FOREIGN_RESIDENT' | 'IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT' | 'IDENTIFICATION_TYPE_TAIWAN_RESIDENT'
    /** Number of that paper. Sealed */
    readonly contact_id_number?: string
    /** Its front: the id of a paper */
    readonly contact_id_doc_copy?: string
    /** Its back; not of a passport: the id of a paper */
    readonly contact_id_doc_copy_back?: string
    /** From when it is good, a day */
    readonly contact_period_begin?: string
    /** Until when it is good, a day or 长期 */
    readonly contact_period_end?: string
    /** 业务办理授权函, by which they act: the id of a paper */
    readonly business_authorization_letter?: string
    /** Their openid. Sealed */
    readonly openid?: string
    /** Their mobile phone. Sealed */
    readonly mobile_phone?: string
    /** Their e-mail address. Sealed */
    readonly contact_email?: string
  }
  /** Who it is 主体资料 */
  readonly subject_info?: {
    /** Kind of subject 主体类型 */
    readonly subject_type?: 'SUBJECT_TYPE_ENTERPRISE' | 'SUBJECT_TYPE_INDIVIDUAL' | 'SUBJECT_TYPE_INSTITUTIONS' | 'SUBJECT_TYPE_GOVERNMENT' | 'SUBJECT_TYPE_OTHERS'
    /** Whether it is a financial institution */
    readonly finance_institution?: boolean
    /** Of a financial institution */
    readonly finance_institution_info?: {
      /** Kind of financial institution */
      readonly finance_type?: 'BANK_AGENT' | 'PAYMENT_AGENT' | 'INSURANCE' | 'TRADE_AND_SETTLE' | 'OTHER'
      /** Its licences: ids of papers */
      readonly finance_license_pics?: readonly (string)[]
    }
    /** Licence of a company or an individual business */
    readonly business_license_info?: {
      /** The licence 营业执照: the id of a paper */
      readonly license_copy?: string
      /** 统一社会信用代码 (18) or registration number (15) */
      readonly license_number?: string
      /** Name as on the licence 商户名称 */
      readonly merchant_name?: string
      /** Operator or legal representative */
      readonly legal_person?: string
      /** Registered address */
      readonly license_address?: string
      /** From when it is good, a day */
      readonly period_begin?: string
      /** Until when it is good, a day or 长期 */
      readonly period_end?: string
    }
    /** Certificate of an institution, a government office or another organisation */
    readonly certificate_info?: {
      /** The certificate 登记证书: the id of a paper */
      readonly cert_copy?: string
      /** Its kind */
      readonly cert_type?: 'CERTIFICATE_TYPE_2388' | 'CERTIFICATE_TYPE_2389' | 'CERTIFICATE_TYPE_2391' | 'CERTIFICATE_TYPE_2394' | 'CERTIFICATE_TYPE_2395' | 'CERTIFICATE_TYPE_2396' | 'CERTIFICATE_TYPE_2399' | 'CERTIFICATE_TYPE_2400' | 'CERTIFICATE_TYPE_2520' | 'CERTIFICATE_TYPE_2521' | 'CERTIFICATE_TYPE_2522'
      /** Its number */
      readonly cert_number?: string
      /** Name as on the certificate */
      readonly merchant_name?: string
      /** Registered address */
      readonly company_address?: string
      /** Legal representative */
      readonly legal_person?: string
      /** From when it is good, a day */
      readonly period_begin?: string
      /** Until when it is good, a day or 长期 */
      readonly period_end?: string
    }
    /** 单位证明函, of institutions and government offices, in place of a remittance: the id of a paper */
    readonly certificate_letter_copy?: string
    /** Paper of the operator or legal representative */
    readonly identity_info?: {
      /** Whose paper is shown; of organisations */
      readonly id_holder_type?: 'LEGAL' | 'SUPER'
      /** Kind of the paper */
      readonly id_doc_type?: 'IDENTIFICATION_TYPE_IDCARD' | 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT' | 'IDENTIFICATION_TYPE_HONGKONG_PASSPORT' | 'IDENTIFICATION_TYPE_MACAO_PASSPORT' | 'IDENTIFICATION_TYPE_TAIWAN_PASSPORT' | 'IDENTIFICATION_TYPE_FOREIGN_RESIDENT' | 'IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT' | 'IDENTIFICATION_TYPE_TAIWAN_RESIDENT'
      /** 法定代表人说明函, in place of their paper: the id of a paper */
      readonly authorize_letter_copy?: string
      /** Identity card 身份证 */
      readonly id_card_info?: {
        /** Side with the portrait 人像面: the id of a paper */
        readonly id_card_copy?: string
        /** Side with the emblem 国徽面: the id of a paper */
        readonly id_card_national?: string
        /** Name. Sealed */
        readonly id_card_name?: string
        /** Number. Sealed */
        readonly id_card_number?: string
        /** Address; of a company’s representative. Sealed */
        readonly id_card_address?: string
        /** From when it is good, a day */
        readonly card_period_begin?: string
        /** Until when it is good, a day or 长期 */
        readonly card_period_end?: string
      }
      /** Another kind of paper */
      readonly id_doc_info?: {
        /** Its front: the id of a paper */
        readonly id_doc_copy?: string
        /** Its back; not of a passport: the id of a paper */
        readonly id_doc_copy_back?: string
        /** Name. Sealed */
        readonly id_doc_name?: string
        /** Number. Sealed */
        readonly id_doc_number?: string
        /** Address; of a company’s representative. Sealed */
        readonly id_doc_address?: string
        /** From when it is good, a day */
        readonly doc_period_begin?: string
        /** Until when it is good, a day or 长期 */
        readonly doc_period_end?: string
      }
      /** Whether they are the beneficial owner; of companies */
      readonly owner?: boolean
    }
    /** Beneficial owners 最终受益人, where `owner` is false */
    readonly ubo_info_list?: readonly ({
      /** Kind of the paper */
      readonly ubo_id_doc_type?: 'IDENTIFICATION_TYPE_IDCARD' | 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT' | 'IDENTIFICATION_TYPE_HONGKONG_PASSPORT' | 'IDENTIFICATION_TYPE_MACAO_PASSPORT' | 'IDENTIFICATION_TYPE_TAIWAN_PASSPORT' | 'IDENTIFICATION_TYPE_FOREIGN_RESIDENT' | 'IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT' | 'IDENTIFICATION_TYPE_TAIWAN_RESIDENT'
      /** Its front: the id of a paper */
      readonly ubo_id_doc_copy?: string
      /** Its back; not of a passport: the id of a paper */
      readonly ubo_id_doc_copy_back?: string
      /** Name. Sealed */
      readonly ubo_id_doc_name?: string
      /** Number. Sealed */
      readonly ubo_id_doc_number?: string
      /** Address. Sealed */
      readonly ubo_id_doc_address?: string
      /** From when it is good, a day */
      readonly ubo_period_begin?: string
      /** Until when it is good, a day or 长期 */
      readonly ubo_period_end?: string
    })[]
  }
  /** What it does */
  readonly business_info?: {
    /** What payers see 商户简称 */
    readonly merchant_shortname?: string
    /** Phone for payers 客服电话 */
    readonly service_phone?: string
    /** Where it sells 经营场景 */
    readonly sales_info?: {
      /** Where it sells; products hang on it */
      readonly sales_scenes_type?: readonly ('SALES_SCENES_STORE' | 'SALES_SCENES_MP' | 'SALES_SCENES_MINI_PROGRAM' | 'SALES_SCENES_WEB' | 'SALES_SCENES_APP' | 'SALES_SCENES_WEWORK')[]
      /** A store 线下场所 */
      readonly biz_store_info?: {
        /** Name of the store */
        readonly biz_store_name?: string
        /** Code of its city or district */
        readonly biz_address_code?: string
        /** Its address */
        readonly biz_store_address?: string
        /** Its entrance: ids of papers */
        readonly store_entrance_pic?: readonly (string)[]
        /** Its inside: ids of papers */
        readonly indoor_pic?: readonly (string)[]
        /** The merchant's appid */
        readonly biz_sub_appid?: string
      }
      /** A service account 公众号 */
      readonly mp_info?: {
        /** The provider's appid */
        readonly mp_appid?: string
        /** The merchant's appid */
        readonly mp_sub_appid?: string
        /** Its pages: ids of papers */
        readonly mp_pics?: readonly (string)[]
      }
      /** A mini program 小程序 */
      readonly mini_program_info?: {
        /** The provider's appid */
        readonly mini_program_appid?: string
        /** The merchant's appid */
        readonly mini_program_sub_appid?: string
        /** Its pages: ids of papers */
        readonly mini_program_pics?: readonly (string)[]
      }
      /** A mobile app */
      readonly app_info?: {
        /** The provider's appid */
        readonly app_appid?: string
        /** The merchant's appid */
        readonly app_sub_appid?: string
        /** Its pages: ids of papers */
        readonly app_pics?: readonly (string)[]
      }
      /** A web site */
      readonly web_info?: {
        /** Its domain */
        readonly domain?: string
        /** Letter by which the domain may be used: the id of a paper */
        readonly web_authorisation?: string
        /** The merchant's appid */
        readonly web_appid?: string
      }
      /** WeCom 企业微信 */
      readonly wework_info?: {
        /** CorpID */
        readonly sub_corp_id?: string
        /** Its pages: ids of papers */
        readonly wework_pics?: readonly (string)[]
      }
    }
  }
  /** How it is settled */
  readonly settlement_info?: {
    /** Settlement rule 入驻结算规则 */
    readonly settlement_id?: string
    /** Line of business 所属行业 */
    readonly qualification_type?: string
    /** Special qualifications: ids of papers */
    readonly qualifications?: readonly (string)[]
    /** Campaign */
    readonly activities_id?: string
    /** The campaign's rate, in percent */
    readonly activities_rate?: string
    /** Its rate for debit cards, in percent */
    readonly debit_activities_rate?: string
    /** Its rate for credit cards, in percent */
    readonly credit_activities_rate?: string
    /** Papers for the campaign: ids of papers */
    readonly activities_additions?: readonly (string)[]
  }
  /** The bank account */
  readonly bank_account_info?: {
    /** A corporate account, or the card of an individual business’s operator */
    readonly bank_account_type?: 'BANK_ACCOUNT_TYPE_CORPORATE' | 'BANK_ACCOUNT_TYPE_PERSONAL'
    /** Holder 开户名称. Sealed */
    readonly account_name?: string
    /** Bank, as `/v1/banks` has it */
    readonly account_bank?: string
    /** Code of its city */
    readonly bank_address_code?: string
    /** Number of its branch 联行号 */
    readonly bank_branch_id?: string
    /** Bank with its branch */
    readonly bank_name?: string
    /** Number. Sealed */
    readonly account_number?: string
    /** Why another’s account may be settled to */
    readonly account_cert_info?: {
      /** 结算证明函: the id of a paper */
      readonly settlement_cert_pic?: string
      /** 关系证明函: the id of a paper */
      readonly relation_cert_pic?: string
      /** Other proofs: ids of papers */
      readonly other_cert_pics?: readonly (string)[]
    }
  }
  /** What else WeChat asked for */
  readonly addition_info?: {
    /** 法人开户承诺函: the id of a paper */
    readonly legal_person_commitment?: string
    /** 法人开户意愿视频: the id of a paper */
    readonly legal_person_video?: string
    /** More papers: ids of papers */
    readonly business_addition_pics?: readonly (string)[]
    /** What else is to be said */
    readonly business_addition_msg?: string
  }
}

/** What is to be another; parts of the draft that are not given stay, lists are replaced */
export type ApplymentChange = {
  /** The `version` that was looked at: what somebody else has changed since is not passed over */
  readonly version: number
  readonly draft?: ApplymentDraft
  /** Fields to be taken out of the draft first, as `/subject_info/ubo_info_list` */
  readonly remove?: readonly (string)[]
  /** WeChat's fee once it is a sub-merchant, in millionths: 0.6 % is 6000 */
  readonly fee_rate_ppm?: number
}

/** An onboarding 进件: a business becomes a sub-merchant */
export type Applyment = {
  /** The applyment */
  readonly id: string
  readonly object: 'applyment'
  /** Whether simulated (`test`) or real (`live`) money moves */
  readonly mode: 'test' | 'live'
  /** The merchant */
  readonly merchant: string
  /** The account */
  readonly account: string
  /** Our number of it at WeChat; it never changes */
  readonly business_code: string
  /** WeChat's number of it */
  readonly applyment_id: number | null
  /** How it stands. `unknown`: sent, and no answer yet; `editing`: met an error at WeChat; `refused`: WeChat did not take it */
  readonly state: 'draft' | 'submitting' | 'unknown' | 'editing' | 'auditing' | 'rejected' | 'to_be_confirmed' | 'to_be_signed' | 'signing' | 'finished' | 'refused' | 'canceled'
  /** Since when it stands so (RFC 3339) */
  readonly state_since: string
  /** WeChat's words for it */
  readonly state_message: string | null
  /** Kind of subject */
  readonly subject_type: 'SUBJECT_TYPE_ENTERPRISE' | 'SUBJECT_TYPE_INDIVIDUAL' | 'SUBJECT_TYPE_INSTITUTIONS' | 'SUBJECT_TYPE_GOVERNMENT' | 'SUBJECT_TYPE_OTHERS' | null
  /** What payers will see */
  readonly name: string | null
  /** WeChat's fee once it is a sub-merchant, in millionths: 0.6 % is 6000 */
  readonly fee_rate_ppm: number
  /** Each change raises it; a submission names it */
  readonly version: number
  /** Who wrote which field since it was begun, newest first; not in lists */
  readonly written: readonly ({
    /** Which field */
    readonly field: string
    /** The version in which it became what it is */
    readonly version: number
    /** When (RFC 3339) */
    readonly at: string
    /** Which person; null is a program, by its API key */
    readonly by: string | null
  })[]
  /** As far as it is filled in (ApplymentDraft), what is personal masked */
  readonly draft: Readonly<Record<string, unknown>>
  /** Its papers, oldest first */
  readonly papers: readonly (Paper)[]
  /** Why WeChat rejected it, field by field */
  readonly rejections: readonly ({
    /** WeChat's name of the field */
    readonly field: string | null
    /** The same for people */
    readonly field_name: string | null
    /** Why */
    readonly reason: string | null
  })[]
  /** Why WeChat did not take it */
  readonly refusal: {
    /** WeChat's code */
    readonly code: string
    /** WeChat's words */
    readonly message: string
    /** Which field, where WeChat names one */
    readonly field: string | null
    /** What its code means; null for one that nobody has explained */
    readonly explanation: {
      /** What it means */
      readonly cause: string
      /** The same in Chinese */
      readonly cause_zh: string
      /** What to do */
      readonly remedy: string
      /** The same in Chinese */
      readonly remedy_zh: string
    } | null
  } | null
  /** For a QR code that the super administrator scans: contact, account check, signature */
  readonly sign_url: string | null
  /** By when the account is to be checked, or the contract signed (RFC 3339) */
  readonly expires_at: string | null
  /** The number that WeChat gave the merchant */
  readonly sub_mchid: string | null
  /** That number here; once it is finished */
  readonly sub_merchant: string | null
  /** When it was begun (RFC 3339) */
  readonly created_at: string
  /** When it was last submitted (RFC 3339) */
  readonly submitted_at: string | null
}

export type ApplymentList = {
  readonly object: 'list'
  /** Newest first */
  readonly data: readonly (Applyment)[]
  /** Whether a further page exists */
  readonly has_more: boolean
  /** `cursor` of the next page */
  readonly next_cursor: string | null
}

/** A form to be sent to WeChat as it was looked at */
export type FormSubmission = {
  /** The `version` that was looked at: what somebody else has changed since is not passed over */
  readonly version: number
}

/** A picture or film to be kept with an applyment */
export type NewPaper = {
  /** What it is called; the ending says what it is */
  readonly filename: string
  /** The file in base64, at most 5242880 bytes */
  readonly content: string
}

/** A paper of an applyment; its content is opened by few */
export type Paper = {
  /** The paper: what a draft names */
  readonly id: string
  readonly object: 'paper'
  /** What it is called */
  readonly filename: string
  /** Its size */
  readonly bytes: number
  /** Its SHA-256, in hexadecimal */
  readonly sha256: string
  /** When it was added (RFC 3339) */
  readonly added_at: string
  /** When WeChat last took it (RFC 3339) */
  readonly uploaded_at: string | null
  /** When its content was deleted (RFC 3339) */
  readonly deleted_at: string | null
}

/** A draft looked at before WeChat does */
export type ApplymentFindings = {
  readonly object: 'applyment_findings'
  /** The applyment */
  readonly applyment: string
  /** Whether nothing keeps it from being submitted */
  readonly may_submit: boolean
  /** In the order of the form */
  readonly data: readonly (ApplymentFinding)[]
}

/** What keeps a draft from being submitted */
export type ApplymentFinding = {
  /** Which field of the draft */
  readonly field: string
  /** Which of the closed list of findings */
  readonly code: string
  /** What is wrong */
  readonly message: string
  /** The same in Chinese */
  readonly message_zh: string
  /** What to do */
  readonly next: string
  /** The same in Chinese */
  readonly next_zh: string
}

/** A confirmation to be prepared */
export type NewSubjectConfirmation = {
  /** The number of the merchant that risk control has picked */
  readonly sub_merchant: string
  /** What it is filled in from, papers and all: an applyment, or a confirmation that was canceled. Without it from the applyment by which the number was given */
  readonly from?: string
}

/** The form of a confirmation as far as it is filled in, under WeChat’s names */
export type SubjectConfirmationDraft = {
  /** Contact 联系人, who scans the code */
  readonly contact_info?: {
    /** Whether the contact is the legal representative or acts for them */
    readonly contact_type?: 'LEGAL' | 'SUPER'
    /** Name 联系人姓名. Sealed */
    readonly name?: string
    /** Kind of their paper; of who acts for another */
    readonly contact_id_doc_type?: 'IDENTIFICATION_TYPE_IDCARD' | 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT' | 'IDENTIFICATION_TYPE_HONGKONG_PASSPORT' | 'IDENTIFICATION_TYPE_MACAO_PASSPORT' | 'IDENTIFICATION_TYPE_TAIWAN_PASSPORT' | 'IDENTIFICATION_TYPE_FOREIGN_RESIDENT' | 'IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT' | 'IDENTIFICATION_TYPE_TAIWAN_RESIDENT'
    /** Number of their paper; their WeChat account must bear it. Sealed */
    readonly id_card_number?: string
    /** Its front: the id of a paper */
    readonly contact_id_doc_copy?: string
    /** Its back; not of a passport: the id of a paper */
    readonly contact_id_doc_copy_back?: string
    /** From when it is good, a day */
    readonly contact_period_begin?: string
    /** Until when it is good, a day or 长期 */
    readonly contact_period_end?: string
    /** 业务办理授权函, by which they act: the id of a paper */
    readonly business_authorization_letter?: string
    /** Their mobile phone. Sealed */
    readonly mobile?: string
  }
  /** The subject 主体 */
  readonly subject_info?: {
    /** Kind of subject */
    readonly subject_type?: 'SUBJECT_TYPE_ENTERPRISE' | 'SUBJECT_TYPE_INDIVIDUAL' | 'SUBJECT_TYPE_INSTITUTIONS_CLONED' | 'SUBJECT_TYPE_GOVERNMENT' | 'SUBJECT_TYPE_OTHERS'
    /** Licence of a company or an individual business */
    readonly business_licence_info?: {
      /** 统一社会信用代码 (18) or registration number (15) */
      readonly licence_number?: string
      /** The licence 营业执照: the id of a paper */
      readonly licence_copy?: string
      /** Name as on the licence 商户名称 */
      readonly merchant_name?: string
      /** Operator or legal representative */
      readonly legal_person?: string
      /** Registered address */
      readonly company_address?: string
      /** When it is good: from and until, or forever */
      readonly licence_valid_date?: string
    }
    /** Certificate of an institution, a government office or another organisation */
    readonly certificate_info?: {
      /** Its kind */
      readonly cert_type?: 'CERTIFICATE_TYPE_2388' | 'CERTIFICATE_TYPE_2389' | 'CERTIFICATE_TYPE_2391' | 'CERTIFICATE_TYPE_2394' | 'CERTIFICATE_TYPE_2395' | 'CERTIFICATE_TYPE_2396' | 'CERTIFICATE_TYPE_2399' | 'CERTIFICATE_TYPE_2400' | 'CERTIFICATE_TYPE_2520' | 'CERTIFICATE_TYPE_2521' | 'CERTIFICATE_TYPE_2522'
      /** Its number */
      readonly cert_number?: string
      /** The certificate 登记证书: the id of a paper */
      readonly cert_copy?: string
      /** Name as on the certificate */
      readonly merchant_name?: string
      /** Legal representative */
      readonly legal_person?: string
      /** Registered address */
      readonly company_address?: string
      /** When it is good: from and until, or forever */
      readonly cert_valid_date?: string
    }
    /** 单位证明函, of institutions and government offices: the id of a paper */
    readonly company_prove_copy?: string
    /** Whether it is a financial institution */
    readonly is_finance_institution?: boolean
    /** A financial institution 金融机构 */
    readonly finance_institution_info?: {
      /** Kind of financial institution */
      readonly finance_type?: 'BANK_AGENT' | 'PAYMENT_AGENT' | 'INSURANCE' | 'TRADE_AND_SETTLE' | 'OTHER'
      /** Its licences: ids of papers */
      readonly finance_license_pics?: readonly (string)[]
    }
  }
  /** Paper of the legal representative or operator */
  readonly identification_info?: {
    /** Whose paper is shown; of organisations */
    readonly id_holder_type?: 'LEGAL' | 'SUPER'
    /** Kind of the paper */
    readonly identification_type?: 'IDENTIFICATION_TYPE_IDCARD' | 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT' | 'IDENTIFICATION_TYPE_HONGKONG_PASSPORT' | 'IDENTIFICATION_TYPE_MACAO_PASSPORT' | 'IDENTIFICATION_TYPE_TAIWAN_PASSPORT' | 'IDENTIFICATION_TYPE_FOREIGN_RESIDENT' | 'IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT' | 'IDENTIFICATION_TYPE_TAIWAN_RESIDENT'
    /** 法定代表人说明函, where another’s paper is shown: the id of a paper */
    readonly authorize_letter_copy?: string
    /** Name. Sealed */
    readonly identification_name?: string
    /** Number. Sealed */
    readonly identification_number?: string
    /** When it is good: from and until, or forever */
    readonly identification_valid_date?: string
    /** Address; of companies. Sealed */
    readonly identification_address?: string
    /** Its front: the id of a paper */
    readonly identification_front_copy?: string
    /** Its back; not of a passport: the id of a paper */
    readonly identification_back_copy?: string
    /** Whether they are the beneficial owner; of companies */
    readonly owner?: boolean
  }
  /** Beneficial owners 最终受益人, where `owner` is false */
  readonly ubo_info_list?: readonly ({
    /** Kind of the paper */
    readonly ubo_id_doc_type?: 'IDENTIFICATION_TYPE_IDCARD' | 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT' | 'IDENTIFICATION_TYPE_HONGKONG_PASSPORT' | 'IDENTIFICATION_TYPE_MACAO_PASSPORT' | 'IDENTIFICATION_TYPE_TAIWAN_PASSPORT' | 'IDENTIFICATION_TYPE_FOREIGN_RESIDENT' | 'IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT' | 'IDENTIFICATION_TYPE_TAIWAN_RESIDENT'
    /** Its front: the id of a paper */
    readonly ubo_id_doc_copy?: string
    /** Its back; not of a passport: the id of a paper */
    readonly ubo_id_doc_copy_back?: string
    /** Name. Sealed */
    readonly ubo_id_doc_name?: string
    /** Number. Sealed */
    readonly ubo_id_doc_number?: string
    /** Address. Sealed */
    readonly ubo_id_doc_address?: string
    /** From when it is good, a day */
    readonly ubo_period_begin?: string
    /** Until when it is good, a day or 长期 */
    readonly ubo_period_end?: string
  })[]
  /** More */
  readonly addition_info?: {
    /** Numbers that are authorized along with it; the one it is for unless told */
    readonly confirm_mchid_list?: readonly (string)[]
  }
}

/** What is to be another; parts of the draft that are not given stay, lists are replaced */
export type SubjectConfirmationChange = {
  /** The `version` that was looked at: what somebody else has changed since is not passed over */
  readonly version: number
  readonly draft?: SubjectConfirmationDraft
  /** Fields to be taken out of the draft first */
  readonly remove?: readonly (string)[]
}

/** A subject confirms that it wants the account 商户开户意愿确认 */
export type SubjectConfirmation = {
  /** The confirmation */
  readonly id: string
  readonly object: 'subject_confirmation'
  /** Whether simulated (`test`) or real (`live`) money moves */
  readonly mode: 'test' | 'live'
  /** The merchant */
  readonly merchant: string
  /** The account */
  readonly account: string
  /** Which of its numbers */
  readonly sub_merchant: string
  /** That number at WeChat's */
  readonly sub_mchid: string
  /** Our number of it at WeChat; a new form has a new one */
  readonly business_code: string
  /** WeChat's number of it */
  readonly applyment_id: number | null
  /** How it stands. `unknown`: sent, and no answer yet; `confirming_…`: that person is to scan the code; `frozen`: the subject was confirmed by another form; `refused`: WeChat did not take it */
  readonly state: 'draft' | 'submitting' | 'unknown' | 'editing' | 'auditing' | 'confirming_contact' | 'confirming_legal_person' | 'passed' | 'rejected' | 'frozen' | 'refused' | 'canceled'
  /** Since when it stands so (RFC 3339) */
  readonly state_since: string
  /** Kind of subject */
  readonly subject_type: 'SUBJECT_TYPE_ENTERPRISE' | 'SUBJECT_TYPE_INDIVIDUAL' | 'SUBJECT_TYPE_INSTITUTIONS_CLONED' | 'SUBJECT_TYPE_GOVERNMENT' | 'SUBJECT_TYPE_OTHERS' | null
  /** What the subject is called */
  readonly name: string | null
  /** Each change raises it; a submission names it */
  readonly version: number
  /** Who wrote which field since it was begun, newest first; not in lists */
  readonly written: readonly ({
    /** Which field */
    readonly field: string
    /** The version in which it became what it is */
    readonly version: number
    /** When (RFC 3339) */
    readonly at: string
    /** Which person; null is a program, by its API key */
    readonly by: string | null
  })[]
  /** As far as it is filled in (SubjectConfirmationDraft), what is personal masked */
  readonly draft: Readonly<Record<string, unknown>>
  /** Its papers, oldest first */
  readonly papers: readonly (Paper)[]
  /** Why it was rejected, or whose form froze it; of a draft why the one was that it is made from */
  readonly rejection: {
    /** WeChat's name of the field */
    readonly param: string | null
    /** Why, in WeChat’s words */
    readonly reason: string | null
  } | null
  /** Why WeChat did not take it */
  readonly refusal: {
    /** WeChat's code */
    readonly code: string
    /** WeChat's words */
    readonly message: string
    /** Which field, where WeChat names one */
    readonly field: string | null
  } | null
  /** A picture to be scanned, `data:image/png;base64,…`; not in lists. Good for 30 days */
  readonly qr_code: string | null
  /** When form and code are void (RFC 3339) */
  readonly expires_at: string | null
  /** Whether WeChat is being asked to cancel it */
  readonly is_canceling: boolean
  /** Whether the number is authorized; null while nobody has asked */
  readonly authorized: boolean | null
  /** When it was begun (RFC 3339) */
  readonly created_at: string
  /** When it was last submitted (RFC 3339) */
  readonly submitted_at: string | null
}

export type SubjectConfirmationList = {
  readonly object: 'list'
  /** Newest first */
  readonly data: readonly (SubjectConfirmation)[]
  /** Whether a further page exists */
  readonly has_more: boolean
  /** `cursor` of the next page */
  readonly next_cursor: string | null
}

/** A draft looked at before WeChat does */
export type SubjectConfirmationFindings = {
  readonly object: 'subject_confirmation_findings'
  /** The confirmation */
  readonly confirmation: string
  /** Whether nothing keeps it from being submitted */
  readonly may_submit: boolean
  /** In the order of the form */
  readonly data: readonly (ApplymentFinding)[]
}

/** Whether a number’s subject has confirmed it */
export type SubjectState = {
  readonly object: 'subject_state'
  /** The number */
  readonly sub_merchant: string
  /** That number at WeChat's */
  readonly sub_mchid: string
  /** Whether its subject has confirmed it */
  readonly authorized: boolean
  /** When WeChat said so (RFC 3339) */
  readonly asked_at: string
}

/** Where WeChat settles to 结算账户, and the newest change of it */
export type SettlementAccount = {
  readonly object: 'settlement_account'
  /** The merchant */
  readonly merchant: string
  /** Which of its numbers */
  readonly sub_merchant: string
  /** That number at WeChat's */
  readonly sub_mchid: string
  /** The provider’s account under which */
  readonly account_of: string
  /** As WeChat last told it */
  readonly known: {
    /** `ACCOUNT_TYPE_BUSINESS` 对公银行账户; `ACCOUNT_TYPE_PRIVATE` 经营者个人银行卡, of individual businesses only */
    readonly account_type: 'ACCOUNT_TYPE_BUSINESS' | 'ACCOUNT_TYPE_PRIVATE'
    /** The bank */
    readonly account_bank: string
    /** With its branch */
    readonly bank_name: string | null
    /** 联行号 */
    readonly bank_branch_id: string | null
    /** As WeChat masks it */
    readonly account_number: string
    /** Null while it is the account of the application and no remittance to it has failed */
    readonly verify_result: 'VERIFY_SUCCESS' | 'VERIFY_FAIL' | 'VERIFYING' | null
    /** Why money does not arrive, in WeChat's words */
    readonly verify_fail_reason: string | null
    /** When WeChat last said so (RFC 3339) */
    readonly asked_at: string
  } | null
  readonly change: SettlementChange | null
  /** How often it may still be changed today */
  readonly changes_left: number
}

/** A merchant’s settlement accounts */
export type SettlementAccounts = {
  readonly object: 'settlement_accounts'
  /** One for each number of the merchant */
  readonly data: readonly (SettlementAccount)[]
}

/** A change of a settlement account 修改结算账户 */
export type SettlementChange = {
  /** The change */
  readonly id: string
  readonly object: 'settlement_change'
  /** The merchant */
  readonly merchant: string
  /** Which of its numbers */
  readonly sub_merchant: string
  /** That number at WeChat's */
  readonly sub_mchid: string
  /** `unknown`: sent, and no answer: it is never sent a second time; `abandoned`: somebody found that it never arrived */
  readonly state: 'submitting' | 'unknown' | 'auditing' | 'succeeded' | 'failed' | 'refused' | 'abandoned'
  /** Since when it stands so (RFC 3339) */
  readonly state_since: string
  /** `ACCOUNT_TYPE_BUSINESS` 对公银行账户; `ACCOUNT_TYPE_PRIVATE` 经营者个人银行卡, of individual businesses only */
  readonly account_type: 'ACCOUNT_TYPE_BUSINESS' | 'ACCOUNT_TYPE_PRIVATE'
  /** `account_bank` as GET /v1/banks has it */
  readonly account_bank: string
  /** The bank’s whole name with its branch */
  readonly bank_name: string | null
  /** 联行号, as GET /v1/bank-branches has it */
  readonly bank_branch_id: string | null
  /** Masked */
  readonly account_number: string
  /** Masked; null where the name stays */
  readonly account_name: string | null
  /** WeChat's number of it */
  readonly application_no: string | null
  /** Why WeChat did not take it */
  readonly refusal: {
    /** WeChat's code */
    readonly code: string
    /** WeChat's words */
    readonly message: string
    /** Which field, where WeChat names one */
    readonly field: string | null
  } | null
  /** The review's reason, in WeChat's words */
  readonly fail_reason: string | null
  /** When WeChat ended its review (RFC 3339) */
  readonly finished_at: string | null
  /** When it was asked for (RFC 3339) */
  readonly created_at: string
}

export type SettlementChangeList = {
  readonly object: 'list'
  /** Newest first */
  readonly data: readonly (SettlementChange)[]
  /** Whether a further page exists */
  readonly has_more: boolean
  /** `cursor` of the next page */
  readonly next_cursor: string | null
}

/** Something that WeChat’s risk control did with a merchant */
export type Violation = {
  /** The record here */
  readonly id: string
  readonly object: 'violation'
  /** By which account it was told */
  readonly account: string
  /** WeChat's number of the merchant */
  readonly sub_mchid: string
  /** Whose number it is, if it is known here */
  readonly merchant: string | null
  /** Its name */
  readonly merchant_name: string | null
  /** The number here */
  readonly sub_merchant: string | null
  /** WeChat’s number of the record; null for a refusal */
  readonly record_id: string | null
  /** `lifted`: WeChat has said that it is over; `settled`: a person has */
  readonly state: 'standing' | 'lifted' | 'settled'
  /** The company, as WeChat has it */
  readonly company_name: string
  /** Why, in WeChat’s words */
  readonly punish_description: string
  /** `punish` 处罚, `intercept` 拦截, `appeal` 申诉; `refusal`: no notice, but a payment that was refused because the merchant may not collect */
  readonly kind: 'punish' | 'intercept' | 'appeal' | 'refusal'
  /** What was done, in WeChat’s words */
  readonly punish_plan: string
  /** WeChat’s name of the risk, such as GAMBLING; of a refusal, its code */
  readonly risk_type: string
  /** The same in WeChat’s words */
  readonly risk_description: string
  /** When, by WeChat (RFC 3339) */
  readonly punished_at: string
  /** What it means for the merchant, in English */
  readonly says: string
  /** What it means for the merchant, in Chinese */
  readonly says_zh: string
  /** What to do, in English */
  readonly next: string
  /** What to do, in Chinese */
  readonly next_zh: string
  /** Who said that it is over */
  readonly settled_by: string | null
  /** Why */
  readonly settled_reason: string | null
  /** When it was told first (RFC 3339) */
  readonly created_at: string
  /** When it was told last, or settled (RFC 3339) */
  readonly changed_at: string
}

/** The same with all that was told of it */
export type ViolationInFull = {
  /** The record here */
  readonly id: string
  readonly object: 'violation'
  /** By which account it was told */
  readonly account: string
  /** WeChat's number of the merchant */
  readonly sub_mchid: string
  /** Whose number it is, if it is known here */
  readonly merchant: string | null
  /** Its name */
  readonly merchant_name: string | null
  /** The number here */
  readonly sub_merchant: string | null
  /** WeChat’s number of the record; null for a refusal */
  readonly record_id: string | null
  /** `lifted`: WeChat has said that it is over; `settled`: a person has */
  readonly state: 'standing' | 'lifted' | 'settled'
  /** The company, as WeChat has it */
  readonly company_name: string
  /** Why, in WeChat’s words */
  readonly punish_description: string
  /** `punish` 处罚, `intercept` 拦截, `appeal` 申诉; `refusal`: no notice, but a payment that was refused because the merchant may not collect */
  readonly kind: 'punish' | 'intercept' | 'appeal' | 'refusal'
  /** What was done, in WeChat’s words */
  readonly punish_plan: string
  /** WeChat’s name of the risk, such as GAMBLING; of a refusal, its code */
  readonly risk_type: string
  /** The same in WeChat’s words */
  readonly risk_description: string
  /** When, by WeChat (RFC 3339) */
  readonly punished_at: string
  /** What it means for the merchant, in English */
  readonly says: string
  /** What it means for the merchant, in Chinese */
  readonly says_zh: string
  /** What to do, in English */
  readonly next: string
  /** What to do, in Chinese */
  readonly next_zh: string
  /** Who said that it is over */
  readonly settled_by: string | null
  /** Why */
  readonly settled_reason: string | null
  /** When it was told first (RFC 3339) */
  readonly created_at: string
  /** When it was told last, or settled (RFC 3339) */
  readonly changed_at: string
  /** All that was told of it, newest first, at most 50 */
  readonly history: readonly ({
    /** `punish` 处罚, `intercept` 拦截, `appeal` 申诉; `refusal`: no notice, but a payment that was refused because the merchant may not collect */
    readonly kind: 'punish' | 'intercept' | 'appeal' | 'refusal'
    /** What was done, in WeChat’s words */
    readonly punish_plan: string
    /** WeChat’s name of the risk, such as GAMBLING; of a refusal, its code */
    readonly risk_type: string
    /** The same in WeChat’s words */
    readonly risk_description: string
    /** When, by WeChat (RFC 3339) */
    readonly punished_at: string
    /** When we heard of it (RFC 3339) */
    readonly told_at: string
  })[]
}

export type ViolationList = {
  readonly object: 'list'
  /** Newest first */
  readonly data: readonly (Violation)[]
  /** Whether a further page exists */
  readonly has_more: boolean
  /** `cursor` of the next page */
  readonly next_cursor: string | null
}

/** That a record of risk control is over */
export type NewViolationResolution = {
  /** How it is known to be over */
  readonly reason: string
}

/** Whether WeChat tells us what its risk control does */
export type ViolationAddress = {
  readonly object: 'violation_address'
  /** The account */
  readonly account: string
  /** Our address, which WeChat is given */
  readonly url: string
  /** `none`: WeChat was not asked yet, or the address is not public; `unknown`: WeChat has not answered, and is asked again; `elsewhere`: it tells another address */
  readonly state: 'none' | 'requested' | 'unknown' | 'registered' | 'elsewhere' | 'refused'
  /** The other address */
  readonly found_url: string | null
  /** Why WeChat refused it */
  readonly refusal: {
    /** WeChat’s code */
    readonly code: string
    /** WeChat’s words */
    readonly message: string
  } | null
  /** How often WeChat was asked */
  readonly attempts: number
  /** When it came to stand so (RFC 3339) */
  readonly changed_at: string | null
  /** When WeChat answered last which address it has; it is asked daily (RFC 3339) */
  readonly asked_at: string | null
}

/** A merchant's leaving, and what is still open; also before it has begun */
export type Departure = {
  /** The departure that stands; null while none does */
  readonly id: string | null
  readonly object: 'departure'
  /** Who leaves */
  readonly merchant: string
  /** `leaving`: nothing new is begun, what is under way goes on; `left`: nobody of the merchant’s gets in any more */
  readonly merchant_state: 'active' | 'paused' | 'leaving' | 'left'
  /** Why, in the provider's words; null for the merchant's side */
  readonly reason: string | null
  /** Since when it leaves (RFC 3339) */
  readonly begun_at: string | null
  /** Who began it */
  readonly begun_by: string | null
  /** Until when the merchant may fetch its files at least; it does not end sooner (RFC 3339) */
  readonly exports_until: string | null
  /** Since when it has left (RFC 3339) */
  readonly ended_at: string | null
  /** Who ended it */
  readonly ended_by: string | null
  /** Whether it is leaving, and nothing stands in the way of the end */
  readonly may_end: boolean
  /** All that is open, in both modes; what stands in the way first */
  readonly open: readonly ({
    /** What it is */
    readonly kind: string
    /** Whether simulated (`test`) or real (`live`) money moves */
    readonly mode: 'test' | 'live' | null
    /** Whether the leaving cannot end while there is one */
    readonly blocks: boolean
    /** How many there are */
    readonly count: number
    /** Whether there are more than were counted */
    readonly is_more: boolean
    /** The ids of the first few */
    readonly things: readonly (string)[]
    /** Until when it lasts at most, where that is known (RFC 3339) */
    readonly until: string | null
    /** What it is called, in English */
    readonly what: string
    /** What it is called, in Chinese */
    readonly what_zh: string
    /** What to do, in English */
    readonly next: string
    /** What to do, in Chinese */
    readonly next_zh: string
  })[]
  /** The newest files that were made of what is the merchant’s, at most 12 */
  readonly exports: readonly (Export)[]
}

/** Files of everything that is the merchant’s, in this mode */
export type NewDepartureExports = {
  /** The language of the heads */
  readonly language: 'zh' | 'en'
}

/** What WeChat limits for a number, as it answered last */
export type Limitations = {
  readonly object: 'limitations'
  /** The number here */
  readonly sub_merchant: string
  /** WeChat’s number */
  readonly sub_mchid: string
  /** Whether anything is limited; null where WeChat was not asked yet */
  readonly limited: boolean | null
  /** What is closed */
  readonly functions: readonly ({
    /** WeChat’s name, such as NO_TRANSACTION */
    readonly name: string
    /** What is closed, in English */
    readonly says: string
    /** What is closed, in Chinese */
    readonly says_zh: string
  })[]
  /** What else is closed, in WeChat’s words */
  readonly other_functions: string
  /** Why, at most 50 */
  readonly causes: readonly ({
    /** WeChat’s number of the case */
    readonly case: string | null
    /** Why, in WeChat’s words */
    readonly reason: string
    /** The same at length */
    readonly describes: string
    /** What is closed */
    readonly functions: readonly ({
      /** WeChat’s name, such as NO_TRANSACTION */
      readonly name: string
      /** What is closed, in English */
      readonly says: string
      /** What is closed, in Chinese */
      readonly says_zh: string
    })[]
    /** What else is closed, in WeChat’s words */
    readonly other_functions: string
    /** WeChat’s name of the way to open it again, such as SUBMIT_INFORMATION_FOR_APPEAL */
    readonly way: string | null
    /** What to do, in English */
    readonly next: string
    /** What to do, in Chinese */
    readonly next_zh: string
    /** WeChat’s page about it */
    readonly help_url: string | null
    /** Since when; of what is announced, from when on (RFC 3339) */
    readonly from: string | null
    /** Whether it is announced and not in force yet */
    readonly announced: boolean
  })[]
  /** When WeChat answered last (RFC 3339) */
  readonly asked_at: string | null
}

/** What WeChat limits for a merchant */
export type LimitationsList = {
  readonly object: 'limitations_list'
  /** One for each number */
  readonly data: readonly ({
    readonly object: 'limitations'
    /** The number here */
    readonly sub_merchant: string
    /** WeChat’s number */
    readonly sub_mchid: string
    /** Whether anything is limited; null where WeChat was not asked yet */
    readonly limited: boolean | null
    /** What is closed */
    readonly functions: readonly ({
      /** WeChat’s name, such as NO_TRANSACTION */
      readonly name: string
      /** What is closed, in English */
      readonly says: string
      /** What is closed, in Chinese */
      readonly says_zh: string
    })[]
    /** What else is closed, in WeChat’s words */
    readonly other_functions: string
    /** Why, at most 50 */
    readonly causes: readonly ({
      /** WeChat’s number of the case */
      readonly case: string | null
      /** Why, in WeChat’s words */
      readonly reason: string
      /** The same at length */
      readonly describes: string
      /** What is closed */
      readonly functions: readonly ({
        /** WeChat’s name, such as NO_TRANSACTION */
        readonly name: string
        /** What is closed, in English */
        readonly says: string
        /** What is closed, in Chinese */
        readonly says_zh: string
      })[]
      /** What else is closed, in WeChat’s words */
      readonly other_functions: string
      /** WeChat’s name of the way to open it again, such as SUBMIT_INFORMATION_FOR_APPEAL */
      readonly way: string | null
      /** What to do, in English */
      readonly next: string
      /** What to do, in Chinese */
      readonly next_zh: string
      /** WeChat’s page about it */
      readonly help_url: string | null
      /** Since when; of what is announced, from when on (RFC 3339) */
      readonly from: string | null
      /** Whether it is announced and not in force yet */
      readonly announced: boolean
    })[]
    /** When WeChat answered last (RFC 3339) */
    readonly asked_at: string | null
  })[]
}

/** Which bank a card is of */
export type BankSearch = {
  /** The account by which WeChat is asked */
  readonly account: string
  /** The number of a person’s card */
  readonly account_number: string
}

/** A bank that WeChat settles to */
export type Bank = {
  /** What people call it */
  readonly name: string
  /** What names it when its branches are asked for */
  readonly alias_code: string
  /** What a form names it */
  readonly account_bank: string
  /** Whether a form must name the branch, too */
  readonly needs_branch: boolean
}

/** Banks, as WeChat lists them */
export type Banks = {
  readonly object: 'banks'
  /** In WeChat’s order */
  readonly data: readonly (Bank)[]
  /** How many there are */
  readonly total: number
  /** `offset` of the next page */
  readonly next_offset: number | null
}

/** Places, as WeChat lists them for banks */
export type BankPlaces = {
  readonly object: 'bank_places'
  /** Provinces, or the cities of one */
  readonly data: readonly ({
    /** Its code */
    readonly code: number
    /** Its name */
    readonly name: string
  })[]
}

/** Branches of a bank in one city */
export type BankBranches = {
  readonly object: 'bank_branches'
  /** In WeChat’s order */
  readonly data: readonly ({
    /** 联行号: `bank_branch_id` of a form */
    readonly branch_id: string
    /** `bank_name` of a form */
    readonly name: string
  })[]
  /** How many there are */
  readonly total: number
  /** `offset` of the next page */
  readonly next_offset: number | null
}

/** An appid to be known here */
export type NewAppid = {
  /** The appid, as WeChat gave it */
  readonly appid: string
  /** What the appid is */
  readonly kind: 'service_account' | 'mini_program' | 'mobile_app'
  /** What it is called */
  readonly name: string
  /** The legal subject 主体 it is registered to */
  readonly subject: string
  /** The provider's account whose own it is */
  readonly account?: string
  /** The merchant whose it is. Name either this or `account` */
  readonly merchant?: string
}

/** A service account, mini program or mobile app: the provider's, or a merchant's */
export type Appid = {
  /** Our id of it */
  readonly id: string
  readonly object: 'appid'
  /** The appid */
  readonly appid: string
  /** What the appid is */
  readonly kind: 'service_account' | 'mini_program' | 'mobile_app'
  /** What it is called */
  readonly name: string
  /** The legal subject it is registered to */
  readonly subject: string
  /** The provider's account whose own it is */
  readonly account: string | null
  /** The merchant whose it is */
  readonly merchant: string | null
  /** When it was added (RFC 3339) */
  readonly created_at: string
}

export type AppidList = {
  readonly object: 'list'
  /** Newest first */
  readonly data: readonly (Appid)[]
  /** Whether a further page exists */
  readonly has_more: boolean
  /** `cursor` of the next page */
  readonly next_cursor: string | null
}

/** A sub-merchant is to use an appid as its sub_appid. Of another subject only with a joint-operation letter, recorded as an agreement */
export type NewAppidBinding = {
  /** The merchant's number that is to use it */
  readonly sub_merchant: string
  /** Which appid */
  readonly appid: string
  /** Whether payments use it unless they name another; the first does */
  readonly default?: boolean
  /** Why it is bound: the seed’s rule is not to bind */
  readonly reason: string
  /** It is bound on the partner platform already: WeChat is not asked for it, and payments name it at once */
  readonly by_hand?: boolean
}

/** A signed paper to be recorded */
export type NewAgreement = {
  /** The merchant's number it is for */
  readonly sub_merchant: string
  /** The joint-operation letter 联合运营函, for binding; or the agreement on recommending an account to follow */
  readonly kind: 'joint_operation' | 'recommend_follow'
  /** The appid of another subject that it lets in */
  readonly appid: string
  /** Who signed it, on both sides */
  readonly signed_by: string
  /** The day on the paper */
  readonly signed_on: string
  /** Its file: pdf, jpg or png */
  readonly filename: string
  /** The file in base64; at most 5 MB */
  readonly content: string
}

/** A signed paper that lets an appid of another subject in */
export type Agreement = {
  /** The agreement */
  readonly id: string
  readonly object: 'agreement'
  /** The merchant's number it is for */
  readonly sub_merchant: string
  /** The joint-operation letter 联合运营函, for binding; or the agreement on recommending an account to follow */
  readonly kind: 'joint_operation' | 'recommend_follow'
  /** The appid of another subject that it lets in */
  readonly appid: string
  /** Who signed it */
  readonly signed_by: string
  /** The day on the paper */
  readonly signed_on: string
  /** Its file */
  readonly filename: string
  /** How large the file is */
  readonly bytes: number
  /** The SHA-256 of the file, in hex */
  readonly sha256: string
  /** Who recorded it; null for a program */
  readonly added_by: string | null
  /** When it was recorded (RFC 3339) */
  readonly added_at: string
  /** Since when it counts no more (RFC 3339) */
  readonly withdrawn_at: string | null
}

/** A merchant’s development settings 开发配置, here and at WeChat */
export type Development = {
  readonly object: 'development'
  /** The merchant */
  readonly merchant: string
  /** Each of the merchant's numbers of this mode */
  readonly sub_merchants: readonly ({
    /** The merchant's number */
    readonly sub_merchant: string
    /** WeChat's number */
    readonly sub_mchid: string
    /** The provider's account */
    readonly account: string
    /** Whether the account has what the interface asks for: APIv2 key and certificate */
    readonly can_ask: boolean
    /** The pay paths that are wanted, newest first */
    readonly pay_paths: readonly (DevelopmentSetting)[]
    /** The bound appids, and what became of asking WeChat for each */
    readonly appids: readonly ({
      /** The bound appid */
      readonly appid: string
      /** Whether WeChat has it */
      readonly bound: boolean
      readonly setting: DevelopmentSetting | null
    })[]
    /** The account that payers are asked to follow, for each kind of payment; none is usual */
    readonly follows: readonly ({
      /** After payments with this sub_appid; null for those without one */
      readonly sub_appid: string | null
      readonly current: DevelopmentSetting | null
      readonly pending: DevelopmentSetting | null
      /** When another may be set; null where it may be now (RFC 3339) */
      readonly changeable_at: string | null
    })[]
    /** All that was wanted of it, newest first */
    readonly follow_history: readonly (DevelopmentSetting)[]
    /** Domains from which H5 payments start */
    readonly h5_domains: readonly (H5Domain)[]
    /** Signed papers, withdrawn ones too; newest first */
    readonly agreements: readonly (Agreement)[]
    /** The last comparison with WeChat */
    readonly look: {
      /** When WeChat was last asked (RFC 3339) */
      readonly asked_at: string
      /** When it last said what it has (RFC 3339) */
      readonly seen_at: string | null
      /** Why it did not say it the last time */
      readonly code: string | null
    } | null
    /** Both sides beside each other */
    readonly compared: readonly ({
      /** A bound appid, a pay path 支付授权目录, or the account to follow */
      readonly kind: 'appid' | 'pay_path' | 'follow'
      /** The path, the bound appid; or the sub_appid of the payments, null for those without one */
      readonly name: string | null
      /** As your books have it; null where they have nothing */
      readonly here: string | null
      /** As WeChat has it; null where it has nothing */
      readonly at_wechat: string | null
      /** How yours stands, unless it is set */
      readonly state: 'sending' | 'unknown' | 'refused' | 'given_up' | 'set' | null
      /** Whether both are the same */
      readonly agrees: boolean
      /** `by_hand` is done on the partner platform: no interface takes anything away */
      readonly moves: readonly ('send_again' | 'take_over' | 'by_hand')[]
    })[]
  })[]
}

/** One thing that was to be set for a number at WeChat, and what became of it */
export type DevelopmentSetting = {
  /** The setting */
  readonly id: string
  readonly object: 'development_setting'
  /** The merchant's number */
  readonly sub_merchant: string
  /** A bound appid, a pay path 支付授权目录, or the account to follow */
  readonly kind: 'appid' | 'pay_path' | 'follow'
  /** The appid, the path, or the account to follow */
  readonly value: string
  /** Of an account to follow: after payments with this sub_appid; null for those without */
  readonly sub_appid: string | null
  /** Whose page it is */
  readonly owner: 'provider' | 'merchant' | null
  /** `unknown` means that WeChat has not answered yet; it never means refused */
  readonly state: 'sending' | 'unknown' | 'set' | 'refused' | 'given_up'
  /** Since when it stands so (RFC 3339) */
  readonly state_since: string
  /** Sent by us, set by hand at WeChat, or found there and taken over */
  readonly way: 'sent' | 'by_hand' | 'taken_over'
  /** Why WeChat did not take it */
  readonly refusal: {
    /** WeChat's code */
    readonly code: string
    /** WeChat's words */
    readonly message: string
  } | null
  /** When WeChat took it (RFC 3339) */
  readonly set_at: string | null
  /** Who wanted it; null for a program */
  readonly added_by: string | null
  /** When it was wanted (RFC 3339) */
  readonly created_at: string
}

/** Which number WeChat is to be asked about */
export type NewDevelopmentLook = {
  /** The merchant's number */
  readonly sub_merchant: string
}

/** What is to be done about a difference */
export type DevelopmentMove = {
  /** The merchant's number */
  readonly sub_merchant: string
  /** A bound appid, a pay path 支付授权目录, or the account to follow */
  readonly kind: 'appid' | 'pay_path' | 'follow'
  /** As the comparison names it */
  readonly name?: string | null
  /** Send ours to WeChat again, or take WeChat’s into your books */
  readonly move: 'send_again' | 'take_over'
}

/** A pay path to be set at WeChat */
export type NewPayPath = {
  /** The merchant's number */
  readonly sub_merchant: string
  /** A folder from which pages call up JSAPI payments, with / at its end; five at most */
  readonly path: string
  /** Whose page it is */
  readonly owner: 'provider' | 'merchant'
  /** It is set on the partner platform already: WeChat is not asked for it */
  readonly by_hand?: boolean
}

/** The account that payers are asked to follow after paying; it stays for 30 days */
export type NewFollowSetting = {
  /** The merchant's number */
  readonly sub_merchant: string
  /** The service account that payers are asked to follow */
  readonly appid: string
  /** After payments with this sub_appid; for those without one leave it out */
  readonly sub_appid?: string | null
  /** It is set on the partner platform already: WeChat is not asked for it */
  readonly by_hand?: boolean
}

/** An H5 domain to be written down */
export type NewH5Domain = {
  /** The merchant's number */
  readonly sub_merchant: string
  /** A domain from which H5 payments start; WeChat is asked for it on the partner platform, by hand */
  readonly domain: string
  /** Whose page it is */
  readonly owner: 'provider' | 'merchant'
  /** Why, or with whom it was asked */
  readonly note?: string
}

/** How an H5 domain stands from now on */
export type H5DomainChange = {
  /** How it stands with WeChat, by your own word */
  readonly state: 'recorded' | 'asked' | 'granted' | 'removed'
  /** Why, or with whom it was asked */
  readonly note?: string
}

/** A domain from which H5 payments start */
export type H5Domain = {
  /** The domain */
  readonly id: string
  readonly object: 'h5_domain'
  /** The merchant's number */
  readonly sub_merchant: string
  /** The domain */
  readonly domain: string
  /** Whose page it is */
  readonly owner: 'provider' | 'merchant'
  /** How it stands with WeChat, by your own word */
  readonly state: 'recorded' | 'asked' | 'granted' | 'removed'
  /** What was said of it */
  readonly note: string
  /** When it last changed (RFC 3339) */
  readonly changed_at: string
  /** When it was written down (RFC 3339) */
  readonly added_at: string
}

/** Whether a payment offered an account to follow, why not, and whether it took */
export type PaymentFollow = {
  readonly object: 'payment_follow'
  /** The payment */
  readonly payment: string
  /** The account that was set for such payments when it was paid; null for none */
  readonly appid: string | null
  /** Whether the page after paying offered to follow it; null until it is paid. Whoever followed already was not asked, which WeChat alone knows */
  readonly offered: boolean | null
  /** No account is set; APP payments offer none; not above 5 yuan. None of it is wrong */
  readonly why_not: 'no_account' | 'app_payment' | 'amount_too_small' | null
  /** When the payer came to follow it from this payment, by the account’s own word (RFC 3339) */
  readonly followed_at: string | null
  /** Whether the account tells us of its followers; if not, nothing told is no “no” */
  readonly heard: boolean
}

/** The payers of an appid across its merchants */
export type AppidPayers = {
  readonly object: 'appid_payers'
  /** The appid */
  readonly appid: string
  /** The numbers it is bound to */
  readonly numbers: readonly ({
    /** The merchant */
    readonly merchant: string
    /** Its number */
    readonly sub_merchant: string
    /** WeChat's number */
    readonly sub_mchid: string
    /** Whether its payments use the appid unless they name another */
    readonly default: boolean
  })[]
  /** Whoever paid last first */
  readonly payers: readonly ({
    /** The payer under this appid, masked */
    readonly openid: string
    /** Where they have paid */
    readonly merchants: readonly (string)[]
    /** How many payments */
    readonly payments: number
    /** What they paid altogether, in fen (1 yuan = 100 fen) */
    readonly amount: number
    /** When they last paid (RFC 3339) */
    readonly last_paid_at: string
  })[]
  /** How many payments were looked at: the newest hundred of each number */
  readonly looked_at: number
}

/** Where an account tells of its followers */
export type MessagePush = {
  readonly object: 'message_push'
  /** Our id of the account */
  readonly appid: string
  /** The address to type in on the public platform */
  readonly url: string
  /** When token and key were last set here (RFC 3339) */
  readonly set_at: string | null
  /** When the account last told something since (RFC 3339) */
  readonly heard_at: string | null
}

/** What the public platform proves itself with */
export type MessagePushSecrets = {
  /** The token 令牌, as on the public platform */
  readonly token: string
  /** The EncodingAESKey 消息加解密密钥, as on the public platform */
  readonly encoding_aes_key: string
}

/** The company that runs this for its merchants */
export type Provider = {
  /** The provider */
  readonly id: string
  readonly object: 'provider'
  /** Its name */
  readonly name: string
  /** When it was opened (RFC 3339) */
  readonly created_at: string
}

/** How far this provider is set up */
export type Setup = {
  readonly object: 'setup'
  readonly provider: Provider
  /** Numbers at the simulator */
  readonly test_accounts: number
  /** Numbers at WeChat */
  readonly live_accounts: number
  /** Merchants, of both modes */
  readonly merchants: number
  /** The provider's own appids */
  readonly appids: number
  /** Where the simulator is that test accounts talk to */
  readonly simulator: string | null
  /** `empty`: no account yet; `simulator`: test accounts only; `live`: real money may move */
  readonly stage: 'empty' | 'simulator' | 'live'
}

/** One of the provider's numbers at WeChat, without secrets */
export type Account = {
  /** The account */
  readonly id: string
  readonly object: 'account'
  /** Whether simulated (`test`) or real (`live`) money moves */
  readonly mode: 'test' | 'live'
  /** The provider's number at WeChat */
  readonly sp_mchid: string
  /** Serial of the merchant certificate that requests are signed under */
  readonly serial: string
  /** The merchant certificate, which requests are signed under */
  readonly certificate: {
    /** Its serial */
    readonly serial: string
    /** The number in it */
    readonly sp_mchid: string
    /** The company in it */
    readonly subject: string | null
    /** From when it is valid (RFC 3339) */
    readonly valid_from: string
    /** When it ends (RFC 3339) */
    readonly expires_at: string
  } | null
  /** Whether an APIv2 key is there. Keys themselves are never shown */
  readonly has_api_v2_key: boolean
  /** WeChat's keys, by which its word is verified */
  readonly platform_keys: readonly ({
    /** Serial of a certificate, or PUB_KEY_ID_… */
    readonly serial: string
    /** A public key does not expire */
    readonly kind: 'certificate' | 'public_key'
    /** When the certificate ends (RFC 3339) */
    readonly expires_at: string | null
    /** When it came to us (RFC 3339) */
    readonly added_at: string
  })[]
  /** Counts the changes of keys */
  readonly keys_version: number
  /** When WeChat was last asked for its certificates (RFC 3339) */
  readonly keys_asked_at: string | null
  /** How many merchants’ numbers it has accepted */
  readonly sub_merchant_count: number
  /** When it was connected (RFC 3339) */
  readonly created_at: string
}

export type AccountList = {
  readonly object: 'list'
  /** Newest first */
  readonly data: readonly (Account)[]
  /** Whether a further page exists */
  readonly has_more: boolean
  /** `cursor` of the next page */
  readonly next_cursor: string | null
}

/** One move of one thing */
export type Event = {
  /** The event */
  readonly id: string
  readonly object: 'event'
  /** What happened */
  readonly type: string
  /** When it happened (RFC 3339) */
  readonly at: string
  /** By whose word it happened */
  readonly source: 'caller' | 'answer' | 'notice' | 'query' | 'bill' | 'person' | 'clock' | 'silence'
  /** The id of the thing it happened to */
  readonly subject: string
  /** The merchant concerned; null when it is the whole provider */
  readonly merchant: string | null
  /** What became of it; amounts in fen */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}

export type EventList = {
  readonly object: 'list'
  /** Newest first */
  readonly data: readonly (Event)[]
  /** Whether a further page exists */
  readonly has_more: boolean
  /** `cursor` of the next page */
  readonly next_cursor: string | null
}

/** Where our books and WeChat's differ: nothing was written, the work waits, a person decides */
export type Disagreement = {
  /** The disagreement */
  readonly id: string
  readonly object: 'disagreement'
  /** What differs */
  readonly kind: string
  /** The id of the thing it is about */
  readonly subject: string
  /** The account it came through */
  readonly account: string
  /** What differs, as a sentence */
  readonly message: string
  /** What our book says */
  readonly ours: Readonly<Record<string, unknown>>
  /** What WeChat says */
  readonly theirs: Readonly<Record<string, unknown>>
  /** How we heard of it */
  readonly source: 'caller' | 'answer' | 'notice' | 'query' | 'bill' | 'person' | 'clock' | 'silence'
  /** `open` until a person has settled it */
  readonly state: 'open' | 'settled'
  /** How often it was met */
  readonly times: number
  /** When it was first met (RFC 3339) */
  readonly first_at: string
  /** When it was last met (RFC 3339) */
  readonly last_at: string
  /** How it ended; null while it is open */
  readonly settlement: {
    /** When it was settled (RFC 3339) */
    readonly at: string
    /** By a later word of WeChat, or by a person */
    readonly how: 'wechat_said' | 'person'
    /** The person; null for WeChat */
    readonly by: string | null
    /** Why, in the words of that person */
    readonly reason: string | null
  } | null
}

/** A disagreement with what may be done about it */
export type DisagreementInFull = {
  /** The disagreement */
  readonly id: string
  readonly object: 'disagreement'
  /** What differs */
  readonly kind: string
  /** The id of the thing it is about */
  readonly subject: string
  /** The account it came through */
  readonly account: string
  /** What differs, as a sentence */
  readonly message: string
  /** What our book says */
  readonly ours: Readonly<Record<string, unknown>>
  /** What WeChat says */
  readonly theirs: Readonly<Record<string, unknown>>
  /** How we heard of it */
  readonly source: 'caller' | 'answer' | 'notice' | 'query' | 'bill' | 'person' | 'clock' | 'silence'
  /** `open` until a person has settled it */
  readonly state: 'open' | 'settled'
  /** How often it was met */
  readonly times: number
  /** When it was first met (RFC 3339) */
  readonly first_at: string
  /** When it was last met (RFC 3339) */
  readonly last_at: string
  /** How it ended; null while it is open */
  readonly settlement: {
    /** When it was settled (RFC 3339) */
    readonly at: string
    /** By a later word of WeChat, or by a person */
    readonly how: 'wechat_said' | 'person'
    /** The person; null for WeChat */
    readonly by: string | null
    /** Why, in the words of that person */
    readonly reason: string | null
  } | null
  /** The exchange that brought WeChat's side */
  readonly exchange: string | null
  /** What may be done about it. None of them changes the books by itself */
  readonly moves: readonly ({
    /** The act */
    readonly move: 'ask_wechat' | 'read_notice_again' | 'settle'
    /** Whether it may be done now */
    readonly is_legal: boolean
    /** What it does, or why it may not be done, in English */
    readonly because: string
    /** The same in Chinese */
    readonly because_zh: string
  })[]
}

export type DisagreementList = {
  readonly object: 'list'
  /** Newest first */
  readonly data: readonly (Disagreement)[]
  /** Whether a further page exists */
  readonly has_more: boolean
  /** `cursor` of the next page */
  readonly next_cursor: string | null
}

/** The comparison of one account's trade bill of one day with our books */
export type Reconciliation = {
  /** The comparison */
  readonly id: string
  readonly object: 'reconciliation'
  /** The account whose bill it is */
  readonly account: string
  /** The day, in Shanghai as all of WeChat’s days */
  readonly day: string
  /** `waiting`: no bill yet; `agrees`: bill and books tell the same; `differs`: a person must look */
  readonly state: 'waiting' | 'agrees' | 'differs'
  /** Why there is no bill yet */
  readonly waiting_code: string | null
  /** What WeChat's bill says of the day; null until it was compared */
  readonly theirs: {
    /** How many payments */
    readonly payments: number
    /** What they come to, in fen (1 yuan = 100 fen) */
    readonly paid: number
    /** How many refunds were accepted */
    readonly refunds: number
    /** What those come to, in fen (1 yuan = 100 fen) */
    readonly refunded: number
  } | null
  /** What our book says of the day; null until it was compared */
  readonly ours: {
    /** How many payments */
    readonly payments: number
    /** What they come to, in fen (1 yuan = 100 fen) */
    readonly paid: number
    /** How many refunds were accepted */
    readonly refunds: number
    /** What those come to, in fen (1 yuan = 100 fen) */
    readonly refunded: number
  } | null
  /** In how many places they differ */
  readonly difference_count: number
  /** What the bill has that other systems made: of numbers that nobody here knows, or while one runs beside this one. It is in neither side’s totals, and no difference */
  readonly elsewhere: {
    /** How many payments */
    readonly payments: number
    /** What they come to, in fen (1 yuan = 100 fen) */
    readonly paid: number
  } | null
  /** When they were last compared (RFC 3339) */
  readonly compared_at: string | null
  /** When they will be compared again (RFC 3339) */
  readonly next_at: string | null
}

/** A comparison with what differs */
export type ReconciliationInFull = {
  /** The comparison */
  readonly id: string
  readonly object: 'reconciliation'
  /** The account whose bill it is */
  readonly account: string
  /** The day, in Shanghai as all of WeChat’s days */
  readonly day: string
  /** `waiting`: no bill yet; `agrees`: bill and books tell the same; `differs`: a person must look */
  readonly state: 'waiting' | 'agrees' | 'differs'
  /** Why there is no bill yet */
  readonly waiting_code: string | null
  /** What WeChat's bill says of the day; null until it was compared */
  readonly theirs: {
    /** How many payments */
    readonly payments: number
    /** What they come to, in fen (1 yuan = 100 fen) */
    readonly paid: number
    /** How many refunds were accepted */
    readonly refunds: number
    /** What those come to, in fen (1 yuan = 100 fen) */
    readonly refunded: number
  } | null
  /** What our book says of the day; null until it was compared */
  readonly ours: {
    /** How many payments */
    readonly payments: number
    /** What they come to, in fen (1 yuan = 100 fen) */
    readonly paid: number
    /** How many refunds were accepted */
    readonly refunds: number
    /** What those come to, in fen (1 yuan = 100 fen) */
    readonly refunded: number
  } | null
  /** In how many places they differ */
  readonly difference_count: number
  /** What the bill has that other systems made: of numbers that nobody here knows, or while one runs beside this one. It is in neither side’s totals, and no difference */
  readonly elsewhere: {
    /** How many payments */
    readonly payments: number
    /** What they come to, in fen (1 yuan = 100 fen) */
    readonly paid: number
  } | null
  /** When they were last compared (RFC 3339) */
  readonly compared_at: string | null
  /** When they will be compared again (RFC 3339) */
  readonly next_at: string | null
  /** The first thousand of each thing; difference_count tells of all */
  readonly differences: readonly (BillDifference)[]
}

export type ReconciliationList = {
  readonly object: 'list'
  /** Newest first */
  readonly data: readonly (Reconciliation)[]
  /** Whether a further page exists */
  readonly has_more: boolean
  /** `cursor` of the next page */
  readonly next_cursor: string | null
}

/** One place where a bill and our books differ */
export type BillDifference = {
  /** `not_here`: only in the bill; `not_there`: only in our books; else what both have and tell differently */
  readonly kind: 'not_here' | 'not_there' | 'state' | 'amount' | 'owner' | 'transaction' | 'day'
  /** What it is about; `reversal` is a code payment that was reversed */
  readonly thing: 'payment' | 'refund' | 'reversal'
  /** Its out_trade_no or out_refund_no: the id of our payment or refund */
  readonly number: string
  /** What our book says */
  readonly ours: Readonly<Record<string, unknown>>
  /** What WeChat's bill says */
  readonly theirs: Readonly<Record<string, unknown>>
}

/** An address that wants to hear of events */
export type NewWebhookEndpoint = {
  /** A public https address that takes POST */
  readonly url: string
  /** Which events it hears of; `*` means all */
  readonly event_types?: readonly ('*' | 'payment.paid' | 'payment.closed' | 'payment.refused' | 'refund.processing' | 'refund.succeeded' | 'refund.abnormal' | 'refund.closed' | 'refund.refused' | 'applyment.submitted' | 'applyment.auditing' | 'applyment.rejected' | 'applyment.refused' | 'applyment.to_be_confirmed' | 'applyment.to_be_signed' | 'applyment.signing' | 'applyment.expiring' | 'applyment.finished' | 'applyment.canceled' | 'merchant.violation' | 'merchant.permission_withdrawn' | 'merchant.leaving' | 'merchant.left' | 'merchant.returned' | 'webhook.test')[]
  /** Only this merchant's events; without it, those of all merchants of the key */
  readonly merchant?: string
}

/** A secret to take the place of another */
export type NewWebhookSecret = {
  /** How long the old secret signs beside the new one: 24 hours unless told; 0 ends it at once */
  readonly overlap_hours?: number
}

/** An endpoint at its birth */
export type RegisteredWebhookEndpoint = {
  /** The endpoint */
  readonly id: string
  readonly object: 'webhook_endpoint'
  /** Whether simulated (`test`) or real (`live`) money moves */
  readonly mode: 'test' | 'live'
  /** The merchant whose events it hears; null for all of the provider */
  readonly merchant: string | null
  /** A public https address that takes POST */
  readonly url: string
  /** Which events it hears of; `*` means all */
  readonly event_types: readonly ('*' | 'payment.paid' | 'payment.closed' | 'payment.refused' | 'refund.processing' | 'refund.succeeded' | 'refund.abnormal' | 'refund.closed' | 'refund.refused' | 'applyment.submitted' | 'applyment.auditing' | 'applyment.rejected' | 'applyment.refused' | 'applyment.to_be_confirmed' | 'applyment.to_be_signed' | 'applyment.signing' | 'applyment.expiring' | 'applyment.finished' | 'applyment.canceled' | 'merchant.violation' | 'merchant.permission_withdrawn' | 'merchant.leaving' | 'merchant.left' | 'merchant.returned' | 'webhook.test')[]
  /** When it was registered (RFC 3339) */
  readonly created_at: string
  /** Until when the secret before this one signs, too (RFC 3339) */
  readonly old_secret_until: string | null
  /** Verifies what arrives (Standard Webhooks). It is shown this once */
  readonly secret: string
}

/** An address that hears of events, without its secret */
export type WebhookEndpoint = {
  /** The endpoint */
  readonly id: string
  readonly object: 'webhook_endpoint'
  /** Whether simulated (`test`) or real (`live`) money moves */
  readonly mode: 'test' | 'live'
  /** The merchant whose events it hears; null for all of the provider */
  readonly merchant: string | null
  /** A public https address that takes POST */
  readonly url: string
  /** Which events it hears of; `*` means all */
  readonly event_types: readonly ('*' | 'payment.paid' | 'payment.closed' | 'payment.refused' | 'refund.processing' | 'refund.succeeded' | 'refund.abnormal' | 'refund.closed' | 'refund.refused' | 'applyment.submitted' | 'applyment.auditing' | 'applyment.rejected' | 'applyment.refused' | 'applyment.to_be_confirmed' | 'applyment.to_be_signed' | 'applyment.signing' | 'applyment.expiring' | 'applyment.finished' | 'applyment.canceled' | 'merchant.violation' | 'merchant.permission_withdrawn' | 'merchant.leaving' | 'merchant.left' | 'merchant.returned' | 'webhook.test')[]
  /** When it was registered (RFC 3339) */
  readonly created_at: string
  /** Until when the secret before this one signs, too (RFC 3339) */
  readonly old_secret_until: string | null
}

export type WebhookEndpointList = {
  readonly object: 'list'
  /** Newest first */
  readonly data: readonly (WebhookEndpoint)[]
  /** Whether a further page exists */
  readonly has_more: boolean
  /** `cursor` of the next page */
  readonly next_cursor: string | null
}

/** One event on its way to one endpoint */
export type WebhookDelivery = {
  /** The delivery */
  readonly id: string
  readonly object: 'webhook_delivery'
  /** Where it goes */
  readonly endpoint: string
  /** What it tells of; also the webhook-id, the same on every attempt */
  readonly event: string
  /** What happened */
  readonly event_type: string
  /** `failed` after about a day of attempts, or when the endpoint was removed */
  readonly state: 'waiting' | 'delivered' | 'failed'
  /** How often it was tried */
  readonly attempt_count: number
  /** When it is tried next (RFC 3339) */
  readonly next_at: string | null
  /** When it was first due (RFC 3339) */
  readonly created_at: string
}

/** A delivery with all its attempts */
export type WebhookDeliveryInFull = {
  /** The delivery */
  readonly id: string
  readonly object: 'webhook_delivery'
  /** Where it goes */
  readonly endpoint: string
  /** What it tells of; also the webhook-id, the same on every attempt */
  readonly event: string
  /** What happened */
  readonly event_type: string
  /** `failed` after about a day of attempts, or when the endpoint was removed */
  readonly state: 'waiting' | 'delivered' | 'failed'
  /** How often it was tried */
  readonly attempt_count: number
  /** When it is tried next (RFC 3339) */
  readonly next_at: string | null
  /** When it was first due (RFC 3339) */
  readonly created_at: string
  /** Every attempt, oldest first */
  readonly attempts: readonly ({
    /** Counted from 1 */
    readonly number: number
    /** When it ended (RFC 3339) */
    readonly at: string
    /** How long it took, in milliseconds */
    readonly duration_ms: number
    /** The HTTP status that came back */
    readonly status: number | null
    /** How it ended; redirects are not followed */
    readonly outcome: 'delivered' | 'refused' | 'timed_out' | 'unreachable' | 'forbidden_address' | 'redirected'
    /** The first two kilobytes of the answer */
    readonly answer_excerpt: string
  })[]
}

export type WebhookDeliveryList = {
  readonly object: 'list'
  /** Newest first */
  readonly data: readonly (WebhookDelivery)[]
  /** Whether a further page exists */
  readonly has_more: boolean
  /** `cursor` of the next page */
  readonly next_cursor: string | null
}

/** The body that is posted to a webhook endpoint, signed after Standard Webhooks */
export type WebhookMessage = {
  /** What happened */
  readonly type: string
  /** When it happened (RFC 3339) */
  readonly timestamp: string
  /** What happened to which thing */
  readonly data: {
    /** The event: handle each only once */
    readonly event: string
    /** The id of the thing it happened to */
    readonly subject: string
    /** The merchant concerned; null for a test of an endpoint of the whole provider */
    readonly merchant: string | null
    /** Whether simulated (`test`) or real (`live`) money moves */
    readonly mode: 'test' | 'live'
    /** What became of it; amounts in fen */
    readonly facts: Readonly<Record<string, string | number | boolean | null>>
  }
}

/** An API key to be issued, of the same mode as the key that asks */
export type NewApiKey = {
  /** What it is for */
  readonly name: string
  /** The merchant it acts for; without it, it is a provider's key and may act for all */
  readonly merchant?: string
}

/** An API key at its birth */
export type IssuedApiKey = {
  /** The key; not the secret */
  readonly id: string
  readonly object: 'api_key'
  /** Whether simulated (`test`) or real (`live`) money moves */
  readonly mode: 'test' | 'live'
  /** The merchant it acts for; null for the whole provider */
  readonly merchant: string | null
  /** What it is for */
  readonly name: string
  /** Its last four characters */
  readonly hint: string
  /** When it was issued (RFC 3339) */
  readonly created_at: string
  /** When it was revoked (RFC 3339) */
  readonly revoked_at: string | null
  /** The secret. It is shown this once and kept only as a hash */
  readonly key: string
}

/** An API key, without its secret */
export type ApiKey = {
  /** The key; not the secret */
  readonly id: string
  readonly object: 'api_key'
  /** Whether simulated (`test`) or real (`live`) money moves */
  readonly mode: 'test' | 'live'
  /** The merchant it acts for; null for the whole provider */
  readonly merchant: string | null
  /** What it is for */
  readonly name: string
  /** Its last four characters */
  readonly hint: string
  /** When it was issued (RFC 3339) */
  readonly created_at: string
  /** When it was revoked (RFC 3339) */
  readonly revoked_at: string | null
}

export type ApiKeyList = {
  readonly object: 'list'
  /** Newest first */
  readonly data: readonly (ApiKey)[]
  /** Whether a further page exists */
  readonly has_more: boolean
  /** `cursor` of the next page */
  readonly next_cursor: string | null
}

/** What a program asked, without its body */
export type LoggedRequest = {
  /** The request */
  readonly id: string
  readonly object: 'request'
  /** When it was answered (RFC 3339) */
  readonly at: string
  /** The key that asked */
  readonly key: string
  /** The merchant whose key it is; null for the provider’s */
  readonly merchant: string | null
  /** Whether simulated (`test`) or real (`live`) money moves */
  readonly mode: 'test' | 'live'
  /** How it asked */
  readonly method: string
  /** What it asked */
  readonly route: string
  /** The id in the address */
  readonly subject: string | null
  /** The HTTP status that was answered */
  readonly status: number
  /** The code of the problem that was answered */
  readonly code: string | null
  /** How long the answer took, in milliseconds */
  readonly duration_ms: number
  /** Names it in our logs, and in the answer that the program got */
  readonly request_id: string
}

export type LoggedRequestList = {
  readonly object: 'list'
  /** Newest first */
  readonly data: readonly (LoggedRequest)[]
  /** Whether a further page exists */
  readonly has_more: boolean
  /** `cursor` of the next page */
  readonly next_cursor: string | null
}

/** Every code that has an explanation */
export type WechatErrors = {
  readonly object: 'wechat_errors'
  /** Codes by name, then inner codes by number */
  readonly data: readonly (WechatError)[]
}

/** What one of WeChat’s codes means */
export type WechatError = {
  readonly object: 'wechat_error'
  /** As WeChat writes it today */
  readonly code: string
  /** A code; the finer inner code, which is the end of WeChat’s Request-ID; or a code of our client, where WeChat gave none */
  readonly kind: 'code' | 'inner_code' | 'ours'
  /** How APIv2 writes the same */
  readonly spellings: readonly (string)[]
  /** What it means */
  readonly cause: string
  /** The same in Chinese */
  readonly cause_zh: string
  /** What to do */
  readonly remedy: string
  /** The same in Chinese */
  readonly remedy_zh: string
}

/** Why a request was refused (RFC 9457) */
export type Problem = {
  /** An address that explains the code */
  readonly type: string
  /** What the HTTP status means */
  readonly title: string
  /** The HTTP status */
  readonly status: number
  /** What went wrong; the one field for programs to branch on */
  readonly code: string
  /** What went wrong, in English */
  readonly detail: string
  /** What went wrong, in Chinese */
  readonly detail_zh: string
  /** What to do now, in English */
  readonly next: string
  /** What to do now, in Chinese */
  readonly next_zh: string
  /** Names this request in our logs */
  readonly request_id: string
  /** The field concerned, as a dotted path */
  readonly field?: string
  /** Where that field is */
  readonly location?: 'body' | 'query' | 'path' | 'headers'
  /** Facts that belong to this code */
  readonly details?: Readonly<Record<string, string | number | boolean | readonly (string)[]>>
}
