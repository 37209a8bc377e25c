// Generated from the migrated database by generate-tables.ts; `npm run check` fails when it is stale.
import type { Generated } from 'kysely'

export type Json = unknown

export type Tables = {
  accountCalls: {
    providerId: string
    accountId: string
    minute: Date
    operation: string
    outcome: 'answered' | 'refused' | 'unknown' | 'bug'
    code: string
    calls: number
    slow: number
    totalMs: number
    slowestMs: number
  }
  accounts: {
    providerId: string
    id: string
    mode: 'test' | 'live'
    spMchid: string
    baseUrl: string
    serial: string
    privateKeySealed: Buffer
    apiV3KeySealed: Buffer
    clockOffsetMs: Generated<number>
    version: Generated<number>
    keysAskedAt: Date | null
    createdAt: Date
    apiV2KeySealed: Buffer | null
    certificatePem: string | null
  }
  agreements: {
    providerId: string
    id: string
    subMerchantId: string
    kind: 'joint_operation' | 'recommend_follow'
    appid: string
    signedBy: string
    signedOn: string
    addedBy: string | null
    addedAt: Date
    withdrawnAt: Date | null
  }
  alertChannels: {
    providerId: string
    id: string
    kind: 'email' | 'wecom' | 'feishu'
    name: string
    targetSealed: Buffer
    hint: string
    language: 'zh' | 'en'
    minSeverity: 'warning' | 'critical'
    afterMinutes: number
    perHour: number
    createdAt: Date
    removedAt: Date | null
  }
  alertSendings: {
    providerId: string
    id: string
    channelId: string
    purpose: 'alert' | 'digest' | 'test'
    message: Json
    state: 'waiting' | 'delivered' | 'failed'
    attempts: Json
    nextAt: Date | null
    createdAt: Date
    changedAt: Date
  }
  alertTellings: {
    providerId: string
    channelId: string
    alertId: string
    at: Date
  }
  alerts: {
    providerId: string
    id: string
    kind: string
    subjectId: string
    severity: 'note' | 'warning' | 'critical'
    state: 'open' | 'acknowledged' | 'muted' | 'resolved'
    facts: Json
    times: number
    firstAt: Date
    lastAt: Date
    acknowledgedBy: string | null
    mutedUntil: Date | null
    resolvedAt: Date | null
  }
  apiKeys: {
    providerId: string
    id: string
    merchantId: string | null
    mode: 'test' | 'live'
    name: string
    hash: Buffer
    hint: string
    createdAt: Date
    revokedAt: Date | null
  }
  appidBindings: {
    providerId: string
    subMerchantId: string
    appid: string
    isDefault: boolean
    reason: string
    boundAt: Date
    id: Generated<string>
    letter: string | null
    isBound: Generated<boolean>
  }
  appids: {
    providerId: string
    appid: string
    kind: 'service_account' | 'mini_program' | 'mobile_app'
    name: string
    subject: string
    accountId: string | null
    merchantId: string | null
    createdAt: Date
    id: Generated<string>
  }
  applyments: {
    providerId: string
    id: string
    accountId: string
    merchantId: string
    mode: 'test' | 'live'
    businessCode: string
    state: 'draft' | 'submitting' | 'unknown' | 'editing' | 'auditing' | 'rejected' | 'to_be_confirmed' | 'to_be_signed' | 'signing' | 'finished' | 'refused' | 'canceled'
    stateSince: Date
    stateMessage: string | null
    expiresAt: Date | null
    warnedDays: number | null
    subjectType: string | null
    name: string | null
    feeRatePpm: number
    draftSealed: Buffer | null
    draftMasked: Json
    submissions: number
    attempts: number
    askedAt: Date | null
    queries: number
    applymentId: number | null
    signUrl: string | null
    rejections: Json
    refusedCode: string | null
    refusedMessage: string | null
    refusedField: string | null
    subMchid: string | null
    subMerchantId: string | null
    createdAt: Date
    submittedAt: Date | null
    version: Generated<number>
    written: Generated<Json>
  }
  approvals: {
    providerId: string
    id: string
    state: 'waiting' | 'approved' | 'done' | 'failed' | 'unknown' | 'refused' | 'withdrawn' | 'expired'
    kind: 'refunds' | 'people' | 'keys' | 'accounts' | 'money' | 'settings'
    askedBy: string
    sessionId: string
    address: string
    merchantId: string | null
    mode: 'test' | 'live'
    act: string
    route: string
    subjectId: string | null
    requestSealed: Buffer
    request: Json | null
    hash: Buffer
    createdAt: Date
    expiresAt: Date
    decidedBy: string | null
    decidedAt: Date | null
    reason: string | null
    finishedAt: Date | null
    status: number | null
    code: string | null
    resultId: string | null
    answerSealed: Buffer | null
  }
  attachments: {
    providerId: string
    id: string
    merchantId: string
    purpose: 'permission' | 'letter' | 'agreement' | 'other'
    filename: string
    bytes: number
    sha256: Buffer
    sealed: Buffer | null
    addedAt: Date
    deletedAt: Date | null
  }
  auditEntries: {
    providerId: string
    id: string
    number: number
    at: Date
    personId: string | null
    sessionId: string | null
    address: string
    requestId: string
    act: string
    outcome: 'asked' | 'done' | 'refused'
    merchantId: string | null
    subjectId: string | null
    before: Json | null
    after: Json | null
    previousHash: Buffer
    hash: Buffer
  }
  auditHeads: {
    providerId: string
    number: number
    hash: Buffer
  }
  billDifferences: {
    providerId: string
    reconciliationId: string
    kind: 'not_here' | 'not_there' | 'state' | 'amount' | 'owner' | 'transaction' | 'day'
    thing: 'payment' | 'refund' | 'reversal'
    number: string
    ours: Json
    theirs: Json
    id: number
  }
  billLines: {
    providerId: string
    accountId: string
    day: string
    kind: 'payment' | 'refund' | 'reversal'
    number: string
    run: number
    transactionId: string
    subMchid: string
    amount: number
    orderNumber: string | null
    isElsewhere: Generated<boolean>
  }
  callTallies: {
    providerId: string
    accountId: string
    beginsAt: Date
    answered: number
    unanswered: number
  }
  departures: {
    providerId: string
    id: string
    merchantId: string
    state: 'under_way' | 'ended' | 'undone'
    reason: string
    exportsUntil: Date
    begunBy: string
    begunAt: Date
    endedBy: string | null
    endedAt: Date | null
    undoneBy: string | null
    undoneAt: Date | null
    undoneReason: string | null
  }
  developmentLooks: {
    providerId: string
    subMerchantId: string
    askedAt: Date
    code: string | null
    seen: Json | null
    seenAt: Date | null
  }
  developmentSettings: {
    providerId: string
    id: string
    accountId: string
    merchantId: string
    subMerchantId: string
    mode: 'test' | 'live'
    kind: 'appid' | 'pay_path' | 'follow'
    value: string
    subAppid: string | null
    owner: 'provider' | 'merchant' | null
    state: 'sending' | 'unknown' | 'set' | 'refused' | 'given_up'
    stateSince: Date
    way: 'sent' | 'by_hand' | 'taken_over'
    attempts: number
    askedAt: Date | null
    refusedCode: string | null
    refusedMessage: string | null
    setAt: Date | null
    addedBy: string | null
    createdAt: Date
  }
  disagreements: {
    providerId: string
    id: string
    kind: string
    subjectId: string
    accountId: string
    message: string
    ours: Json
    theirs: Json
    source: string
    exchangeId: string | null
    state: 'open' | 'settled'
    times: number
    firstAt: Date
    lastAt: Date
    settledAt: Date | null
    settledBy: string | null
    settledHow: 'wechat_said' | 'person' | null
    settledReason: string | null
  }
  events: {
    providerId: string
    id: string
    at: Date
    type: string
    source: 'caller' | 'answer' | 'notice' | 'query' | 'bill' | 'person' | 'clock' | 'silence'
    subjectId: string
    accountId: string
    merchantId: string
    facts: Json
    exchangeId: string | null
  }
  exchanges: {
    providerId: string
    id: string
    at: Date
    masked: Json
    sealed: Buffer
  }
  exportParts: {
    providerId: string
    exportId: string
    number: number
    sealed: Buffer
  }
  exports: {
    providerId: string
    id: string
    mode: 'test' | 'live'
    askedBy: string
    merchantId: string | null
    kind: 'payments' | 'refunds' | 'documents'
    format: 'csv' | 'xlsx'
    filter: Json
    language: 'zh' | 'en'
    state: 'waiting' | 'running' | 'ready' | 'failed' | 'expired'
    rowsDone: number
    rowsTotal: number | null
    bytes: number
    isCut: boolean
    createdAt: Date
    readyAt: Date | null
    expiresAt: Date
    departureId: string | null
  }
  follows: {
    providerId: string
    appid: string
    transactionId: string
    followedAt: Date
    toldAt: Date
  }
  foundNumberDays: {
    providerId: string
    accountId: string
    subMchid: string
    day: string
    payments: number
    paid: number
    refunds: number
    refunded: number
  }
  foundNumbers: {
    providerId: string
    id: string
    accountId: string
    subMchid: string
    state: 'open' | 'adopted' | 'dismissed'
    seenIn: string[]
    firstSeenAt: Date
    lastSeenAt: Date
    decidedBy: string | null
    decidedAt: Date | null
    reason: string | null
    subMerchantId: string | null
  }
  goldPlanChanges: {
    providerId: string
    id: string
    subMerchantId: string
    subMchid: string
    merchantId: string
    accountId: string
    what: 'plan' | 'receipt' | 'adverts' | 'filters'
    open: boolean
    scene: 'JSAPI_AND_MINIPROGRAM' | 'JSAPI' | 'MINIPROGRAM' | null
    filters: string[] | null
    state: 'requested' | 'unknown' | 'done' | 'refused'
    attempts: number
    inDoubt: Generated<boolean>
    refusedCode: string | null
    refusedMessage: string | null
    personId: string | null
    createdAt: Date
    changedAt: Date
  }
  goldPlans: {
    providerId: string
    subMerchantId: string
    planOpen: Generated<boolean>
    planChangedAt: Date | null
    receiptOpen: Generated<boolean>
    receiptChangedAt: Date | null
    advertsOpen: Generated<boolean>
    advertsChangedAt: Date | null
    scene: 'JSAPI_AND_MINIPROGRAM' | 'JSAPI' | 'MINIPROGRAM'
    filters: string[]
  }
  h5Domains: {
    providerId: string
    id: string
    subMerchantId: string
    domain: string
    owner: 'provider' | 'merchant'
    state: 'recorded' | 'asked' | 'granted' | 'removed'
    note: string
    changedAt: Date
    addedAt: Date
  }
  idempotencyKeys: {
    providerId: string
    caller: string
    key: string
    requestHash: Buffer
    thingId: string
    createdAt: Date
  }
  importLines: {
    providerId: string
    importId: string
    number: number
    state: 'unchecked' | 'good' | 'bad' | 'known' | 'done'
    sealed: Buffer
    findings: Json
    thingId: string | null
  }
  imports: {
    providerId: string
    id: string
    mode: 'test' | 'live'
    kind: 'merchants' | 'payments'
    filename: string
    sha256: Buffer
    encoding: string
    givenBy: string
    startedBy: string | null
    state: 'checking' | 'checked' | 'running' | 'done' | 'expired'
    linesTotal: number
    createdAt: Date
    startedAt: Date | null
    endedAt: Date | null
    expiresAt: Date
  }
  invitations: {
    providerId: string
    id: string
    tokenHash: Buffer
    merchantId: string | null
    role: 'administrator' | 'operator' | 'finance' | 'support' | 'agent' | 'owner' | 'cashier' | 'developer'
    name: string
    invitedBy: string | null
    createdAt: Date
    expiresAt: Date
    revokedAt: Date | null
    acceptedAt: Date | null
    acceptedBy: string | null
    mailedTo: string | null
    mailState: 'waiting' | 'delivered' | 'failed' | null
    storeId: string | null
  }
  keyRotations: {
    id: string
    toKey: string
    state: 'running' | 'done' | 'retired'
    round: number
    place: Json
    lookedAt: number
    sealedAgain: number
    foundInRound: number
    total: number
    startedAt: Date
    movedAt: Date
    doneAt: Date | null
    isRetiring: Generated<boolean>
  }
  ledgerLines: {
    providerId: string
    eventId: string
    account: 'receivable' | 'merchant' | 'fee' | 'refund'
    subMerchantId: string
    amount: number
    at: Date
  }
  limitations: {
    providerId: string
    accountId: string
    subMchid: string
    functions: string[]
    otherFunctions: string
    causes: Json
    askedAt: Date
  }
  memberships: {
    providerId: string
    id: string
    personId: string
    merchantId: string | null
    role: 'administrator' | 'operator' | 'finance' | 'support' | 'agent' | 'owner' | 'cashier' | 'developer'
    createdAt: Date
    endedAt: Date | null
    storeId: string | null
  }
  merchants: {
    providerId: string
    id: string
    name: string
    subjectType: 'company' | 'individual' | 'institution' | 'government' | 'other'
    subject: string
    createdAt: Date
    agentId: string | null
    state: Generated<'active' | 'paused' | 'leaving' | 'left'>
    contactName: string | null
    contactPhone: string | null
    contactEmail: string | null
    notes: Generated<string>
    reference: string | null
  }
  messagePushes: {
    providerId: string
    id: string
    appid: string
    tokenSealed: Buffer
    aesKeySealed: Buffer
    setAt: Date
    heardAt: Date | null
  }
  noticeRefusals: {
    providerId: string
    accountId: string
    day: Date
    reason: string
    times: number
    lastAt: Date
  }
  notices: {
    providerId: string
    accountId: string
    id: string
    eventType: string
    exchangeId: string
    contentSealed: Buffer
    state: 'received' | 'applied' | 'parked' | 'elsewhere'
    receivedAt: Date
  }
  papers: {
    providerId: string
    id: string
    applymentId: string | null
    filename: string
    bytes: number
    sha256: Buffer
    sealed: Buffer | null
    mediaId: string | null
    uploadedAt: Date | null
    addedAt: Date
    deletedAt: Date | null
    confirmationId: string | null
  }
  passkeys: {
    providerId: string
    id: string
    personId: string
    credentialId: string
    publicKey: Buffer
    counter: number
    name: string
    createdAt: Date
    usedAt: Date
  }
  paymentStops: {
    providerId: string
    id: string
    accountId: string | null
    merchantId: string | null
    reason: string
    stoppedBy: string | null
    stoppedAt: Date
    endedBy: string | null
    endedAt: Date | null
  }
  payments: {
    providerId: string
    id: string
    merchantId: string
    accountId: string
    subMerchantId: string
    mode: 'test' | 'live'
    reference: string
    product: 'jsapi' | 'mini_program' | 'native' | 'app' | 'h5' | 'code_payment' | 'combined'
    amount: number
    description: string
    requestSealed: Buffer
    webhookEndpointId: string | null
    identity: Json
    feeRatePpm: number
    notifyUrl: string
    state: 'requested' | 'unknown' | 'open' | 'closing' | 'paid' | 'closed' | 'refused'
    attempts: number
    queries: number
    payToken: string | null
    payTokenExpiresAt: Date | null
    expiresAt: Date
    transactionId: string | null
    paidAt: Date | null
    bankType: string | null
    payerTotal: number | null
    payerSealed: Buffer | null
    fee: number
    refunding: number
    refundCount: number
    refundAccepted: number
    refusedCode: string | null
    refusedMessage: string | null
    createdAt: Date
    changedAt: Date
    askedAt: Date
    outTradeNo: string | null
    verifiedAt: Date | null
    storeId: string | null
    terminalId: string | null
    scene: Json | null
    combineOutTradeNo: string | null
  }
  people: {
    providerId: string
    id: string
    login: string
    name: string
    passwordHash: string
    totpSealed: Buffer | null
    totpPendingSealed: Buffer | null
    totpPeriod: Generated<number>
    createdAt: Date
  }
  permissionChanges: {
    providerId: string
    id: string
    subMerchantId: string
    name: string
    state: 'not_asked' | 'asked' | 'granted' | 'withdrawn'
    note: string
    saidBy: 'person' | 'onboarding' | 'wechat'
    personId: string | null
    wechatCode: string | null
    wechatMessage: string | null
    exchangeOf: string | null
    exchangeId: string | null
    attachments: string[]
    changedAt: Date
  }
  permissions: {
    providerId: string
    subMerchantId: string
    name: 'jsapi' | 'mini_program' | 'native' | 'app' | 'h5' | 'code_payment' | 'combined' | 'red_packet' | 'profit_sharing' | 'refund'
    state: 'not_asked' | 'asked' | 'granted' | 'withdrawn'
    changedAt: Date
    note: Generated<string>
    saidBy: Generated<'person' | 'onboarding' | 'wechat'>
    wechatCode: string | null
    wechatMessage: string | null
    exchangeOf: string | null
    exchangeId: string | null
    attachments: Generated<string[]>
  }
  platformKeys: {
    providerId: string
    accountId: string
    serial: string
    kind: 'certificate' | 'public_key'
    pem: string
    expiresAt: Date | null
    addedAt: Date
  }
  probes: {
    providerId: string
    accountId: string
    subMerchantId: string
    about: 'relation' | 'notify' | 'clock'
    outcome: string
    facts: Json
    askedAt: Date
  }
  programProcesses: {
    id: string
    knows: string
    seenAt: Date
  }
  providers: {
    providerId: string
    name: string
    createdAt: Date
  }
  reconciliations: {
    providerId: string
    id: string
    accountId: string
    day: string
    state: 'waiting' | 'agrees' | 'differs'
    run: number
    waitingCode: string | null
    theirPayments: number | null
    theirPaid: number | null
    theirRefunds: number | null
    theirRefunded: number | null
    ourPayments: number | null
    ourPaid: number | null
    ourRefunds: number | null
    ourRefunded: number | null
    differences: number
    comparedAt: Date | null
    nextAt: Date | null
    createdAt: Date
    elsewherePayments: number | null
    elsewherePaid: number | null
  }
  recoveryCodes: {
    providerId: string
    personId: string
    hash: Buffer
    usedAt: Date | null
  }
  refunds: {
    providerId: string
    id: string
    paymentId: string
    merchantId: string
    accountId: string
    subMerchantId: string
    mode: 'test' | 'live'
    reference: string
    amount: number
    reason: string | null
    notifyUrl: string
    state: 'requested' | 'unknown' | 'processing' | 'abnormal' | 'succeeded' | 'closed' | 'refused'
    attempts: number
    askedAt: Date
    queries: number
    refundId: string | null
    feeReturned: number
    receivedAccount: string | null
    succeededAt: Date | null
    heldCode: string | null
    refusedCode: string | null
    refusedMessage: string | null
    createdAt: Date
    changedAt: Date
    acceptedAt: Date | null
    personId: string | null
    approvalId: string | null
    storeId: string | null
  }
  requests: {
    providerId: string
    id: string
    at: Date
    keyId: string
    merchantId: string | null
    mode: 'test' | 'live'
    method: string
    route: string
    subjectId: string | null
    status: number
    code: string | null
    durationMs: number
    requestId: string
  }
  schemaMigrations: {
    name: string
    hash: string
    ranAt: Generated<Date>
  }
  sessions: {
    providerId: string
    id: string
    personId: string
    tokenHash: Buffer
    address: string
    userAgent: string
    createdAt: Date
    seenAt: Date
    expiresAt: Date
    provenAt: Date | null
    endedAt: Date | null
    askedAt: Date | null
  }
  settings: {
    providerId: string
    secondFactorRefundAbove: number | null
    fourEyesRefundAbove: number | null
    fourEyesFor: string[]
    changedAt: Date
    isBesideAnother: Generated<boolean>
  }
  settlementAccounts: {
    providerId: string
    subMerchantId: string
    accountId: string
    merchantId: string
    accountType: string
    accountBank: string
    bankName: string | null
    bankBranchId: string | null
    accountNumber: string
    verifyResult: string | null
    verifyFailReason: string | null
    askedAt: Date
    changedAt: Date
  }
  settlementChanges: {
    providerId: string
    id: string
    accountId: string
    merchantId: string
    subMerchantId: string
    subMchid: string
    mode: 'test' | 'live'
    state: 'submitting' | 'unknown' | 'auditing' | 'succeeded' | 'failed' | 'refused' | 'abandoned'
    stateSince: Date
    accountType: 'ACCOUNT_TYPE_BUSINESS' | 'ACCOUNT_TYPE_PRIVATE'
    accountBank: string
    bankName: string | null
    bankBranchId: string | null
    accountNumberMasked: string
    accountNameMasked: string | null
    requestSealed: Buffer | null
    isDistinct: boolean
    attempts: number
    queries: number
    applicationNo: string | null
    refusedCode: string | null
    refusedMessage: string | null
    refusedField: string | null
    failReason: string | null
    finishedAt: Date | null
    createdAt: Date
  }
  stores: {
    providerId: string
    id: string
    merchantId: string
    name: string
    number: string | null
    areaCode: string
    address: string
    phone: string | null
    state: 'open' | 'closed'
    createdAt: Date
  }
  subMerchants: {
    providerId: string
    id: string
    merchantId: string
    accountId: string
    subMchid: string
    feeRatePpm: number
    equipment: Generated<Json>
    createdAt: Date
    hasOwnAppid: Generated<boolean>
    needsOpenid: Generated<boolean>
  }
  subjectConfirmations: {
    providerId: string
    id: string
    accountId: string
    merchantId: string
    subMerchantId: string
    subMchid: string
    mode: 'test' | 'live'
    businessCode: string
    state: 'draft' | 'submitting' | 'unknown' | 'editing' | 'auditing' | 'confirming_contact' | 'confirming_legal_person' | 'passed' | 'rejected' | 'frozen' | 'refused' | 'canceled'
    stateSince: Date
    expiresAt: Date | null
    warnedDays: number | null
    subjectType: string | null
    name: string | null
    draftSealed: Buffer | null
    draftMasked: Json
    submissions: number
    attempts: number
    askedAt: Date | null
    queries: number
    applymentId: number | null
    qrCode: string | null
    rejectParam: string | null
    rejectReason: string | null
    refusedCode: string | null
    refusedMessage: string | null
    refusedField: string | null
    cancelWanted: boolean
    authorized: boolean | null
    createdAt: Date
    submittedAt: Date | null
    version: Generated<number>
    written: Generated<Json>
  }
  tallies: {
    providerId: string
    mode: 'test' | 'live'
    span: 'day' | 'quarter'
    beginsAt: Date
    merchantId: string
    made: number
    paid: number
    paidAmount: number
    failed: number
    refunds: number
    refunded: number
  }
  tallyMarks: {
    providerId: string
    eventId: string
  }
  terminals: {
    providerId: string
    id: string
    merchantId: string
    storeId: string
    name: string
    kind: 'till' | 'handheld' | 'code_plate' | 'self_service' | 'other'
    number: string | null
    state: 'active' | 'retired'
    createdAt: Date
  }
  testPayments: {
    providerId: string
    id: string
    merchantId: string
    accountId: string
    subMerchantId: string
    mode: 'test' | 'live'
    personId: string | null
    expiresAt: Date
    paymentId: string | null
    refundId: string | null
    refusedCode: string | null
    createdAt: Date
    returnedAt: Date | null
  }
  violationAddresses: {
    providerId: string
    accountId: string
    url: string
    state: 'requested' | 'unknown' | 'registered' | 'elsewhere' | 'refused'
    replaces: boolean
    foundUrl: string | null
    refusedCode: string | null
    refusedMessage: string | null
    attempts: number
    changedAt: Date
    askedAt: Date | null
  }
  violationWords: {
    providerId: string
    violationId: string
    digest: string
    kind: 'punish' | 'intercept' | 'appeal' | 'refusal'
    punishPlan: string
    riskType: string
    riskDescription: string
    punishedAt: Date
    toldAt: Date
  }
  violations: {
    providerId: string
    id: string
    accountId: string
    subMchid: string
    recordId: string | null
    kind: 'punish' | 'intercept' | 'appeal' | 'refusal'
    state: 'standing' | 'lifted' | 'settled'
    companyName: string
    punishPlan: string
    punishDescription: string
    riskType: string
    riskDescription: string
    punishedAt: Date
    settledBy: string | null
    settledReason: string | null
    createdAt: Date
    changedAt: Date
  }
  webhookAttempts: {
    providerId: string
    deliveryId: string
    number: number
    at: Date
    durationMs: number
    status: number | null
    outcome: 'delivered' | 'refused' | 'timed_out' | 'unreachable' | 'forbidden_address' | 'redirected'
    answerExcerpt: string
  }
  webhookDeliveries: {
    providerId: string
    id: string
    endpointId: string
    eventId: string
    state: 'waiting' | 'delivered' | 'failed'
    attempts: number
    nextAt: Date | null
    createdAt: Date
    changedAt: Date
  }
  webhookEndpoints: {
    providerId: string
    id: string
    merchantId: string | null
    mode: 'test' | 'live'
    url: string
    eventTypes: string[]
    secretSealed: Buffer
    enabled: boolean
    createdAt: Date
    oldSecretSealed: Buffer | null
    oldSecretUntil: Date | null
  }
  workerProcesses: {
    workerId: string
    seenAt: Date
  }
}
