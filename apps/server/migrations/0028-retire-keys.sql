-- Whether the old master keys shall be forgotten once a round of a rotation finds nothing left. Nothing to do before or after.
-- As raw exchanges: their parts are never changed, but for the key that they are sealed under.
grant update (sealed) on export_parts to teyue_app;
alter table key_rotations add column is_retiring boolean not null default false;
