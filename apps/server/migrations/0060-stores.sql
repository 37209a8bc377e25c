-- Stores and terminals of merchants, where a payment was taken, and cashiers who see one store only. Nothing to do before or after.

create table stores (
  provider_id text not null,
  id text not null check (id ~ '^sto_[0-9a-z]{26}$'),
  merchant_id text not null,
  name text not null,
  -- The merchant's own number for it. WeChat hears this one, and else our id.
  number text check (number ~ '^[0-9A-Za-z_.-]{1,32}$'),
  -- Of GB/T 2260.
  area_code text not null check (area_code ~ '^[1-9][0-9]{5}$'),
  address text not null,
  phone text,
  state text not null check (state in ('open', 'closed')),
  created_at timestamptz not null,
  primary key (provider_id, id),
  unique (provider_id, merchant_id, id),
  foreign key (provider_id, merchant_id) references merchants
);
create unique index stores_by_number on stores (provider_id, merchant_id, number) where number is not null;

create table terminals (
  provider_id text not null,
  id text not null check (id ~ '^trm_[0-9a-z]{26}$'),
  merchant_id text not null,
  store_id text not null,
  name text not null,
  kind text not null check (kind in ('till', 'handheld', 'code_plate', 'self_service', 'other')),
  -- Its serial number, or the store's own for it. WeChat hears this one, and else our id.
  number text check (number ~ '^[0-9A-Za-z_.-]{1,32}$'),
  state text not null check (state in ('active', 'retired')),
  created_at timestamptz not null,
  primary key (provider_id, id),
  foreign key (provider_id, merchant_id, store_id) references stores (provider_id, merchant_id, id)
);
create index terminals_by_store on terminals (provider_id, store_id, id);
create index terminals_by_merchant on terminals (provider_id, merchant_id, id);
-- A number is free again once the terminal that had it is retired.
create unique index terminals_by_number on terminals (provider_id, store_id, number) where number is not null and state = 'active';

alter table payments
  -- No foreign keys, as for the merchant: these rows are never deleted and never change their keys.
  add column store_id text,
  add column terminal_id text,
  -- Both as they were called then: WeChat takes an order again under its number only if it says the same.
  add column scene jsonb,
  -- Every old row is as both demand: none of them needs to be looked at, which would take minutes. The indexes come by themselves
  -- in 0076 to 0078, so that none of these tables is held for longer than its own takes.
  add constraint payments_scene check ((store_id is null) = (scene is null)) not valid,
  add constraint payments_terminal check (terminal_id is null or store_id is not null) not valid;

-- The payment's.
alter table refunds add column store_id text;

-- A cashier of one store sees and takes its payments only.
alter table memberships
  add column store_id text,
  add foreign key (provider_id, merchant_id, store_id) references stores (provider_id, merchant_id, id),
  add check (store_id is null or role = 'cashier');
alter table invitations
  add column store_id text,
  add foreign key (provider_id, merchant_id, store_id) references stores (provider_id, merchant_id, id),
  add check (store_id is null or role = 'cashier');

-- What find_session answers, and the store. That one is left for programs of the version before, whose statements know its answer.
create function find_signed_in(hash bytea, at timestamptz)
  returns table (provider_id text, session_id text, person_id text, seen_at timestamptz, proven_at timestamptz, is_enrolled boolean,
    membership_id text, merchant_id text, role text, store_id text, merchant_ids text[])
  language sql stable security definer set search_path = teyue, pg_temp
  as $$
    select s.provider_id, s.id, s.person_id, s.seen_at, s.proven_at,
      p.totp_sealed is not null or exists (
        select from passkeys k where k.provider_id = s.provider_id and k.person_id = s.person_id),
      m.id, m.merchant_id, m.role, m.store_id,
      case when m.role = 'agent' then array(
        select t.id from merchants t where t.provider_id = s.provider_id and t.agent_id = s.person_id order by t.id limit 1000) end
    from sessions s join people p on p.provider_id = s.provider_id and p.id = s.person_id
      join memberships m on m.provider_id = s.provider_id and m.person_id = s.person_id and m.ended_at is null
    where s.token_hash = hash and s.ended_at is null and s.expires_at > at and s.seen_at > at - interval '12 hours'
    order by m.id limit 200
  $$;
revoke all on function find_signed_in(bytea, timestamptz) from public;
grant execute on function find_signed_in(bytea, timestamptz) to teyue_app;

select raise_wall('stores', 'select, insert, update');
select raise_wall('terminals', 'select, insert, update');
select never_deleted('stores');
select never_deleted('terminals');
