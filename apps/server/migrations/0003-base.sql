-- Jobs, exchanges, events, the ledger, disagreements, idempotency keys. Nothing to do before or after.

-- One row per worker process. Its jobs are taken back when it has been silent too long.
create table worker_processes (
  worker_id text primary key,
  seen_at timestamptz not null
);

-- The queue's own tables belong to the owner; the program promises, withdraws and hurries jobs through these.
create function promise_job(task text, payload json, run_at timestamptz, job_key text, max_attempts integer)
  returns void language sql security definer set search_path = teyue, pg_temp
  as $$ select graphile_worker.add_job(task, payload, run_at => run_at, max_attempts => max_attempts, job_key => job_key) $$;

-- The same under a key that nothing was ever promised under: it needs no look for an older promise.
create function promise_new_job(task text, payload json, run_at timestamptz, job_key text, max_attempts integer)
  returns void language sql security definer set search_path = teyue, pg_temp
  as $$ select graphile_worker.add_job(task, payload, run_at => run_at, max_attempts => max_attempts, job_key => job_key,
    job_key_mode => 'unsafe_dedupe') $$;

create function withdraw_job(key text) returns void language sql security definer set search_path = teyue, pg_temp
  as $$ select graphile_worker.remove_job(key) $$;

-- An account's clock was turned by `delta`: what it had promised for later falls due that much sooner. Its keys begin with its id.
create function hurry_jobs(account text, delta interval) returns bigint language sql security definer set search_path = teyue, pg_temp
  as $$ select count(*) from graphile_worker.jobs j, graphile_worker.reschedule_jobs(array[j.id], run_at => j.run_at - delta)
        where starts_with(j.key, account || '/') and j.locked_at is null and j.run_at > now() $$;

revoke all on function promise_job(text, json, timestamptz, text, integer),
  promise_new_job(text, json, timestamptz, text, integer), withdraw_job(text), hurry_jobs(text, interval) from public;
grant execute on function promise_job(text, json, timestamptz, text, integer),
  promise_new_job(text, json, timestamptz, text, integer), withdraw_job(text), hurry_jobs(text, interval) to teyue_app;

-- What went over the wire: sealed whole, and masked for the eye.
create table exchanges (
  provider_id text not null,
  id text not null check (id ~ '^exc_[0-9a-z]{26}$'),
  at timestamptz not null,
  masked jsonb not null,
  sealed bytea not null,
  primary key (provider_id, id)
);

-- One row for each move of each noun, written in the move's own transaction.
create table events (
  provider_id text not null,
  id text not null check (id ~ '^evt_[0-9a-z]{26}$'),
  at timestamptz not null,
  type text not null check (type ~ '^[a-z_]+\.[a-z_]+$'),
  source text not null check (source in ('caller', 'answer', 'notice', 'query', 'bill', 'person', 'clock', 'silence')),
  subject_id text not null,
  account_id text not null,
  merchant_id text not null,
  facts jsonb not null,
  exchange_id text,
  primary key (provider_id, id),
  foreign key (provider_id, exchange_id) references exchanges
);
create index events_by_subject on events (provider_id, subject_id, id);

-- Double entry. An entry is all lines of one event and sums to zero; debit is positive.
create table ledger_lines (
  provider_id text not null,
  event_id text not null,
  account text not null check (account in ('receivable', 'merchant', 'fee', 'refund')),
  sub_merchant_id text not null,
  amount bigint not null check (amount <> 0),
  at timestamptz not null,
  primary key (provider_id, event_id, account),
  foreign key (provider_id, event_id) references events
);
create index ledger_lines_by_sub_merchant on ledger_lines (provider_id, sub_merchant_id, account);

create function check_entry_balance() returns trigger language plpgsql as $$
begin
  if exists (
    select from ledger_lines l join (select distinct provider_id, event_id from added) a using (provider_id, event_id)
    group by l.provider_id, l.event_id having sum(l.amount) <> 0 or count(distinct l.sub_merchant_id) <> 1
  ) then
    raise exception 'a ledger entry must sum to zero' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger entry_balances after insert on ledger_lines referencing new table as added
  for each statement execute function check_entry_balance();
create trigger ledger_is_append_only before update or delete on ledger_lines
  for each row execute function refuse_change();
create trigger ledger_is_not_truncated before truncate on ledger_lines
  for each statement execute function refuse_change();
create trigger events_are_append_only before update or delete on events
  for each row execute function refuse_change();
create trigger events_are_not_truncated before truncate on events
  for each statement execute function refuse_change();

-- Where our books and WeChat's differ. One open row for each difference, however often it is met.
create table disagreements (
  provider_id text not null references providers,
  id text not null check (id ~ '^dis_[0-9a-z]{26}$'),
  kind text not null,
  subject_id text not null,
  account_id text not null,
  message text not null,
  ours jsonb not null,
  theirs jsonb not null,
  source text not null,
  exchange_id text,
  state text not null check (state in ('open', 'settled')),
  times integer not null check (times > 0),
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (provider_id, id),
  foreign key (provider_id, exchange_id) references exchanges
);
create unique index disagreements_open on disagreements (provider_id, subject_id, kind) where state = 'open';

-- An Idempotency-Key keeps the request's hash and the thing's id; the answer is rendered anew.
create table idempotency_keys (
  provider_id text not null,
  caller text not null,
  key text not null check (length(key) between 1 and 255),
  request_hash bytea not null check (length(request_hash) = 32),
  thing_id text not null,
  created_at timestamptz not null,
  primary key (provider_id, caller, key)
);

select raise_wall('exchanges', 'select, insert');
select raise_wall('events', 'select, insert');
select raise_wall('ledger_lines', 'select, insert');
select raise_wall('disagreements', 'select, insert, update');
select raise_wall('idempotency_keys', 'select, insert');
