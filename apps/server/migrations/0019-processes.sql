-- Which processes work on this database, and how far each of them knows its schema, for upgrades without a standstill. Nothing
-- to do before or after.
create table program_processes (
  id text primary key,
  -- The name of the newest migration that the program knows.
  knows text not null,
  seen_at timestamptz not null
);
