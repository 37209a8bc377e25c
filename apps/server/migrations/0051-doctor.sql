-- What the doctor of merchants has asked outside, and payments of one fen that try a merchant out. Nothing to do before or after.

-- The latest answer to each question: whether WeChat knows the relation (of a number), whether our address for notices leads here and
-- whether the clocks agree (of an account).
create table probes (
  provider_id text not null,
  account_id text not null,
  -- The number that was asked about; '' for what concerns the account.
  sub_merchant_id text not null,
  about text not null check (about in ('relation', 'notify', 'clock')),
  outcome text not null,
  facts jsonb not null,
  asked_at timestamptz not null,
  primary key (provider_id, account_id, sub_merchant_id, about),
  foreign key (provider_id, account_id) references accounts
);

-- A payment of one fen that is given back as soon as it is paid. Its id is the payment's reference.
create table test_payments (
  provider_id text not null,
  id text not null check (id ~ '^tpm_[0-9a-z]{26}$'),
  merchant_id text not null,
  account_id text not null,
  sub_merchant_id text not null,
  mode text not null check (mode in ('test', 'live')),
  person_id text,
  expires_at timestamptz not null,
  payment_id text,
  refund_id text,
  -- Why it could not be given back.
  refused_code text,
  created_at timestamptz not null,
  primary key (provider_id, id),
  foreign key (provider_id, sub_merchant_id) references sub_merchants
);
create index test_payments_by_merchant on test_payments (provider_id, merchant_id, id);

select raise_wall('probes', 'select, insert, update');
select raise_wall('test_payments', 'select, insert, update');
