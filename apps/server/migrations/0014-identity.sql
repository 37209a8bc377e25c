-- Passkeys as a second factor, what a provider sets for its people, four eyes, and who asked for a refund. Nothing to do before or after.

-- The questions asked of a device in this session up to then are not taken again.
alter table sessions add column asked_at timestamptz;

-- A passkey is a second factor as well.
create or replace function find_session(hash bytea, at timestamptz)
  returns table (provider_id text, session_id text, person_id text, seen_at timestamptz, proven_at timestamptz, is_enrolled boolean,
    membership_id text, merchant_id text, role text, merchant_ids text[])
  language sql stable security definer set search_path = teyue, pg_temp
  as $$
    select s.provider_id, s.id, s.person_id, s.seen_at, s.proven_at,
      p.totp_sealed is not null or exists (
        select from passkeys k where k.provider_id = s.provider_id and k.person_id = s.person_id),
      m.id, m.merchant_id, m.role,
      case when m.role = 'agent' then array(
        select t.id from merchants t where t.provider_id = s.provider_id and t.agent_id = s.person_id order by t.id limit 1000) end
    from sessions s join people p on p.provider_id = s.provider_id and p.id = s.person_id
      join memberships m on m.provider_id = s.provider_id and m.person_id = s.person_id and m.ended_at is null
    where s.token_hash = hash and s.ended_at is null and s.expires_at > at and s.seen_at > at - interval '12 hours'
    order by m.id limit 200
  $$;
create index passkeys_by_person on passkeys (provider_id, person_id);

-- What a provider has decided for its people; without a row everything is as the installation says.
create table settings (
  provider_id text primary key references providers,
  -- A refund above it asks for the second factor; null is the installation's own limit.
  second_factor_refund_above bigint check (second_factor_refund_above >= 0),
  -- A refund above it asks for a second person; null is never.
  four_eyes_refund_above bigint check (four_eyes_refund_above >= 0),
  -- What else asks for a second person.
  four_eyes_for text[] not null check (four_eyes_for <@ array['people', 'keys', 'accounts', 'money']),
  changed_at timestamptz not null
);

-- A request that waits for a second person, and what became of it.
create table approvals (
  provider_id text not null references providers,
  id text not null check (id ~ '^apr_[0-9a-z]{26}$'),
  state text not null check (state in ('waiting', 'approved', 'done', 'failed', 'unknown', 'refused', 'withdrawn', 'expired')),
  kind text not null check (kind in ('refunds', 'people', 'keys', 'accounts', 'money', 'settings')),
  asked_by text not null,
  session_id text not null,
  address text not null,
  merchant_id text,
  mode text not null check (mode in ('test', 'live')),
  act text not null,
  route text not null,
  subject_id text,
  -- The whole request, to be done as it was asked; and a masked copy of its body for whoever decides.
  request_sealed bytea not null,
  request jsonb,
  -- The same request by the same person waits once.
  hash bytea not null check (length(hash) = 32),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  reason text,
  finished_at timestamptz,
  status int,
  code text,
  result_id text,
  -- The answer, until the person who asked has fetched it: it may hold what is shown once.
  answer_sealed bytea,
  primary key (provider_id, id),
  foreign key (provider_id, asked_by) references people,
  foreign key (provider_id, decided_by) references people,
  foreign key (provider_id, merchant_id) references merchants,
  check (decided_by is null or decided_by <> asked_by or state = 'withdrawn')
);
create unique index approvals_waiting_once on approvals (provider_id, hash) where state = 'waiting';
create index approvals_by_asker on approvals (provider_id, asked_by, id);

-- The person who asked for it, and the approval by which a second one agreed.
alter table refunds add column person_id text;
alter table refunds add column approval_id text;
create index refunds_by_person on refunds (provider_id, person_id, created_at) where person_id is not null;

select raise_wall('settings', 'select, insert, update');
select raise_wall('approvals', 'select, insert, update');
select never_deleted('approvals');
