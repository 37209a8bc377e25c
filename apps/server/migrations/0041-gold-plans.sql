-- The gold plan 点金计划 of each number, and each change of it. Nothing to do before or after: what was switched at WeChat before is
-- not known here until it is switched again.

-- As WeChat accepted it last. WeChat has no interface that tells how it stands.
create table gold_plans (
  provider_id text not null,
  sub_merchant_id text not null,
  plan_open boolean not null default false,
  plan_changed_at timestamptz,
  receipt_open boolean not null default false,
  receipt_changed_at timestamptz,
  adverts_open boolean not null default false,
  adverts_changed_at timestamptz,
  scene text not null check (scene in ('JSAPI_AND_MINIPROGRAM', 'JSAPI', 'MINIPROGRAM')),
  filters text[] not null check (cardinality(filters) <= 3),
  primary key (provider_id, sub_merchant_id),
  foreign key (provider_id, sub_merchant_id) references sub_merchants
);

create table gold_plan_changes (
  provider_id text not null,
  id text not null check (id ~ '^gpc_[0-9a-z]{26}$'),
  sub_merchant_id text not null,
  sub_mchid text not null,
  merchant_id text not null,
  account_id text not null,
  what text not null check (what in ('plan', 'receipt', 'adverts', 'filters')),
  open boolean not null,
  scene text check (scene in ('JSAPI_AND_MINIPROGRAM', 'JSAPI', 'MINIPROGRAM')),
  filters text[] check (cardinality(filters) <= 3),
  state text not null check (state in ('requested', 'unknown', 'done', 'refused')),
  -- Each try is counted before it is sent. In doubt: an earlier one may have arrived, whatever a later one was answered.
  attempts integer not null check (attempts >= 1),
  in_doubt boolean not null default false,
  refused_code text,
  refused_message text,
  person_id text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (provider_id, id),
  foreign key (provider_id, sub_merchant_id) references sub_merchants,
  foreign key (provider_id, account_id) references accounts
);
create index gold_plan_changes_by_number on gold_plan_changes (provider_id, sub_merchant_id, id);
-- One at a time: while an answer is open nobody knows what the next change would change.
create unique index gold_plan_changes_open on gold_plan_changes (provider_id, sub_merchant_id) where state in ('requested', 'unknown');

select raise_wall('gold_plans', 'select, insert, update');
select raise_wall('gold_plan_changes', 'select, insert, update');
