-- What wants a person, and how people are told of it. Nothing to do before or after.

-- One row that is not resolved for each kind and thing, however often it is seen.
create table alerts (
  provider_id text not null references providers,
  id text not null check (id ~ '^alt_[0-9a-z]{26}$'),
  kind text not null check (kind ~ '^[a-z_]+$'),
  subject_id text not null,
  severity text not null check (severity in ('warning', 'critical')),
  state text not null check (state in ('open', 'acknowledged', 'muted', 'resolved')),
  facts jsonb not null,
  -- How often it was seen.
  times integer not null check (times > 0),
  first_at timestamptz not null,
  last_at timestamptz not null,
  acknowledged_by text,
  muted_until timestamptz,
  resolved_at timestamptz,
  primary key (provider_id, id),
  check ((state = 'muted') = (muted_until is not null)),
  check ((state = 'resolved') = (resolved_at is not null))
);
create unique index alerts_unresolved on alerts (provider_id, kind, subject_id) where state <> 'resolved';

-- Where people are told: an address of a robot, or mail. What is secret in it is sealed.
create table alert_channels (
  provider_id text not null references providers,
  id text not null check (id ~ '^chn_[0-9a-z]{26}$'),
  kind text not null check (kind in ('email', 'wecom', 'feishu')),
  name text not null,
  target_sealed bytea not null,
  -- Whom it reaches, as far as people may see it.
  hint text not null,
  language text not null check (language in ('zh', 'en')),
  min_severity text not null check (min_severity in ('warning', 'critical')),
  -- It hears only of what nobody has acknowledged for so long; 0 is at once.
  after_minutes integer not null check (after_minutes between 0 and 1440),
  per_hour integer not null check (per_hour between 1 and 60),
  created_at timestamptz not null,
  removed_at timestamptz,
  primary key (provider_id, id)
);

create table alert_sendings (
  provider_id text not null,
  id text not null check (id ~ '^als_[0-9a-z]{26}$'),
  channel_id text not null,
  purpose text not null check (purpose in ('alert', 'digest', 'test')),
  message jsonb not null,
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  -- Each attempt: when, how it ended, what was answered.
  attempts jsonb not null,
  next_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (provider_id, id),
  foreign key (provider_id, channel_id) references alert_channels
);
create index alert_sendings_by_channel on alert_sendings (provider_id, channel_id, id);

-- Which channel has been told of which alert.
create table alert_tellings (
  provider_id text not null,
  channel_id text not null,
  alert_id text not null,
  at timestamptz not null,
  primary key (provider_id, channel_id, alert_id),
  foreign key (provider_id, channel_id) references alert_channels,
  foreign key (provider_id, alert_id) references alerts
);

select raise_wall('alerts', 'select, insert, update');
select raise_wall('alert_channels', 'select, insert, update');
select raise_wall('alert_sendings', 'select, insert, update');
select raise_wall('alert_tellings', 'select, insert, delete');

-- Looked through every minute for deliveries that do not get through.
create index webhook_deliveries_undelivered on webhook_deliveries (provider_id, changed_at) where state <> 'delivered';

-- Providers that are there already.
select promise_job('alerts.watch', json_build_object('providerId', provider_id), clock_timestamp(), 'alerts.watch/' || provider_id, 32000)
from providers;
