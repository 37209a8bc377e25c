-- Tallies for the home page, how a disagreement was settled, and exports. Nothing to do before or after; what happened before is
-- counted by the first jobs.

-- What happened in a day of Shanghai, or in a quarter of an hour (kept three days), added up from the events by a job.
-- merchant_id is '' for all merchants together.
create table tallies (
  provider_id text not null,
  mode text not null check (mode in ('test', 'live')),
  span text not null check (span in ('day', 'quarter')),
  begins_at timestamptz not null,
  merchant_id text not null,
  made bigint not null,
  paid bigint not null,
  paid_amount bigint not null,
  failed bigint not null,
  refunds bigint not null,
  refunded bigint not null,
  primary key (provider_id, mode, span, begins_at, merchant_id)
);

-- How WeChat answered an account, by quarters of an hour.
create table call_tallies (
  provider_id text not null,
  account_id text not null,
  begins_at timestamptz not null,
  answered bigint not null,
  unanswered bigint not null,
  primary key (provider_id, account_id, begins_at)
);

-- The last event that is in the tallies.
create table tally_marks (
  provider_id text not null references providers,
  event_id text not null,
  primary key (provider_id)
);

alter table disagreements
  add column settled_at timestamptz,
  add column settled_by text,
  add column settled_how text check (settled_how in ('wechat_said', 'person')),
  add column settled_reason text;

-- A list of payments or refunds as a file. The file's parts are sealed and go when it expires.
create table exports (
  provider_id text not null references providers,
  id text not null check (id ~ '^exp_[0-9a-z]{26}$'),
  mode text not null check (mode in ('test', 'live')),
  -- Who may fetch it: whoever asked for it, acting for the same merchant.
  asked_by text not null,
  merchant_id text,
  kind text not null check (kind in ('payments', 'refunds')),
  format text not null check (format in ('csv', 'xlsx')),
  filter jsonb not null,
  language text not null check (language in ('zh', 'en')),
  state text not null check (state in ('waiting', 'running', 'ready', 'failed', 'expired')),
  rows_done integer not null check (rows_done >= 0),
  -- How many there were when it began, at most; null before.
  rows_total integer,
  bytes bigint not null check (bytes >= 0),
  -- Whether there were more rows than one file takes.
  is_cut boolean not null,
  created_at timestamptz not null,
  ready_at timestamptz,
  expires_at timestamptz not null,
  primary key (provider_id, id)
);
create index exports_by_asker on exports (provider_id, asked_by, id);

create table export_parts (
  provider_id text not null,
  export_id text not null,
  number integer not null check (number > 0),
  sealed bytea not null,
  primary key (provider_id, export_id, number),
  foreign key (provider_id, export_id) references exports
);
alter table export_parts alter column sealed set storage external;

select raise_wall('tallies', 'select, insert, update, delete');
select raise_wall('call_tallies', 'select, insert, update, delete');
select raise_wall('tally_marks', 'select, insert, update');
select raise_wall('exports', 'select, insert, update');
select raise_wall('export_parts', 'select, insert, delete');

-- Providers that are there already.
select promise_job('overview.count', json_build_object('providerId', provider_id), clock_timestamp(),
  'overview.count/' || provider_id, 32000) from providers;
