-- What is set for a number at WeChat (开发配置): bound appids, pay paths, the account that payers are asked to follow; what WeChat
-- said it has; signed agreements; H5 domains. Nothing to do before or after.

-- The joint-operation letter 联合运营函 and the recommend-follow agreement, one for each number and appid: whose hand, when, and the
-- file, sealed. Contracts between companies: they are kept.
create table agreements (
  provider_id text not null references providers,
  id text not null check (id ~ '^agt_[0-9a-z]{26}$'),
  sub_merchant_id text not null,
  kind text not null check (kind in ('joint_operation', 'recommend_follow')),
  appid text not null,
  signed_by text not null,
  signed_on text not null check (signed_on ~ '^\d{4}-\d\d-\d\d$'),
  filename text not null,
  bytes integer not null check (bytes > 0),
  sha256 bytea not null check (length(sha256) = 32),
  sealed bytea not null,
  added_by text,
  added_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (provider_id, id),
  foreign key (provider_id, sub_merchant_id) references sub_merchants,
  foreign key (provider_id, appid) references appids
);
create index agreements_by_number on agreements (provider_id, sub_merchant_id, id);
alter table agreements alter column sealed set storage external;

-- Each thing that was to be set for a number, and what became of it: its history as well as its state.
create table development_settings (
  provider_id text not null references providers,
  id text not null check (id ~ '^dev_[0-9a-z]{26}$'),
  account_id text not null,
  merchant_id text not null,
  sub_merchant_id text not null,
  mode text not null check (mode in ('test', 'live')),
  kind text not null check (kind in ('appid', 'pay_path', 'follow')),
  -- The appid that is bound, the path, or the account to follow.
  value text not null,
  -- Of an account to follow: after payments with this sub_appid, or with none.
  sub_appid text check (sub_appid is null or kind = 'follow'),
  -- Of a path: whose page it is; null where nobody has said so.
  owner text check (owner in ('provider', 'merchant')),
  -- `given_up` is no longer wanted here; WeChat takes nothing back by its interface.
  state text not null check (state in ('sending', 'unknown', 'set', 'refused', 'given_up')),
  state_since timestamptz not null,
  -- How it came to be set: sent by us, by a person's hand at WeChat, or seen there and taken over.
  way text not null check (way in ('sent', 'by_hand', 'taken_over')),
  attempts integer not null check (attempts >= 0),
  asked_at timestamptz,
  refused_code text,
  refused_message text,
  set_at timestamptz,
  added_by text,
  created_at timestamptz not null,
  primary key (provider_id, id),
  foreign key (provider_id, account_id) references accounts,
  foreign key (provider_id, merchant_id) references merchants,
  foreign key (provider_id, sub_merchant_id) references sub_merchants,
  check (owner is null or kind = 'pay_path')
);
create index development_settings_by_number on development_settings (provider_id, sub_merchant_id, id);
-- The same thing is under way once.
create unique index development_settings_under_way
  on development_settings (provider_id, sub_merchant_id, kind, value, coalesce(sub_appid, '')) where state in ('sending', 'unknown');

-- What WeChat said last that a number has.
create table development_looks (
  provider_id text not null references providers,
  sub_merchant_id text not null,
  asked_at timestamptz not null,
  -- Why WeChat did not say it the last time.
  code text,
  seen jsonb,
  seen_at timestamptz,
  primary key (provider_id, sub_merchant_id),
  foreign key (provider_id, sub_merchant_id) references sub_merchants,
  check ((seen is null) = (seen_at is null))
);

-- The domains from which H5 payments start. WeChat is asked for them by hand.
create table h5_domains (
  provider_id text not null references providers,
  id text not null check (id ~ '^dom_[0-9a-z]{26}$'),
  sub_merchant_id text not null,
  domain text not null,
  owner text not null check (owner in ('provider', 'merchant')),
  state text not null check (state in ('recorded', 'asked', 'granted', 'removed')),
  note text not null,
  changed_at timestamptz not null,
  added_at timestamptz not null,
  primary key (provider_id, id),
  foreign key (provider_id, sub_merchant_id) references sub_merchants
);
create unique index h5_domains_once on h5_domains (provider_id, sub_merchant_id, domain) where state <> 'removed';

-- A binding that WeChat has not taken yet is no binding: an order that names it is refused.
alter table appid_bindings add column is_bound boolean not null default true;

create or replace function equipment_of(provider text, account text, sub text) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'permissions', (
      select coalesce(jsonb_object_agg(p.name, p.state), '{}') from teyue.permissions p
      where p.provider_id = provider and p.sub_merchant_id = sub),
    'ownAppids', (
      select coalesce(jsonb_agg(jsonb_build_object('appid', x.appid, 'kind', x.kind) order by x.created_at, x.appid), '[]')
      from teyue.appids x where x.provider_id = provider and x.account_id = account),
    'boundAppids', (
      select coalesce(jsonb_agg(jsonb_build_object('appid', x.appid, 'kind', x.kind, 'isDefault', b.is_default)
        order by b.bound_at, x.appid), '[]')
      from teyue.appid_bindings b join teyue.appids x on x.provider_id = provider and x.appid = b.appid
      where b.provider_id = provider and b.sub_merchant_id = sub and b.is_bound))
$$;

select raise_wall('agreements', 'select, insert, update');
select raise_wall('development_settings', 'select, insert, update');
select raise_wall('development_looks', 'select, insert, update');
select raise_wall('h5_domains', 'select, insert, update');
select never_deleted('agreements');
select never_deleted('development_settings');
