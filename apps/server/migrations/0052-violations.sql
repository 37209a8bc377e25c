-- What WeChat's risk control does with merchants. Nothing to do before or after: WeChat tells it once an account's address is registered.

-- One record of WeChat's, as it was told last; or that a payment was refused because the merchant may not collect.
create table violations (
  provider_id text not null,
  id text not null check (id ~ '^vio_[0-9a-z]{26}$'),
  account_id text not null,
  -- WeChat's number: whose merchant it is may be known later only.
  sub_mchid text not null,
  -- Null for a refusal, which has no record.
  record_id text,
  kind text not null check (kind in ('punish', 'intercept', 'appeal', 'refusal')),
  state text not null check (state in ('standing', 'lifted', 'settled')),
  company_name text not null,
  punish_plan text not null,
  punish_description text not null,
  risk_type text not null,
  risk_description text not null,
  punished_at timestamptz not null,
  settled_by text,
  settled_reason text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (provider_id, id),
  check ((record_id is null) = (kind = 'refusal')),
  foreign key (provider_id, account_id) references accounts
);
create unique index violations_by_record on violations (provider_id, account_id, record_id) where record_id is not null;
-- Refused a hundred times, it is one thing for somebody to look at.
create unique index violations_refusal on violations (provider_id, account_id, sub_mchid) where record_id is null and state = 'standing';
create index violations_by_number on violations (provider_id, account_id, sub_mchid, id);
create index violations_standing on violations (provider_id, id) where state = 'standing';

-- Each thing that was said of one, once however often it is repeated: the digest is of what was said. What proves it is kept with its event.
create table violation_words (
  provider_id text not null,
  violation_id text not null,
  digest text not null,
  kind text not null check (kind in ('punish', 'intercept', 'appeal', 'refusal')),
  punish_plan text not null,
  risk_type text not null,
  risk_description text not null,
  punished_at timestamptz not null,
  told_at timestamptz not null,
  primary key (provider_id, violation_id, digest),
  foreign key (provider_id, violation_id) references violations
);

-- Whether WeChat tells us: it has one address for each account.
create table violation_addresses (
  provider_id text not null,
  account_id text not null,
  url text not null,
  -- elsewhere: WeChat tells another address, and nobody has said that it shall be replaced.
  state text not null check (state in ('requested', 'unknown', 'registered', 'elsewhere', 'refused')),
  replaces boolean not null,
  found_url text,
  refused_code text,
  refused_message text,
  attempts integer not null check (attempts >= 1),
  changed_at timestamptz not null,
  primary key (provider_id, account_id),
  foreign key (provider_id, account_id) references accounts
);

select raise_wall('violations', 'select, insert, update');
select raise_wall('violation_words', 'select, insert');
select raise_wall('violation_addresses', 'select, insert, update');
