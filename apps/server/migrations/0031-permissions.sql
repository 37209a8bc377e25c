-- Files that prove something of a merchant, sealed; and how each permission came to stand as it does. Nothing to do before or after.

-- A screenshot of an answer, a signed letter. Whatever it proves names it; the bytes can be deleted, that they were there stays.
create table attachments (
  provider_id text not null references providers,
  id text not null check (id ~ '^att_[0-9a-z]{26}$'),
  merchant_id text not null,
  purpose text not null check (purpose in ('permission', 'letter', 'agreement', 'other')),
  filename text not null,
  bytes integer not null check (bytes > 0),
  sha256 bytea not null check (length(sha256) = 32),
  sealed bytea,
  added_at timestamptz not null,
  deleted_at timestamptz,
  primary key (provider_id, id),
  foreign key (provider_id, merchant_id) references merchants,
  check ((sealed is null) = (deleted_at is not null))
);
create index attachments_by_merchant on attachments (provider_id, merchant_id, id);
alter table attachments alter column sealed set storage external;

select raise_wall('attachments', 'select, insert, update');

alter table permissions drop constraint permissions_name_check;
alter table permissions add constraint permissions_name_check check (name in ('jsapi', 'mini_program', 'native', 'app', 'h5',
  'code_payment', 'combined', 'red_packet', 'profit_sharing', 'refund'));
-- By whose word it stands so; where it is WeChat's own, the refusal and the exchange that holds it.
alter table permissions
  add column said_by text not null default 'person' check (said_by in ('person', 'onboarding', 'wechat')),
  add column wechat_code text,
  add column wechat_message text,
  add column exchange_of text,
  add column exchange_id text,
  add column attachments text[] not null default '{}',
  add constraint permissions_wechat check ((said_by = 'wechat') = (wechat_code is not null));

create table permission_changes (
  provider_id text not null,
  id text not null check (id ~ '^pmc_[0-9a-z]{26}$'),
  sub_merchant_id text not null,
  name text not null,
  state text not null check (state in ('not_asked', 'asked', 'granted', 'withdrawn')),
  note text not null,
  said_by text not null check (said_by in ('person', 'onboarding', 'wechat')),
  person_id text,
  wechat_code text,
  wechat_message text,
  exchange_of text,
  exchange_id text,
  attachments text[] not null,
  changed_at timestamptz not null,
  primary key (provider_id, id),
  foreign key (provider_id, sub_merchant_id) references sub_merchants
);
create index permission_changes_by_number on permission_changes (provider_id, sub_merchant_id, id);
select raise_wall('permission_changes', 'select, insert');
