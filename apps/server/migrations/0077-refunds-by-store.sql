-- Refunds of a store's payments. Nothing to do before or after.

create index refunds_by_store on refunds (provider_id, store_id, id) where store_id is not null;
