-- The secret that a webhook endpoint had before, which signs too until it ends. Nothing to do before or after.
alter table webhook_endpoints
  add column old_secret_sealed bytea,
  add column old_secret_until timestamptz,
  add check ((old_secret_sealed is null) = (old_secret_until is null));
