-- The schema, the role that the program connects as, and the wall around each tenant. Nothing to do before or after.
do $$
begin
  if not exists (select from pg_roles where rolname = 'teyue_app') then
    create role teyue_app nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;

-- Whoever migrates may act as the application; the application may not act as whoever migrates.
do $$
begin
  if not pg_has_role(current_user, 'teyue_app', 'set') then
    execute format('grant teyue_app to %I', current_user);
  end if;
end $$;

grant usage on schema teyue to teyue_app;

-- The tenant that this transaction works for; null (nothing is visible) when none was entered.
create function current_provider() returns text language sql stable
  as $$ select nullif(current_setting('teyue.provider_id', true), '') $$;

-- Puts a table behind the wall. Called once for each tenant table; a test finds tables that were forgotten.
create function raise_wall(target regclass, rights text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant on %s to teyue_app using (provider_id = teyue.current_provider()) with check (provider_id = teyue.current_provider())', target);
  execute format('create policy owner on %s to current_user using (true) with check (true)', target);
  execute format('grant %s on %s to teyue_app', rights, target);
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;
