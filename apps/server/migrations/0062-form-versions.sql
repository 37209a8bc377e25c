-- Forms have versions, so that nobody submits, or writes over, what somebody else has changed meanwhile. Nothing to do before or after.

-- A change raises the version. `written` has for each field in which version it became what it is, when, and by whom.
alter table applyments add column version integer not null default 1 check (version >= 1);
alter table applyments add column written jsonb not null default '{}';
alter table subject_confirmations add column version integer not null default 1 check (version >= 1);
alter table subject_confirmations add column written jsonb not null default '{}';
