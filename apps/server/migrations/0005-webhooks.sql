-- Webhook endpoints, deliveries and each attempt. Nothing to do before or after.
create table webhook_endpoints (
  provider_id text not null references providers,
  id text not null check (id ~ '^whe_[0-9a-z]{26}$'),
  merchant_id text,
  mode text not null check (mode in ('test', 'live')),
  url text not null,
  event_types text[] not null,
  secret_sealed bytea not null,
  enabled boolean not null,
  created_at timestamptz not null,
  primary key (provider_id, id),
  foreign key (provider_id, merchant_id) references merchants
);

create table webhook_deliveries (
  provider_id text not null,
  id text not null check (id ~ '^whd_[0-9a-z]{26}$'),
  endpoint_id text not null,
  event_id text not null,
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  attempts integer not null check (attempts >= 0),
  next_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (provider_id, id),
  unique (provider_id, endpoint_id, event_id),
  foreign key (provider_id, endpoint_id) references webhook_endpoints,
  foreign key (provider_id, event_id) references events
);
create index webhook_deliveries_by_event on webhook_deliveries (provider_id, event_id);

create table webhook_attempts (
  provider_id text not null,
  delivery_id text not null,
  number integer not null check (number > 0),
  at timestamptz not null,
  duration_ms integer not null,
  status integer,
  outcome text not null check (outcome in ('delivered', 'refused', 'timed_out', 'unreachable', 'forbidden_address', 'redirected')),
  answer_excerpt text not null,
  primary key (provider_id, delivery_id, number),
  foreign key (provider_id, delivery_id) references webhook_deliveries
);

select raise_wall('webhook_endpoints', 'select, insert, update, delete');
select raise_wall('webhook_deliveries', 'select, insert, update');
select raise_wall('webhook_attempts', 'select, insert');
