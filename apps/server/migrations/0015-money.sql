-- What people look money up by. Nothing to do before or after; with millions of payments the indexes take minutes.

-- One merchant's list, and what is not at its usual end: rows that are few and that people look for.
create index payments_by_merchant on payments (provider_id, merchant_id, id);
create index payments_unended on payments (provider_id, state, id) where state not in ('paid', 'closed');
create index refunds_by_merchant on refunds (provider_id, merchant_id, id);
create index refunds_unended on refunds (provider_id, state, id) where state not in ('succeeded');
create index refunds_by_reference on refunds (provider_id, reference);
create index refunds_by_wechat on refunds (provider_id, refund_id) where refund_id is not null;
create index webhook_deliveries_failing on webhook_deliveries (provider_id, id) where state <> 'delivered' and attempts > 2;
