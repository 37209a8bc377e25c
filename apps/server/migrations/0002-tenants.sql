-- Providers, their WeChat accounts, merchants, sub-merchants, appids, permissions and API keys. Nothing to do before or after.
create table providers (
  provider_id text primary key check (provider_id ~ '^prv_[0-9a-z]{26}$'),
  name text not null,
  created_at timestamptz not null
);

create table accounts (
  provider_id text not null references providers,
  id text not null check (id ~ '^acct_[0-9a-z]{26}$'),
  mode text not null check (mode in ('test', 'live')),
  sp_mchid text not null check (sp_mchid ~ '^[0-9]{8,12}$'),
  base_url text not null,
  serial text not null,
  private_key_sealed bytea not null,
  api_v3_key_sealed bytea not null,
  -- How far this account's business time runs ahead of the wall clock. Only a simulated account may differ.
  clock_offset_ms bigint not null default 0 check (mode = 'test' or clock_offset_ms = 0),
  version integer not null default 1,
  -- When WeChat was last asked for its certificates.
  keys_asked_at timestamptz,
  created_at timestamptz not null,
  primary key (provider_id, id),
  unique (provider_id, mode, sp_mchid)
);

-- The keys with which WeChat's answers and notices are verified: certificates and public keys side by side.
create table platform_keys (
  provider_id text not null,
  account_id text not null,
  serial text not null,
  kind text not null check (kind in ('certificate', 'public_key')),
  pem text not null,
  expires_at timestamptz,
  added_at timestamptz not null,
  primary key (provider_id, account_id, serial),
  foreign key (provider_id, account_id) references accounts
);

create table merchants (
  provider_id text not null references providers,
  id text not null check (id ~ '^mch_[0-9a-z]{26}$'),
  name text not null,
  subject_type text not null check (subject_type in ('company', 'individual', 'institution', 'government', 'other')),
  subject text not null,
  created_at timestamptz not null,
  primary key (provider_id, id)
);

create table sub_merchants (
  provider_id text not null,
  id text not null check (id ~ '^sub_[0-9a-z]{26}$'),
  merchant_id text not null,
  account_id text not null,
  sub_mchid text not null check (sub_mchid ~ '^[0-9]{8,12}$'),
  fee_rate_ppm integer not null check (fee_rate_ppm between 0 and 1000000),
  -- Its permissions and appids gathered in one place (gather_equipment), because every payment needs them all.
  equipment jsonb not null default '{}',
  created_at timestamptz not null,
  primary key (provider_id, id),
  unique (provider_id, account_id, sub_mchid),
  foreign key (provider_id, merchant_id) references merchants,
  foreign key (provider_id, account_id) references accounts
);
create index sub_merchants_by_merchant on sub_merchants (provider_id, merchant_id);

create table permissions (
  provider_id text not null,
  sub_merchant_id text not null,
  name text not null check (name in ('jsapi', 'mini_program', 'native', 'app', 'h5', 'refund')),
  state text not null check (state in ('not_asked', 'asked', 'granted', 'withdrawn')),
  changed_at timestamptz not null,
  primary key (provider_id, sub_merchant_id, name),
  foreign key (provider_id, sub_merchant_id) references sub_merchants
);

-- An appid of the provider's account (merchant_id is null) or of a merchant.
create table appids (
  provider_id text not null references providers,
  appid text not null check (appid ~ '^wx[0-9a-zA-Z]{16}$'),
  kind text not null check (kind in ('service_account', 'mini_program', 'mobile_app')),
  name text not null,
  subject text not null,
  account_id text,
  merchant_id text,
  created_at timestamptz not null,
  primary key (provider_id, appid),
  foreign key (provider_id, account_id) references accounts,
  foreign key (provider_id, merchant_id) references merchants,
  check ((account_id is null) <> (merchant_id is null))
);
create index appids_by_account on appids (provider_id, account_id);

create table appid_bindings (
  provider_id text not null,
  sub_merchant_id text not null,
  appid text not null,
  is_default boolean not null,
  reason text not null,
  bound_at timestamptz not null,
  primary key (provider_id, sub_merchant_id, appid),
  foreign key (provider_id, sub_merchant_id) references sub_merchants,
  foreign key (provider_id, appid) references appids
);

create table api_keys (
  provider_id text not null references providers,
  id text not null check (id ~ '^key_[0-9a-z]{26}$'),
  merchant_id text,
  mode text not null check (mode in ('test', 'live')),
  name text not null,
  hash bytea not null check (length(hash) = 32),
  hint text not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (provider_id, id),
  foreign key (provider_id, merchant_id) references merchants
);
create index api_keys_by_hash on api_keys (hash);

