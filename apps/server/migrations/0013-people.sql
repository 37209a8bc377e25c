-- People who sign in, what they may do where, their second factors, sessions and invitations, and the audit of what they do.
-- Nothing to do before or after.
create table people (
  provider_id text not null references providers,
  id text not null check (id ~ '^per_[0-9a-z]{26}$'),
  -- An e-mail address or a user name, in lower case.
  login text not null check (login = lower(login) and length(login) between 3 and 254),
  name text not null,
  password_hash text not null,
  -- Set once its first code has been shown to be right.
  totp_sealed bytea,
  totp_pending_sealed bytea,
  -- The period of the last code that was taken: each code is good once.
  totp_period bigint not null default 0,
  created_at timestamptz not null,
  primary key (provider_id, id),
  unique (provider_id, login)
);
create index people_by_login on people (login);

-- A role at the provider (merchant_id is null) or at one merchant.
create table memberships (
  provider_id text not null,
  id text not null check (id ~ '^mem_[0-9a-z]{26}$'),
  person_id text not null,
  merchant_id text,
  role text not null check (role in ('administrator', 'operator', 'finance', 'support', 'agent', 'owner', 'cashier', 'developer')),
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (provider_id, id),
  foreign key (provider_id, person_id) references people,
  foreign key (provider_id, merchant_id) references merchants,
  check (case when merchant_id is null
    then role in ('administrator', 'operator', 'finance', 'support', 'agent')
    else role in ('owner', 'cashier', 'finance', 'developer') end)
);
create unique index memberships_once on memberships (provider_id, person_id, coalesce(merchant_id, '')) where ended_at is null;
create index memberships_by_merchant on memberships (provider_id, merchant_id);

-- The agent who brought the merchant, and sees it.
alter table merchants add column agent_id text;
alter table merchants add foreign key (provider_id, agent_id) references people;
create index merchants_by_agent on merchants (provider_id, agent_id) where agent_id is not null;

create table sessions (
  provider_id text not null,
  id text not null check (id ~ '^ses_[0-9a-z]{26}$'),
  person_id text not null,
  token_hash bytea not null check (length(token_hash) = 32),
  address text not null,
  user_agent text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  -- When the person last proved a second factor in it.
  proven_at timestamptz,
  ended_at timestamptz,
  primary key (provider_id, id),
  foreign key (provider_id, person_id) references people
);
create index sessions_by_token on sessions (token_hash);
create index sessions_by_person on sessions (provider_id, person_id);

create table recovery_codes (
  provider_id text not null,
  person_id text not null,
  hash bytea not null check (length(hash) = 32),
  used_at timestamptz,
  primary key (provider_id, person_id, hash),
  foreign key (provider_id, person_id) references people
);

create table passkeys (
  provider_id text not null,
  id text not null check (id ~ '^pky_[0-9a-z]{26}$'),
  person_id text not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  name text not null,
  created_at timestamptz not null,
  -- A challenge from before its last use is not taken: each is good once.
  used_at timestamptz not null,
  primary key (provider_id, id),
  unique (provider_id, credential_id),
  foreign key (provider_id, person_id) references people
);
create index passkeys_by_credential on passkeys (credential_id);

create table invitations (
  provider_id text not null references providers,
  id text not null check (id ~ '^inv_[0-9a-z]{26}$'),
  token_hash bytea not null check (length(token_hash) = 32),
  merchant_id text,
  role text not null check (role in ('administrator', 'operator', 'finance', 'support', 'agent', 'owner', 'cashier', 'developer')),
  name text not null,
  -- Who invites; null is the operator at the terminal.
  invited_by text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  accepted_at timestamptz,
  accepted_by text,
  primary key (provider_id, id),
  foreign key (provider_id, merchant_id) references merchants,
  foreign key (provider_id, invited_by) references people,
  foreign key (provider_id, accepted_by) references people
);
create index invitations_by_token on invitations (token_hash);

-- What people did. Each entry holds the hash of the one before it, and the head knows the last: a row that is changed or
-- missing shows. One chain for each provider; only people's acts wait for each other in it, never money's events.
create table audit_entries (
  provider_id text not null references providers,
  id text not null check (id ~ '^aud_[0-9a-z]{26}$'),
  number bigint not null,
  at timestamptz not null,
  -- Who: null is nobody yet, as for a sign-in that was refused, or the operator at the terminal.
  person_id text,
  session_id text,
  address text not null,
  request_id text not null,
  act text not null check (act ~ '^[a-z_]+\.[a-z_]+$'),
  outcome text not null check (outcome in ('asked', 'done', 'refused')),
  merchant_id text,
  subject_id text,
  before jsonb,
  after jsonb,
  previous_hash bytea not null,
  hash bytea not null check (length(hash) = 32),
  primary key (provider_id, id),
  unique (provider_id, number)
);
create index audit_entries_by_person on audit_entries (provider_id, person_id, id);
create index audit_entries_by_subject on audit_entries (provider_id, subject_id, id);

