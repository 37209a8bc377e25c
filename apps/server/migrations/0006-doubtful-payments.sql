-- When an order was last sent to WeChat, by which a refusal in doubt is settled. Nothing to do before or after.
alter table payments add column asked_at timestamptz;
update payments set asked_at = changed_at;
alter table payments alter column asked_at set not null;
