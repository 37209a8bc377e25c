-- Stopping the taking of payments, jobs as their provider may see them, how WeChat answered each account, and the rotation of the
-- master key. Nothing to do before or after.

-- No payments are taken for an account or a merchant while a stop of it stands. What is open lives on.
create table payment_stops (
  provider_id text not null references providers,
  id text not null check (id ~ '^stp_[0-9a-z]{26}$'),
  account_id text,
  merchant_id text,
  -- Told to whoever asks for a payment meanwhile.
  reason text not null check (length(reason) between 1 and 200),
  -- Who stopped and who started again; null is a program.
  stopped_by text,
  stopped_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  primary key (provider_id, id),
  foreign key (provider_id, account_id) references accounts,
  foreign key (provider_id, merchant_id) references merchants,
  check ((account_id is null) <> (merchant_id is null))
);
create unique index payment_stops_standing on payment_stops (provider_id, coalesce(account_id, merchant_id)) where ended_at is null;

-- In the write itself, so that nothing slips between a look and an insert, whichever way a payment comes.
create function refuse_stopped_payment() returns trigger language plpgsql as $$
declare
  stop teyue.payment_stops;
begin
  select * into stop from teyue.payment_stops s
  where s.provider_id = new.provider_id and s.ended_at is null and coalesce(s.account_id, s.merchant_id) in (new.account_id, new.merchant_id)
  limit 1;
  if found then
    raise exception 'no payments are taken' using errcode = 'TY002', detail = stop.reason,
      hint = case when stop.account_id is null then 'merchant' else 'account' end;
  end if;
  return new;
end $$;
create trigger refuses_while_stopped before insert on payments for each row execute function refuse_stopped_payment();

-- How WeChat answered each account, by the minute: gathered in memory by each process, written every few seconds.
create table account_calls (
  provider_id text not null,
  account_id text not null,
  minute timestamptz not null,
  operation text not null,
  outcome text not null check (outcome in ('answered', 'refused', 'unknown', 'bug')),
  -- WeChat's word or the client's, for what was not answered well; empty otherwise.
  code text not null,
  calls bigint not null check (calls > 0),
  -- Those that took long, and the time of all in milliseconds.
  slow bigint not null check (slow between 0 and calls),
  total_ms bigint not null check (total_ms >= 0),
  slowest_ms bigint not null check (slowest_ms >= 0),
  primary key (provider_id, account_id, minute, operation, outcome, code),
  foreign key (provider_id, account_id) references accounts
);

-- The one rotation of the master key that is under way, and those before it. It is the installation's, and no tenant's.
create table key_rotations (
  id text primary key check (id ~ '^rot_[0-9a-z]{26}$'),
  -- The number of the key under which everything is sealed again. It tells nothing of the key.
  to_key text not null,
  state text not null check (state in ('running', 'done', 'retired')),
  -- How often everything was gone through: a round that finds nothing left ends it.
  round integer not null check (round > 0),
  -- Where the round has come to: provider, place in the list of sealed columns, key of the last row looked at.
  place jsonb not null,
  looked_at bigint not null check (looked_at >= 0),
  sealed_again bigint not null check (sealed_again >= 0),
  found_in_round bigint not null check (found_in_round >= 0),
  total bigint not null check (total >= 0),
  started_at timestamptz not null,
  moved_at timestamptz not null,
  done_at timestamptz
);
create unique index key_rotations_running on key_rotations ((true)) where state = 'running';
grant select, insert, update on key_rotations to teyue_app;

-- A raw exchange is never changed, but for the key that it is sealed under.
grant update (sealed) on exchanges to teyue_app;

select raise_wall('payment_stops', 'select, insert, update');
select raise_wall('account_calls', 'select, insert, update, delete');

create function list_providers(after text, most integer) returns table (provider_id text)
  language sql stable security definer set search_path = teyue, pg_temp
  as $$ select p.provider_id from providers p where p.provider_id > after order by 1 limit most $$;

-- The queue's tables are nobody's but the owner's. A tenant sees its own promises by what they are for; no payload, no secret.
create function list_own_jobs(failing_after integer, late_after interval)
  returns table (id bigint, task text, key text, state text, attempts integer, run_at timestamptz, created_at timestamptz, last_error text)
  language sql stable security definer set search_path = teyue, pg_temp
  as $$
    select * from (
      select j.id, t.identifier, j.key,
        case when j.locked_at is not null then 'running' when j.attempts >= failing_after then 'failing'
          when j.run_at < clock_timestamp() - late_after then 'late' when j.attempts > 0 then 'retrying'
          when j.run_at <= clock_timestamp() then 'due' else 'later' end,
        j.attempts::integer, j.run_at, j.created_at, j.last_error
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where j.payload ->> 'providerId' = current_provider() and j.key is not null) own
  $$;

-- At once, and as if it were the first time. False where there is no such job of this tenant, or it runs just now.
create function retry_own_job(job bigint) returns boolean
  language sql security definer set search_path = teyue, pg_temp
  as $$
    select count(*) > 0 from graphile_worker._private_jobs j, graphile_worker.reschedule_jobs(array[j.id], run_at => clock_timestamp(), attempts => 0)
    where j.id = job and j.payload ->> 'providerId' = current_provider() and j.key is not null and j.locked_at is null
  $$;

create function count_workers(silent_after interval) returns bigint
  language sql stable security definer set search_path = teyue, pg_temp
  as $$ select count(*) from worker_processes where seen_at > clock_timestamp() - silent_after $$;

revoke all on function list_providers(text, integer), list_own_jobs(integer, interval), retry_own_job(bigint), count_workers(interval) from public;
grant execute on function list_providers(text, integer), list_own_jobs(integer, interval), retry_own_job(bigint), count_workers(interval) to teyue_app;