create table audit_heads (
  provider_id text primary key references providers,
  number bigint not null,
  hash bytea not null
);

create function audit_text(entry audit_entries) returns bytea language sql immutable as $$
  select convert_to(jsonb_build_array(entry.number, entry.id, (extract(epoch from entry.at) * 1000000)::bigint, entry.person_id,
    entry.session_id, entry.address, entry.request_id, entry.act, entry.outcome, entry.merchant_id, entry.subject_id,
    entry.before, entry.after)::text, 'UTF8')
$$;

-- Number and hashes are the database's own word, whatever the program wrote there.
create function chain_audit_entry() returns trigger language plpgsql security definer set search_path = teyue, pg_temp as $$
begin
  insert into audit_heads (provider_id, number, hash) values (new.provider_id, 0, '') on conflict do nothing;
  select h.number + 1, h.hash into new.number, new.previous_hash from audit_heads h where h.provider_id = new.provider_id for update;
  new.hash := sha256(new.previous_hash || audit_text(new));
  update audit_heads h set number = new.number, hash = new.hash where h.provider_id = new.provider_id;
  return new;
end $$;
revoke all on function chain_audit_entry() from public;
grant execute on function chain_audit_entry() to teyue_app;

create trigger chains_entry before insert on audit_entries for each row execute function chain_audit_entry();
create trigger audit_is_append_only before update or delete on audit_entries for each row execute function refuse_change();
create trigger audit_is_not_truncated before truncate on audit_entries for each statement execute function refuse_change();

-- How many entries a provider's chain has, and the first number at which it is not whole.
create function check_audit_chain(provider text) returns table (entries bigint, broken_at bigint) language sql stable as $$
  with walked as (
    select e.number, e.hash, row_number() over w as place,
      e.previous_hash = lag(e.hash, 1, ''::bytea) over w and e.hash = sha256(e.previous_hash || teyue.audit_text(e)) as holds
    from teyue.audit_entries e where e.provider_id = provider window w as (order by e.number)
  ), seen as (
    select count(*) as entries, min(place) filter (where number <> place or not holds) as broken_at from walked
  )
  select s.entries, coalesce(s.broken_at, case when h.number <> s.entries or h.hash <> (select hash from walked order by number desc limit 1)
    then s.entries + 1 end)
  from seen s left join teyue.audit_heads h on h.provider_id = provider
$$;
grant execute on function check_audit_chain(text) to teyue_app;

select raise_wall('people', 'select, insert, update');
select raise_wall('memberships', 'select, insert, update');
select raise_wall('sessions', 'select, insert, update');
select raise_wall('recovery_codes', 'select, insert, update, delete');
select raise_wall('passkeys', 'select, insert, update, delete');
select raise_wall('invitations', 'select, insert, update');
select raise_wall('audit_entries', 'select, insert');
select raise_wall('audit_heads', 'select');
select never_deleted('people');

-- Asked before the tenant is known: who it may be, and no secret.
create function find_people(wanted text) returns table (provider_id text, id text)
  language sql stable security definer set search_path = teyue, pg_temp
  as $$ select p.provider_id, p.id from people p where p.login = wanted order by p.created_at limit 5 $$;

create function find_session(hash bytea, at timestamptz)
  returns table (provider_id text, session_id text, person_id text, seen_at timestamptz, proven_at timestamptz, is_enrolled boolean,
    membership_id text, merchant_id text, role text, merchant_ids text[])
  language sql stable security definer set search_path = teyue, pg_temp
  as $$
    select s.provider_id, s.id, s.person_id, s.seen_at, s.proven_at, p.totp_sealed is not null, m.id, m.merchant_id, m.role,
      case when m.role = 'agent' then array(
        select t.id from merchants t where t.provider_id = s.provider_id and t.agent_id = s.person_id order by t.id limit 1000) end
    from sessions s join people p on p.provider_id = s.provider_id and p.id = s.person_id
      join memberships m on m.provider_id = s.provider_id and m.person_id = s.person_id and m.ended_at is null
    where s.token_hash = hash and s.ended_at is null and s.expires_at > at and s.seen_at > at - interval '12 hours'
    order by m.id limit 200
  $$;

create function find_invitation(hash bytea) returns table (provider_id text, id text)
  language sql stable security definer set search_path = teyue, pg_temp
  as $$ select i.provider_id, i.id from invitations i where i.token_hash = hash $$;

create function find_passkey(credential text) returns table (provider_id text, id text)
  language sql stable security definer set search_path = teyue, pg_temp
  as $$ select k.provider_id, k.id from passkeys k where k.credential_id = credential limit 5 $$;

revoke all on function find_people(text), find_session(bytea, timestamptz), find_invitation(bytea), find_passkey(text) from public;
grant execute on function find_people(text), find_session(bytea, timestamptz), find_invitation(bytea), find_passkey(text) to teyue_app;
