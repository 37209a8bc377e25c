-- Where WeChat settles to, changes of it, and invitations that are mailed. Nothing to do before or after.

-- A number's settlement account 结算账户 as WeChat last told it: the number in it is WeChat's masked one.
create table settlement_accounts (
  provider_id text not null,
  sub_merchant_id text not null,
  account_id text not null,
  merchant_id text not null,
  account_type text not null,
  account_bank text not null,
  bank_name text,
  bank_branch_id text,
  account_number text not null,
  verify_result text,
  verify_fail_reason text,
  asked_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (provider_id, sub_merchant_id),
  foreign key (provider_id, sub_merchant_id) references sub_merchants
);
create index settlement_accounts_failing on settlement_accounts (provider_id) where verify_result = 'VERIFY_FAIL';

-- Changes 修改结算账户. WeChat knows them by its own number alone, so none is ever sent a second time.
create table settlement_changes (
  provider_id text not null,
  id text not null check (id ~ '^stc_[0-9a-z]{26}$'),
  account_id text not null,
  merchant_id text not null,
  sub_merchant_id text not null,
  sub_mchid text not null,
  mode text not null check (mode in ('test', 'live')),
  state text not null check (state in ('submitting', 'unknown', 'auditing', 'succeeded', 'failed', 'refused', 'abandoned')),
  state_since timestamptz not null,
  account_type text not null check (account_type in ('ACCOUNT_TYPE_BUSINESS', 'ACCOUNT_TYPE_PRIVATE')),
  account_bank text not null,
  bank_name text,
  bank_branch_id text,
  account_number_masked text not null,
  account_name_masked text,
  -- Number and name in clear: sealed, and gone when it has ended.
  request_sealed bytea,
  -- Whether the account in force before it was visibly another: otherwise seeing it in force proves nothing.
  is_distinct boolean not null,
  attempts integer not null check (attempts >= 0),
  queries integer not null check (queries >= 0),
  application_no text,
  refused_code text,
  refused_message text,
  refused_field text,
  fail_reason text,
  finished_at timestamptz,
  created_at timestamptz not null,
  primary key (provider_id, id),
  foreign key (provider_id, sub_merchant_id) references sub_merchants
);
-- One at a time, as at WeChat.
create unique index settlement_changes_open on settlement_changes (provider_id, sub_merchant_id)
  where state in ('submitting', 'unknown', 'auditing');
create index settlement_changes_by_number on settlement_changes (provider_id, sub_merchant_id, id);

select raise_wall('settlement_accounts', 'select, insert, update');
select raise_wall('settlement_changes', 'select, insert, update');

-- What the program mails by itself: whom to, and how that ended; null where a person hands the link over.
alter table invitations add column mailed_to text;
alter table invitations add column mail_state text check (mail_state in ('waiting', 'delivered', 'failed'));
create index invitations_by_merchant on invitations (provider_id, merchant_id, id) where merchant_id is not null;