-- What a sub-merchant may do and under which appids, as the program reads it for every payment.
create function equipment_of(provider text, account text, sub text) returns jsonb language sql stable as $$
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
      where b.provider_id = provider and b.sub_merchant_id = sub))
$$;

create function gather_equipment() returns trigger language plpgsql as $$
declare
  changed jsonb := to_jsonb(coalesce(new, old));
begin
  -- One change at a time for each provider: what is gathered next must see what was committed before it.
  perform from teyue.providers p where p.provider_id = changed ->> 'provider_id' for no key update;
  if tg_table_name = 'sub_merchants' then
    new.equipment := teyue.equipment_of(new.provider_id, new.account_id, new.id);
    return new;
  end if;
  update teyue.sub_merchants s set equipment = teyue.equipment_of(s.provider_id, s.account_id, s.id)
  where s.provider_id = changed ->> 'provider_id'
    -- A permission or a binding names the sub-merchant; an appid of an account stands with all of that account; a
    -- merchant's appid is of account null, and stands with those that it is bound to.
    and case
      when changed ? 'sub_merchant_id' then s.id = changed ->> 'sub_merchant_id'
      when changed ->> 'account_id' is not null then s.account_id = changed ->> 'account_id'
      else s.id in (
        select b.sub_merchant_id from teyue.appid_bindings b
        where b.provider_id = s.provider_id and b.appid = changed ->> 'appid')
    end;
  return null;
end $$;

create trigger gathers_equipment before insert on sub_merchants for each row execute function gather_equipment();
create trigger gathers_equipment after insert or update or delete on permissions for each row execute function gather_equipment();
create trigger gathers_equipment after insert or update or delete on appid_bindings for each row execute function gather_equipment();
create trigger gathers_equipment after insert or update or delete on appids for each row execute function gather_equipment();

select raise_wall('providers', 'select, insert, update');
select raise_wall('accounts', 'select, insert, update');
select raise_wall('platform_keys', 'select, insert, update, delete');
select raise_wall('merchants', 'select, insert, update');
select raise_wall('sub_merchants', 'select, insert, update');
select raise_wall('permissions', 'select, insert, update');
select raise_wall('appids', 'select, insert, update');
select raise_wall('appid_bindings', 'select, insert, update, delete');
select raise_wall('api_keys', 'select, insert, update');

-- Money points to these rows, without foreign keys where it is written often: they are never deleted, and keep their keys.
create function refuse_other_key() returns trigger language plpgsql as $$
begin
  if new.provider_id <> old.provider_id or to_jsonb(new) -> 'id' is distinct from to_jsonb(old) -> 'id' then
    raise exception 'the key of % never changes', tg_table_name;
  end if;
  return new;
end $$;

create function never_deleted(target regclass) returns void language plpgsql as $$
begin
  execute format('create trigger never_deleted before delete on %s for each row execute function teyue.refuse_change()', target);
  execute format('create trigger never_truncated before truncate on %s for each statement execute function teyue.refuse_change()', target);
  execute format('create trigger keeps_its_key before update on %s for each row execute function teyue.refuse_other_key()', target);
end $$;

select never_deleted('providers');
select never_deleted('accounts');
select never_deleted('merchants');
select never_deleted('sub_merchants');

-- Enters a tenant for the rest of the transaction and tells the clock offset of the account worked for, if one is named.
create function enter_tenant(provider text, account text) returns bigint language plpgsql as $$
begin
  perform set_config('teyue.provider_id', provider, true);
  if account is null then return 0; end if;
  return (select a.clock_offset_ms from teyue.accounts a where a.provider_id = provider and a.id = account);
end $$;
grant execute on function enter_tenant(text, text) to teyue_app;

-- The three questions that must be asked before a tenant is known. Each answers no more than who it is.
create function find_api_key(key_hash bytea)
  returns table (provider_id text, id text, merchant_id text, mode text)
  language sql stable security definer set search_path = teyue, pg_temp
  as $$ select k.provider_id, k.id, k.merchant_id, k.mode from api_keys k where k.hash = key_hash and k.revoked_at is null $$;

create function find_provider_of_account(account text) returns text
  language sql stable security definer set search_path = teyue, pg_temp
  as $$ select a.provider_id from accounts a where a.id = account $$;

create function list_accounts() returns table (provider_id text, id text, mode text)
  language sql stable security definer set search_path = teyue, pg_temp
  as $$ select a.provider_id, a.id, a.mode from accounts a $$;
create index accounts_by_id on accounts (id);

revoke all on function find_api_key(bytea), find_provider_of_account(text), list_accounts() from public;
grant execute on function find_api_key(bytea), find_provider_of_account(text), list_accounts() to teyue_app;
