-- A merchant's leaving 终止合作. Nothing to do before or after.

alter table merchants drop constraint merchants_state_check;
-- Leaving: nothing new is begun, what is under way goes on. Left: nobody of the merchant's gets in any more.
alter table merchants add constraint merchants_state_check check (state in ('active', 'paused', 'leaving', 'left'));

create table departures (
  provider_id text not null,
  id text not null check (id ~ '^dpt_[0-9a-z]{26}$'),
  merchant_id text not null,
  state text not null check (state in ('under_way', 'ended', 'undone')),
  -- The provider's own words, never shown to the merchant.
  reason text not null check (length(reason) between 1 and 200),
  -- Promised to the merchant: until then it may fetch what is its own, and the leaving does not end.
  exports_until timestamptz not null,
  begun_by text not null,
  begun_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  -- Taken back while under way, or the merchant came back after the end.
  undone_by text,
  undone_at timestamptz,
  undone_reason text check (length(undone_reason) between 1 and 200),
  primary key (provider_id, id),
  foreign key (provider_id, merchant_id) references merchants
);
create unique index departures_standing on departures (provider_id, merchant_id) where state <> 'undone';
create index departures_by_merchant on departures (provider_id, merchant_id, id);

-- Files that a departure has made are the merchant's and the provider's alike, and of any of its lists.
alter table exports add column departure_id text;
alter table exports add foreign key (provider_id, departure_id) references departures;
create index exports_by_departure on exports (provider_id, departure_id, id) where departure_id is not null;
alter table exports drop constraint exports_kind_check;
alter table exports add constraint exports_kind_check check (kind in ('payments', 'refunds', 'documents'));

select raise_wall('departures', 'select, insert, update');
select never_deleted('departures');

-- Whoever lets a merchant leave waits for the payments that are on their way in (exclusive), and those that come later find it
-- leaving. A shared lock in memory: the merchant's row is read for every payment and locked for none.
create function leaving_lock(provider text, merchant text) returns bigint language sql immutable
  as $$ select hashtextextended(provider || '/leaving ' || merchant, 0) $$;

create or replace function refuse_stopped_payment() returns trigger language plpgsql as $$
declare
  stop teyue.payment_stops;
  standing text;
begin
  perform pg_advisory_xact_lock_shared(teyue.leaving_lock(new.provider_id, new.merchant_id));
  select m.state into standing from teyue.merchants m where m.provider_id = new.provider_id and m.id = new.merchant_id;
  if standing in ('leaving', 'left') then
    raise exception 'the merchant leaves' using errcode = 'TY003', hint = standing;
  end if;
  select * into stop from teyue.payment_stops s
  where s.provider_id = new.provider_id and s.ended_at is null and coalesce(s.account_id, s.merchant_id) in (new.account_id, new.merchant_id)
  limit 1;
  if found then
    raise exception 'no payments are taken' using errcode = 'TY002', detail = stop.reason,
      hint = case when stop.account_id is null then 'merchant' else 'account' end;
  end if;
  return new;
end $$;

-- The last word before a merchant has left: none of its money may be under way, whatever the program has counted.
create function refuse_early_end() returns trigger language plpgsql as $$
begin
  if exists (select from teyue.payments p where p.provider_id = new.provider_id and p.merchant_id = new.id
      and p.state in ('requested', 'unknown', 'open', 'closing'))
    or exists (select from teyue.refunds r where r.provider_id = new.provider_id and r.merchant_id = new.id
      and r.state in ('requested', 'unknown', 'processing', 'abnormal')) then
    raise exception 'money of the merchant is under way' using errcode = 'TY004';
  end if;
  return new;
end $$;
create trigger refuses_early_end before update of state on merchants for each row
  when (new.state = 'left' and old.state <> 'left') execute function refuse_early_end();
