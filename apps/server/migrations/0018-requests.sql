-- What programs asked of the API, for those who write them: neither bodies nor queries. Nothing to do before or after.
create table requests (
  provider_id text not null references providers,
  id text not null check (id ~ '^req_[0-9a-z]{26}$'),
  at timestamptz not null,
  key_id text not null,
  merchant_id text,
  mode text not null check (mode in ('test', 'live')),
  method text not null,
  route text not null,
  -- The id in the address, where the route has one.
  subject_id text,
  status integer not null check (status between 100 and 599),
  -- The code of the problem that was answered.
  code text,
  duration_ms integer not null check (duration_ms >= 0),
  request_id text not null,
  primary key (provider_id, id)
);
create index requests_by_merchant on requests (provider_id, merchant_id, id);

select raise_wall('requests', 'select, insert, delete');
