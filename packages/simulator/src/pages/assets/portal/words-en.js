export const en = {
  loading: 'Loading…',

  agreement_app: 'APP payments',
  agreement_h5: 'H5 payments',
  agreement_refund: 'Refunds by the provider',
  agreement_red_packets: 'Cash red packets',
  agreement_recommend_follow: 'Recommend-follow agreement',
  agreement_joint_operation: 'Joint-operation letter',
  agreement_combine: 'Combined orders',
  agreement_codepay: 'Code payments',
  agreement_jsapi: 'JSAPI payments',
  agreement_native: 'Native payments',
  agreement_mini_program: 'Mini-program payments',

  effect_app: 'Before, APP orders are 403 NO_AUTH; after, they go through. Never for micro merchants.',
  effect_h5: 'Before, H5 orders are 403 NO_AUTH; after, they go through. Never for individual and micro merchants.',
  effect_refund:
    'Before, refunds through the provider’s interface are 403 NO_AUTH, and only the sub-merchant refunds by hand; after, the provider refunds through v3 and v2. Refunds already accepted are untouched.',
  effect_red_packets:
    'Before, red packets on the sub-merchant’s behalf are NO_AUTH; after, they may be sent, from the sub-merchant’s account.',
  effect_recommend_follow:
    'Before, recommending an account of another subject is refused (主体不一致); after, it may be set. Accounts of the same subject need none.',
  effect_joint_operation:
    'Before, binding an appid of another subject is refused (主体不一致); after, this one appid may be bound and used. Once withdrawn, orders under it are refused at once.',
  effect_combine:
    'Before, taking part in combined orders is 403 NO_AUTH; after, it may. The provider that starts them needs a permission of its own.',
  effect_codepay:
    'Withdrawn, code payments are NO_AUTH; granted, they go through. Paid orders can still be queried, reversed and refunded.',
  effect_jsapi: 'Withdrawn, JSAPI orders are 403 NO_AUTH; granted, they go through.',
  effect_native: 'Withdrawn, Native orders are 403 NO_AUTH; granted, they go through.',
  effect_mini_program: 'Withdrawn, orders under a mini program’s appid are 403 NO_AUTH; granted, they go through.',

  letter_app:
    'Our sub-merchant “{name}” has an app of its own; please open APP payments. Enclosed: download page and screenshots.',
  letter_h5:
    'Our sub-merchant “{name}” is paid in browsers; please open H5 payments. Enclosed: domain filing and screenshots.',
  letter_refund:
    'The sub-merchant “{name}” asks us to refund through the interface; please sign the extra agreement. Enclosed: its sealed mandate.',
  letter_red_packets:
    'The sub-merchant “{name}” plans red packets for its members, sent by us; please open it. Enclosed: plan and budget.',
  letter_recommend_follow:
    'The sub-merchant “{name}” wishes to recommend the group’s account, which is another subject’s; please sign the extra agreement.',
  letter_joint_operation:
    'The sub-merchant “{name}” and the appid’s owner operate jointly; please let it be bound on the sealed letter.',
  letter_combine:
    'Orders of the sub-merchant “{name}” are paid together with others of our platform; please open combined orders.',
  letter_codepay: 'The sub-merchant “{name}” scans payment codes at its counter; please open code payments.',
  letter_jsapi: 'The sub-merchant “{name}” is paid inside WeChat; please open JSAPI payments.',
  letter_native: 'The sub-merchant “{name}” is paid by QR code; please open Native payments.',
  letter_mini_program: 'The sub-merchant “{name}” is paid in a mini program; please open mini-program payments.',

  state_none: 'Not asked for',
  state_asked: 'Waiting',
  state_granted: 'Granted',
  state_refused: 'Refused',
  state_withdrawn: 'Withdrawn',
  invited: 'Invited',
  grantedFrom: 'Granted, in force from {time}',

  act_ask: 'Asked for',
  act_sign: 'Signed',
  act_refuse: 'Refused',
  act_withdraw: 'Withdrawn',
  act_invited_ask: 'The provider sent an invitation',
  act_invited_sign: 'The sub-merchant authorised it on its platform',
  act_invited_withdraw: 'The sub-merchant ended it on its platform',
  do_ask: 'Ask for it',
  do_sign: 'Sign',
  do_refuse: 'Refuse',
  do_withdraw: 'Withdraw',
  after_sign: 'Takes effect at once.',
  after_refuse: 'It goes back, and the provider may ask again.',
  after_withdraw: 'Takes effect at once.',
  who_provider: 'provider',
  who_account_manager: 'account manager',

  by: 'Who acts',
  bySp: 'provider',
  byBd: 'account manager',
  why: 'Why (kept in the history)',
  letterText: 'What is asked for',
  askEffect: 'It goes to the desk; until it is signed nothing changes.',
  moveTitle: '{act}: {merchant} · {what}',
  moved: '{merchant} · {what}: {act}.',
}
