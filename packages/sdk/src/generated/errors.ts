// Generated from Teyue's contract by npx node apps/server/src/cli/generate-sdk.ts; `npm run check` fails when it is stale.

/** Every code that the platform answers with. A code, once released, is never used for something else. */
export const errorCodes = [
  /** 400: A field of the request is missing, unknown or not of its type. Correct the field named here and send the request again. */
  'BAD_REQUEST',
  /** 400: The body is not JSON. Send a JSON body with content type application/json. */
  'BODY_UNREADABLE',
  /** 413: The body is too large. Send less; the limit is in the details. */
  'BODY_TOO_LARGE',
  /** 415: This content type is not understood. Send application/json. */
  'MEDIA_TYPE_UNSUPPORTED',
  /** 400: This version of the API is not served. Send one of the versions in the details as `Teyue-Version`, or leave the header out for the newest. */
  'API_VERSION_UNKNOWN',
  /** 401: The API key is missing, unknown or revoked, and nobody is signed in. Send a valid key as `Authorization: Bearer tk_…`, or sign in. */
  'UNAUTHENTICATED',
  /** 403: This key or this role may not do that. Use a provider's key, the key of the merchant concerned, or ask an administrator for the role. */
  'NOT_ALLOWED',
  /** 404: There is nothing at this address. See /docs for the addresses. */
  'NOT_FOUND',
  /** 429: Too many requests. Wait as long as Retry-After says, then send the same request again. */
  'TOO_MANY_REQUESTS',
  /** 500: Something broke on our side. The outcome of this request is not known. Send the same request again with the same reference: nothing is done twice. */
  'INTERNAL',
  /** 503: The service cannot answer just now. Send the same request again in a few seconds. */
  'UNAVAILABLE',
  /** 400: A provider's key must name the merchant it acts for. Add `merchant`. */
  'MERCHANT_REQUIRED',
  /** 404: You have no such merchant. GET /v1/merchants lists yours. */
  'MERCHANT_NOT_FOUND',
  /** 409: The merchant has no WeChat sub-merchant number for this mode. Onboard the merchant with WeChat Pay, or use a key of the other mode. */
  'NO_SUB_MERCHANT',
  /** 400: The merchant has several sub-merchant numbers; the request must name one. Add `sub_merchant`. */
  'SUB_MERCHANT_AMBIGUOUS',
  /** 409: WeChat has not granted this merchant the product. Ask the account manager to grant it, and record it with the merchant under Products; until then use another product. Where `details.state` is `withdrawn`, the merchant’s history says whose word that is. */
  'PERMISSION_MISSING',
  /** 409: WeChat does not offer this product to a business of this kind. Use another product: H5 is not for individual businesses. */
  'PRODUCT_NOT_FOR_SUBJECT',
  /** 400: Native mode 1 does not exist for service providers. Use `native` (mode 2), which makes a code for each order. For one code on the counter print a static code that leads to a page of yours; the page then makes the payment. */
  'NATIVE_MODE_ONE_UNSUPPORTED',
  /** 409: Something is missing to know who we are to WeChat in this payment. See `missing` in the details. */
  'IDENTITY_INCOMPLETE',
  /** 400: This product needs the payer: an openid and the appid it belongs to. Add `payer` with `openid` and `appid`; run OAuth on the appid named in the details. */
  'PAYER_REQUIRED',
  /** 400: The openid belongs to an appid that takes no part in this payment. Use an openid of one of the appids named in the details. */
  'PAYER_APPID_MISMATCH',
  /** 400: The payer's own ip is needed: for H5, and wherever a store is named for anything but Native. Add `payer.ip`. */
  'PAYER_IP_REQUIRED',
  /** 400: The expiry is too near or too far. Choose a moment at least one minute and at most seven days ahead. */
  'EXPIRY_OUT_OF_RANGE',
  /** 404: You have no such webhook endpoint. Register it with POST /v1/webhook-endpoints, or leave the field out. */
  'WEBHOOK_NOT_FOUND',
  /** 400: A webhook must be an https address on the public internet. Use a public https address; private networks must be allowed by the operator. */
  'WEBHOOK_ADDRESS_FORBIDDEN',
  /** 404: You have no such webhook delivery. GET /v1/webhook-deliveries lists yours. */
  'DELIVERY_NOT_FOUND',
  /** 404: You have no such API key. GET /v1/api-keys lists yours. */
  'API_KEY_NOT_FOUND',
  /** 404: You have no such payment. Check the id and the mode (test or live) of the key. */
  'PAYMENT_NOT_FOUND',
  /** 409: This reference was first used with another value. Send the first value again, or choose a new reference for a new payment. */
  'PAYMENT_DIFFERS',
  /** 409: This Idempotency-Key was first used for another request. Choose a new key for a new request. */
  'IDEMPOTENCY_KEY_REUSED',
  /** 409: The payment is final and cannot be closed. A paid payment is undone by a refund. */
  'PAYMENT_NOT_CLOSABLE',
  /** 409: Only a paid payment can be refunded. Wait for `payment.paid`, or close the payment. */
  'PAYMENT_NOT_PAID',
  /** 404: There is no such comparison of a bill. List the comparisons at /v1/reconciliations. */
  'RECONCILIATION_NOT_FOUND',
  /** 404: You have no such refund. Check the id and the mode (test or live) of the key. */
  'REFUND_NOT_FOUND',
  /** 409: This reference was first used with another value. Send the first value again, or choose a new reference for a new refund. */
  'REFUND_DIFFERS',
  /** 409: The amount is more than what is left to refund. Refund at most the amount left, which is in the details. */
  'REFUND_TOO_LARGE',
  /** 409: A payment takes at most 50 refunds. Settle the rest with the payer another way. */
  'TOO_MANY_REFUNDS',
  /** 409: WeChat takes refunds for one year after the payment. Pay the payer back another way. */
  'REFUND_TOO_LATE',
  /** 409: The sub-merchant has not authorised the provider to refund. Let it authorise at its merchant platform (my authorised products; effective in about 10 minutes), or refund by hand there. */
  'REFUND_NOT_AUTHORISED',
  /** 409: The provider takes no payments here for now; the reason is in the details. Nothing was made. Ask again once it takes payments again; open payments, refunds and queries go on. */
  'PAYMENTS_STOPPED',
  /** 409: Payments are stopped there already. The stop that stands is in the details; end it to take payments again. */
  'ALREADY_STOPPED',
  /** 404: No such stop stands. GET /v1/payment-stops lists those that stand. */
  'PAYMENT_STOP_NOT_FOUND',
  /** 400: Name either an account or a merchant. Send `account` or `merchant`, not both. */
  'ONE_PLACE_NEEDED',
  /** 404: You have no such account. GET /v1/accounts lists yours. */
  'ACCOUNT_NOT_FOUND',
  /** 404: There is no such job, or it runs just now. GET /v1/jobs lists those that want a look. What is gone from there has been done. */
  'JOB_NOT_FOUND',
  /** 409: The master key is being rotated already. Wait until it is done; GET /v1/master-keys shows how far it is. */
  'KEY_ROTATION_RUNNING',
  /** 404: That is not the last rotation of the master key. GET /v1/master-keys shows the last one. */
  'KEY_ROTATION_NOT_FOUND',
  /** 409: The master key stands in the environment, which this program cannot write. Set TEYUE_MASTER_KEY to the new key, a comma and the old one, start every process again, then rotate. Afterwards leave the old one out. */
  'MASTER_KEY_NOT_IN_FILE',
  /** 404: You have no such alert. GET /v1/alerts lists those that stand. */
  'ALERT_NOT_FOUND',
  /** 400: An alert is muted for 30 days at most, and not into the past. Send a nearer moment; what still stands then is told again. */
  'MUTE_OUT_OF_RANGE',
  /** 404: You have no such channel for alerts. GET /v1/alert-channels lists yours. */
  'ALERT_CHANNEL_NOT_FOUND',
  /** 400: This kind of channel needs the field named here, or has none such. Mail needs `mail`, a robot of WeCom or Feishu needs `robot`; only Feishu has a secret. */
  'ALERT_CHANNEL_INCOMPLETE',
  /** 409: There are as many channels for alerts as there may be. Remove one that nobody reads. */
  'TOO_MANY_CHANNELS',
  /** 422: Finding that among so many takes too long. Name a merchant or a shorter time, or look for a number with GET /v1/search. */
  'QUERY_TOO_BROAD',
  /** 409: That may not be done about this disagreement. See `because` in the details, and the legal moves of the disagreement. */
  'MOVE_NOT_LEGAL',
  /** 400: Settling a disagreement needs a reason. Add `reason`: what was done, and where it can be looked up. */
  'REASON_REQUIRED',
  /** 404: You have no such export, or its time is over. Ask for it anew with POST /v1/exports. */
  'EXPORT_NOT_FOUND',
  /** 409: The file is not ready. Look at the export until its state is `ready`. */
  'EXPORT_NOT_READY',
  /** 429: So many of your exports are being made that another must wait. Wait until one is ready. */
  'TOO_MANY_EXPORTS',
  /** 422: The file cannot be read as CSV. See `because` in the details. Save it from the spreadsheet as “CSV UTF-8”, at most 5 MB; .xlsx is not read. */
  'IMPORT_UNREADABLE',
  /** 422: The head of the file lacks columns that are needed, or has one twice. Compare the first row with the template: `missing`, `twice` and `found` in the details name the columns. */
  'IMPORT_COLUMNS',
  /** 422: The file has a head and no line. Fill in a line for each, below the head. */
  'IMPORT_EMPTY',
  /** 422: The file has more lines than one import takes. Divide it: `limit` in the details is the most. */
  'IMPORT_TOO_LONG',
  /** 404: There is no such import in this mode. Look at GET /v1/imports, or give the file anew. */
  'IMPORT_NOT_FOUND',
  /** 409: The lines are still being looked at, or were deleted already. Look at the import until its state is `checked`; give the file anew where it is `expired`. */
  'IMPORT_NOT_READY',
  /** 409: No line of it may be taken in. Correct the lines that have findings and give the file again; what is `known` is here already. */
  'IMPORT_NOTHING_GOOD',
  /** 429: So many files are being looked at or taken in that another must wait. Wait until one is done. */
  'TOO_MANY_IMPORTS',
  /** 409: This payment was imported, and WeChat has not confirmed it: nothing is refunded on the word of a file. Try again in a moment: WeChat is asked. Where it says something else, look at the disagreement. */
  'PAYMENT_NOT_VERIFIED',
  /** 404: There is no such found number in this mode. Look at GET /v1/found-numbers. */
  'FOUND_NUMBER_NOT_FOUND',
  /** 409: WeChat has given the form no number yet. Wait until WeChat calls it finished; its state is in the details. */
  'FORM_HAS_NO_NUMBER',
  /** 502: WeChat did not tell of the form. Compare the number with the partner platform; WeChat’s code is in the details. */
  'FORM_NOT_TOLD',
  /** 409: Another merchant has this number of yours. Choose another number; `merchant` in the details has this one. */
  'MERCHANT_REFERENCE_TAKEN',
  /** 401: The name, the password or the code is not right. Try again. After several failures each further try waits longer, from your address only. */
  'SIGN_IN_REFUSED',
  /** 409: This name signs in at several providers. Send the same again with `provider`: one of `providers`, whose names are in `names`. */
  'PROVIDER_REQUIRED',
  /** 403: This needs your second factor now. Confirm with a code at POST /v1/auth/second-factor, then send the same again. Signing in: add `code`. Where `enrolled` is false, set one up first at POST /v1/auth/totp. */
  'SECOND_FACTOR_NEEDED',
  /** 403: The code is not right, or was used before. Take the next code of your app, or a recovery code that was never used. */
  'SECOND_FACTOR_REFUSED',
  /** 400: The password is too easy to guess, or among those that leaked elsewhere. Take a longer one, of words that do not belong together, or let a password manager make one. */
  'PASSWORD_WEAK',
  /** 409: Somebody signs in under this name already. If it is you, give your own password, and the role is added to you; otherwise take another name. */
  'LOGIN_TAKEN',
  /** 410: The invitation is unknown, used, revoked or past its time, or whoever made it may invite nobody any more. Ask somebody who may invite you for a new one. */
  'INVITATION_INVALID',
  /** 404: You have no such invitation. GET /v1/invitations lists yours. */
  'INVITATION_NOT_FOUND',
  /** 404: You have no such person. GET /v1/people lists yours. */
  'PERSON_NOT_FOUND',
  /** 404: You have no such session. GET /v1/sessions lists yours. */
  'SESSION_NOT_FOUND',
  /** 400: There is no such role on this side. At the provider: administrator, operator, finance, support, agent. At a merchant: owner, cashier, finance, developer. */
  'ROLE_NOT_THERE',
  /** 403: The passkey did not answer this question. Begin again: each question is good once, for five minutes, and at the address it was asked at. */
  'PASSKEY_REFUSED',
  /** 404: You have no such passkey. GET /v1/auth/passkeys lists yours. */
  'PASSKEY_NOT_FOUND',
  /** 409: Browsers know no passkeys for a bare IP address. Set TEYUE_PUBLIC_URL to a name (https://pay.example.com, or http://localhost:8600 for trying out). */
  'PASSKEYS_NEED_A_NAME',
  /** 404: You have no such approval. GET /v1/approvals lists those that you may see. */
  'APPROVAL_NOT_FOUND',
  /** 403: You asked for this yourself; a second person decides. Ask somebody who may do the same, or withdraw it. */
  'APPROVAL_OWN',
  /** 409: It does not wait any more. Look at it: `state` says what became of it. Whoever still wants it asks anew. */
  'APPROVAL_DECIDED',
  /** 410: There is no answer to fetch: it was fetched before, or nothing was answered. What is shown once cannot be shown again: make a new key or invitation. */
  'APPROVAL_ANSWER_GONE',
  /** 409: Fifty requests of yours wait for a second person already. Have some of them decided, or withdraw them. */
  'APPROVALS_TOO_MANY',
  /** 409: A second person can only be asked for where there is one: the provider has a single administrator. Invite another administrator first. */
  'FOUR_EYES_NEED_TWO',
  /** 400: The filter finds more than can be taken out at once. Take a shorter time, or another filter: `limit` says how many rows are possible. */
  'EXPORT_TOO_LARGE',
  /** 409: Nobody would be left to administer the provider. Make somebody else administrator first. */
  'LAST_ADMINISTRATOR',
  /** 403: The request comes from a page of another site. Use the console at its own address, or an API key. */
  'ORIGIN_REFUSED',
  /** 409: The merchant has an owner already, who lets in the others. Let the owner invite, or take the role away first. */
  'OWNER_THERE',
  /** 409: There is no mail channel, or no address of the merchant’s contact. Make a mail channel under Alerts, write the address down with the merchant, or hand over a link yourself. */
  'OWNER_MAIL_IMPOSSIBLE',
  /** 400: There is not exactly one account in this mode, so it has to be named. Name it in `account`; GET /v1/accounts lists them. */
  'ACCOUNT_REQUIRED',
  /** 409: This number is connected already. To give it other keys, exchange the keys of the account that is there. */
  'ACCOUNT_CONNECTED',
  /** 400: The keys are not all there and right, so nothing was kept. POST /v1/account-checks says for each thing what is wrong and what to do. */
  'ACCOUNT_KEYS_REFUSED',
  /** 409: The merchant is leaving: nothing new is begun with it. Refunds, queries and what is under way go on. To go on working with it, take the leaving back: POST /v1/departures/{id}/returns. */
  'MERCHANT_LEAVING',
  /** 409: The merchant has left. What was paid can still be refunded by the provider. To work with it again let it come back: POST /v1/departures/{id}/returns; its keys are then made anew. */
  'MERCHANT_LEFT',
  /** 404: There is no such departure. GET /v1/merchants/{id}/departure shows the one of a merchant that stands. */
  'DEPARTURE_NOT_FOUND',
  /** 409: The merchant’s leaving has not begun, or was taken back. Begin it first: POST /v1/merchants/{id}/departures. */
  'DEPARTURE_NOT_BEGUN',
  /** 409: The merchant’s leaving has begun already, for another reason or until another day. Look at the one that stands; to change it, take it back and begin anew. */
  'DEPARTURE_UNDER_WAY',
  /** 409: Something is open that must be ended first. GET /v1/merchants/{id}/departure lists it, with the next step for each; `details.open` names the kinds. */
  'DEPARTURE_BLOCKED',
  /** 404: There is no such sub-merchant. The merchant’s numbers stand on the merchant, in the mode of the request. */
  'SUB_MERCHANT_NOT_FOUND',
  /** 409: This number is known already under that account. Search the merchants for the number to see whose it is. */
  'SUB_MERCHANT_TAKEN',
  /** 404: There is no such appid here. Add it first, as the provider’s own or the merchant’s. */
  'APPID_NOT_FOUND',
  /** 409: This appid is known already. Use the one that is there: GET /v1/appids lists them. */
  'APPID_KNOWN',
  /** 400: An appid is of one owner: the provider’s account, or a merchant. Give either `account` or `merchant`. */
  'APPID_OWNER_REQUIRED',
  /** 409: Binding an appid is not needed here. Bind only where the merchant has an appid of its own and needs its payers’ openids under it. If so, say both at the merchant’s number first. */
  'BINDING_NOT_NEEDED',
  /** 409: This appid is bound to this number already. Nothing is to be done; to change the reason, unbind it and bind it again. */
  'BINDING_EXISTS',
  /** 404: There is no such binding. Bindings stand on the merchant’s number. */
  'BINDING_NOT_FOUND',
  /** 409: The appid is registered to another subject than the merchant, so WeChat would refuse it. Have a joint-operation letter signed and sealed by both and send it to the account manager; record it here as an agreement with its file, then bind again. Or use an appid of the merchant’s own subject. */
  'SUBJECTS_DIFFER',
  /** 404: There is no such agent. Name a person whose role at the provider is agent. */
  'AGENT_NOT_FOUND',
  /** 404: The merchant has no such store. GET /v1/stores?merchant=… lists its stores. */
  'STORE_NOT_FOUND',
  /** 409: This store is closed: nothing is taken or added there. Name another store, or open this one again. */
  'STORE_CLOSED',
  /** 409: Another store of the merchant, or another terminal in use in the store, has this number. Give another number, or change the one that has it. */
  'STORE_NUMBER_TAKEN',
  /** 400: Only a cashier of a merchant may be bound to one store. Leave `store` out, or choose the role cashier at the merchant. */
  'STORE_FOR_CASHIERS_ONLY',
  /** 403: You take payments for one store, and sums of the whole merchant are not shown to you. Look at the payments of your store, or ask the owner. */
  'STORE_ONLY',
  /** 422: This merchant has as many stores as one may have. Change one that is closed into the new one; the limit is in the details. */
  'TOO_MANY_STORES',
  /** 404: The merchant has no such terminal. GET /v1/terminals?store=… lists those of a store. */
  'TERMINAL_NOT_FOUND',
  /** 409: This terminal is retired. Name another one, or use it again in the store’s list of terminals. */
  'TERMINAL_RETIRED',
  /** 409: This terminal stands in another store. Name the store in the details, or a terminal of the store that was named. */
  'TERMINAL_ELSEWHERE',
  /** 422: This store has as many terminals in use as one may have. Retire one that is not used; the limit is in the details. */
  'TOO_MANY_TERMINALS',
  /** 404: You have no such applyment. Check the id and the mode (test or live) of the request. */
  'APPLYMENT_NOT_FOUND',
  /** 409: WeChat has it under way, or it has ended: it can neither be changed nor taken back. Wait for WeChat’s word; after a rejection it can be corrected and submitted anew. `details.state` says how it stands. */
  'APPLYMENT_CLOSED',
  /** 409: Something of the form is missing or wrong, so it was not sent. GET /v1/applyments/{id}/findings says for each field what is wrong and what to do. */
  'APPLYMENT_INCOMPLETE',
  /** 409: Somebody has changed the form since you looked at it, so nothing was done. Look at it again: the details say which fields, by whom and when. Then ask anew with the `version` that you see. */
  'FORM_CHANGED',
  /** 409: As many forms are open as may be at once. Submit or give up some of those that are open. `details.of` says whose limit it is, `details.limit` how many. */
  'TOO_MANY_OPEN_FORMS',
  /** 409: It was never submitted, so WeChat knows nothing of it. Submit it first. */
  'APPLYMENT_NOT_SUBMITTED',
  /** 404: You have no such paper. The applyment lists its papers. */
  'PAPER_NOT_FOUND',
  /** 400: This is no file of a kind that WeChat takes, or not what its name says. Send a picture (jpg, png, bmp), or for the film of the legal representative mp4, mov or avi. */
  'PAPER_KIND',
  /** 413: The file is larger than WeChat takes. Make it smaller; the limit is in the details. */
  'PAPER_TOO_LARGE',
  /** 409: The applyment has as many papers as it may have. Remove those that the form does not name. */
  'TOO_MANY_PAPERS',
  /** 410: The content was deleted: what is personal is not kept for ever. The masked copy stays; for what is more, ask the merchant again. */
  'PAPERS_DELETED',
  /** 503: WeChat has not answered this question. Ask again in a few seconds; nothing was changed. */
  'WECHAT_UNANSWERED',
  /** 502: WeChat refuses this question; its code and its words are in the details. Correct what it names. NO_AUTH: ask the account manager to open the interface. */
  'WECHAT_REFUSED',
  /** 404: The merchant has no such file. GET /v1/merchants/{id}/attachments lists them. */
  'ATTACHMENT_NOT_FOUND',
  /** 400: This is no PDF or picture, or not what its name says. Send pdf, jpg or png. */
  'ATTACHMENT_KIND',
  /** 413: The file is too large to be kept. Make it smaller; the limit is in the details. */
  'ATTACHMENT_TOO_LARGE',
  /** 410: The content of this file was deleted. Its name and hash stay; add the file again if it is needed. */
  'ATTACHMENT_DELETED',
  /** 404: There is no such record of risk control in this mode. GET /v1/violations lists them. */
  'VIOLATION_NOT_FOUND',
  /** 409: This record of risk control is over already. GET /v1/violations/{id} says how it ended. What WeChat tells anew makes it stand again. */
  'VIOLATION_OVER',
  /** 409: A change of this gold plan has no answer from WeChat yet. Wait for it: it is sent again by itself. Then ask for the next one. */
  'GOLD_PLAN_BUSY',
  /** 409: The gold plan was closed within the last 24 hours; WeChat does not open it again before. Open it from the moment in `details.from` on. */
  'GOLD_PLAN_JUST_CLOSED',
  /** 409: The receipt page is not switched on: until it is, payers would see WeChat’s own receipt. Switch `receipt` on first; or send `official_receipt: true` if WeChat’s own is wanted. */
  'GOLD_PLAN_RECEIPT_FIRST',
  /** 409: There are no adverts without the gold plan. Open the plan first. */
  'GOLD_PLAN_CLOSED',
  /** 404: You have no such test payment. Check the id and the mode (test or live) of the request. */
  'TEST_PAYMENT_NOT_FOUND',
  /** 409: There are as many files as there may be. Name fewer; the limit is in the details. */
  'TOO_MANY_ATTACHMENTS',
  /** 400: Only an individual business may be settled to its operator’s card. Give the corporate account that the bank keeps under the subject’s own name. */
  'SETTLEMENT_ACCOUNT_TYPE',
  /** 400: The account’s holder is not called as the merchant is; WeChat would refuse it. A corporate account is under the merchant’s full name, a card under the operator’s. Leave the name out where it stays. */
  'SETTLEMENT_ACCOUNT_NAME',
  /** 400: A bank of this name needs its branch. Search for the branch, and give `bank_branch_id` or `bank_name`. */
  'SETTLEMENT_BRANCH_NEEDED',
  /** 409: A change of this settlement account is under way; WeChat takes no other meanwhile. Wait for the review. If its answer was lost, say first what became of it. */
  'SETTLEMENT_CHANGE_UNDER_WAY',
  /** 409: WeChat takes five changes a day of one merchant, and five were made today. Make it tomorrow; from when on is in the details. */
  'SETTLEMENT_CHANGES_OF_DAY',
  /** 404: You have no such change of a settlement account. GET /v1/sub-merchants/{id}/settlement-changes lists those of a number. */
  'SETTLEMENT_CHANGE_NOT_FOUND',
  /** 409: WeChat has said what became of this change, or it has not been sent. Look at it again; its state is in the details. */
  'SETTLEMENT_CHANGE_KNOWN',
  /** 409: Under this number WeChat has a change to another account. Compare bank and number on the merchant platform, and give the number of this change. */
  'SETTLEMENT_CHANGE_OTHER',
  /** 404: You have no such confirmation. GET /v1/subject-confirmations lists yours; check the mode (test or live) of the request. */
  'CONFIRMATION_NOT_FOUND',
  /** 409: WeChat has it under way, or it has ended: this cannot be done with it now. A rejected one is cancelled first, and then made anew from it. `details.state` says how it stands. */
  'CONFIRMATION_CLOSED',
  /** 409: Something of the form is missing or wrong, so it was not sent. GET /v1/subject-confirmations/{id}/findings says for each field what is wrong and what to do. */
  'CONFIRMATION_INCOMPLETE',
  /** 409: It was never submitted, so WeChat knows nothing of it. Submit it first. */
  'CONFIRMATION_NOT_SUBMITTED',
  /** 404: You have no such agreement. The merchant’s development settings list its agreements. */
  'AGREEMENT_NOT_FOUND',
  /** 409: This number has as many agreements as it may have. One agreement for each appid is enough: use the one that is there. */
  'TOO_MANY_AGREEMENTS',
  /** 409: The account has no APIv2 key, or no certificate file; this interface of WeChat’s asks for both. Add both under the account’s keys. Or set it on the partner platform and say here that it was done by hand. */
  'V2_KEYS_REQUIRED',
  /** 404: There is no such setting. The merchant’s development settings list what is set. */
  'SETTING_NOT_FOUND',
  /** 409: The same is on its way to WeChat, and WeChat has not answered yet. Wait: WeChat is asked again by itself. The development settings say how it stands. */
  'SETTING_UNDER_WAY',
  /** 400: A pay path is a folder of the web: http or https, / at its end, no query. Give the folder of the page that calls the payment up, for example https://pay.example.com/cashier/ */
  'PAY_PATH_INVALID',
  /** 409: This pay path is set already. Nothing is to be done. Should WeChat have lost it, the comparison offers to send it again. */
  'PAY_PATH_SET',
  /** 409: WeChat takes five pay paths for a number, and has as many, or will have. Remove one on the partner platform, then compare with WeChat; a folder above covers all below it. */
  'TOO_MANY_PAY_PATHS',
  /** 409: Only a service account can be followed. Choose a service account; subscription accounts, mini programs and apps are not taken here. */
  'FOLLOW_KIND',
  /** 409: The account to follow is of another subject than the merchant, so WeChat would refuse it. Ask the account manager for the extra recommend-follow agreement and have it signed; record it here with its file, then set the account again. Or use a service account of the merchant’s own subject. */
  'FOLLOW_SUBJECTS_DIFFER',
  /** 409: The account to follow was set less than 30 days ago: WeChat changes it no sooner. Set it again from `details.next_at` on. */
  'FOLLOW_TOO_SOON',
  /** 409: This difference is there no longer, or cannot be settled in this way. Look at the comparison again; `details.moves` says what can be done. */
  'DIFFERENCE_GONE',
  /** 400: This is no domain: small letters, digits and hyphens with dots between, no address in front. Give the domain alone, for example pay.example.com */
  'H5_DOMAIN_INVALID',
  /** 409: This domain is written down already. Change how it stands instead. */
  'H5_DOMAIN_EXISTS',
  /** 404: There is no such domain. The merchant’s development settings list its H5 domains. */
  'H5_DOMAIN_NOT_FOUND',
  /** 409: This number has as many H5 domains as it may have. Remove those that are in use no longer. */
  'TOO_MANY_DOMAINS',
] as const

export type ErrorCode = (typeof errorCodes)[number]
