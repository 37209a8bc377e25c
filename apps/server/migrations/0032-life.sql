-- Merchants that exist already come in by a file. Nothing to do before or after.

-- The provider's own number for a merchant, as its other systems have it.
alter table merchants add column reference text check (length(reference) between 1 and 64);
create unique index merchants_by_reference on merchants (provider_id, reference) where reference is not null;
create index merchants_by_name on merchants (provider_id, name);

-- A file whose lines are looked at first, and taken in once a person says so.
create table imports (
  provider_id text not null references providers,
  id text not null check (id ~ '^imp_[0-9a-z]{26}$'),
  mode text not null check (mode in ('test', 'live')),
  kind text not null check (kind in ('merchants', 'payments')),
  filename text not null,
  sha256 bytea not null check (length(sha256) = 32),
  encoding text not null,
  -- The person or the API key who gave the file, and who had it taken in.
  given_by text not null,
  started_by text,
  state text not null check (state in ('checking', 'checked', 'running', 'done', 'expired')),
  lines_total integer not null check (lines_total > 0),
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  expires_at timestamptz not null,
  primary key (provider_id, id)
);

create table import_lines (
  provider_id text not null,
  import_id text not null,
  -- The row of the spreadsheet; its head is row 1.
  number integer not null check (number > 1),
  -- `known`: it is here already, and nothing of it is changed.
  state text not null check (state in ('unchecked', 'good', 'bad', 'known', 'done')),
  -- Its cells as they came; they name people.
  sealed bytea not null,
  findings jsonb not null,
  -- What it became, or what it is already.
  thing_id text,
  primary key (provider_id, import_id, number),
  foreign key (provider_id, import_id) references imports
);
create index import_lines_by_state on import_lines (provider_id, import_id, state, number);

select raise_wall('imports', 'select, insert, update');
select raise_wall('import_lines', 'select, insert, update, delete');
