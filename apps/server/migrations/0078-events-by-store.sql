-- What happened at a store, for its cashiers. Nothing to do before or after.

create index events_by_store on events (provider_id, (facts ->> 'store'), id) where facts ->> 'store' is not null;
