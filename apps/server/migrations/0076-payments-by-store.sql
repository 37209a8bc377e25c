-- Payments of a store and of a terminal. Nothing to do before or after: empty until payments name their store.

create index payments_by_store on payments (provider_id, store_id, id) where store_id is not null;
create index payments_by_terminal on payments (provider_id, terminal_id, id) where terminal_id is not null;
