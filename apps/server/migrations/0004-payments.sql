-- Payments, refunds, notices. Nothing to do before or after.
create table payments (
  provider_id text not null,
  -- Also the out_trade_no by which WeChat knows it.
  id text not null check (id ~ '^pay_[0-9a-z]{26}$'),
  merchant_id text not null,
  account_id text not null,
  sub_merchant_id text not null,
  mode text not null check (mode in ('test', 'live')),
  reference text not null,
  product text not null check (product in ('jsapi', 'mini_program', 'native', 'app', 'h5')),
  amount bigint not null check (amount > 0),
  description text not null,
  -- The caller's request as it came, for naming the field in which a repeat differs. It holds the payer's openid and ip.
  request_sealed bytea not null,
  webhook_endpoint_id text,
  identity jsonb not null,
  fee_rate_ppm integer not null,
  notify_url text not null,
  state text not null check (state in ('requested', 'unknown', 'open', 'closing', 'paid', 'closed', 'refused')),
  -- Orders sent to WeChat so far, counted before each is sent; the first is counted at creation.
  attempts integer not null check (attempts > 0),
  queries integer not null check (queries >= 0),
  pay_token text,
  pay_token_expires_at timestamptz,
  expires_at timestamptz not null,
  transaction_id text,
  paid_at timestamptz,
  bank_type text,
  payer_total bigint check (payer_total between 0 and amount),
  -- The openids by which WeChat told us the payer, each with its appid.
  payer_sealed bytea,
  fee bigint not null check (fee between 0 and amount),
  -- What its refunds have taken or asked for, how many there are, and what WeChat has accepted and given back of the fee.
  refunding bigint not null check (refunding between 0 and amount),
  refund_count integer not null check (refund_count between 0 and 50),
  refund_accepted bigint not null check (refund_accepted between 0 and refunding),
  refused_code text,
  refused_message text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (provider_id, id),
  -- Each mode has references of its own: what was tried in test mode never answers a live request.
  unique (provider_id, merchant_id, mode, reference),
  -- No foreign keys to merchant, account and sub-merchant: each would lock that one row for every payment of the merchant.
  -- These rows are never deleted and never change their keys (never_deleted), so that none can be missed.
  check (state <> 'paid' or (transaction_id is not null and paid_at is not null)),
  check (refunding = 0 or state = 'paid')
);

-- Partial, so that no look-up by another column is planned over it: before a new table's first statistics all indexes that begin
-- with provider_id seem equally good, and this one would read every payment of the provider. (Statistics come with autovacuum.)
create unique index payments_by_transaction on payments (provider_id, account_id, transaction_id)
  where transaction_id is not null;

create table refunds (
  provider_id text not null,
  -- Also the out_refund_no by which WeChat knows it.
  id text not null check (id ~ '^rfd_[0-9a-z]{26}$'),
  payment_id text not null,
  merchant_id text not null,
  account_id text not null,
  sub_merchant_id text not null,
  mode text not null check (mode in ('test', 'live')),
  reference text not null,
  amount bigint not null check (amount > 0),
  reason text,
  notify_url text not null,
  state text not null check (state in ('requested', 'unknown', 'processing', 'abnormal', 'succeeded', 'closed', 'refused')),
  attempts integer not null check (attempts > 0),
  asked_at timestamptz not null,
  queries integer not null check (queries >= 0),
  refund_id text,
  fee_returned bigint not null check (fee_returned between 0 and amount),
  received_account text,
  succeeded_at timestamptz,
  held_code text,
  refused_code text,
  refused_message text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (provider_id, id),
  unique (provider_id, payment_id, reference),
  foreign key (provider_id, payment_id) references payments
);

-- Notices as they came, verified, before anything is done with them. The id is WeChat's.
create table notices (
  provider_id text not null,
  account_id text not null,
  id text not null,
  event_type text not null,
  exchange_id text not null,
  -- What the notice says, opened and verified at the door.
  content_sealed bytea not null,
  state text not null check (state in ('received', 'applied', 'parked')),
  received_at timestamptz not null,
  primary key (provider_id, account_id, id),
  foreign key (provider_id, exchange_id) references exchanges
);

-- Notices that were refused at the door: counted, so that a person sees them and a flood cannot fill the disk.
create table notice_refusals (
  provider_id text not null,
  account_id text not null,
  day date not null,
  reason text not null,
  times bigint not null check (times > 0),
  last_at timestamptz not null,
  primary key (provider_id, account_id, day, reason),
  foreign key (provider_id, account_id) references accounts
);

select raise_wall('payments', 'select, insert, update');
select raise_wall('refunds', 'select, insert, update');
select raise_wall('notices', 'select, insert, update');
select raise_wall('notice_refusals', 'select, insert, update');

-- Rows of these tables stay whole in their page up to its size: PostgreSQL would otherwise try to compress what is sealed, which
-- cannot be, and move it elsewhere, which costs more than writing the row.
alter table exchanges set (toast_tuple_target = 8160);
alter table exchanges alter column sealed set storage external;
alter table payments set (toast_tuple_target = 8160);
alter table refunds set (toast_tuple_target = 8160);
alter table notices set (toast_tuple_target = 8160);
