-- A reference is the merchant's own within one mode: what was tried in test mode never stands in the way of live payments. Nothing to do before or after.
alter table payments drop constraint payments_provider_id_merchant_id_reference_key;
alter table payments add unique (provider_id, merchant_id, mode, reference);

-- How a merchant stands under each of its numbers of one mode, as the program reads it for every payment; null: no such
-- merchant. It runs with the caller's rights, behind the caller's wall.
create or replace function payment_standings(provider text, merchant text, wanted_mode text, wanted_reference text) returns jsonb
  language sql stable as $$
  select jsonb_build_object('standings', (
    select jsonb_agg(jsonb_build_object(
      'subjectType', m.subject_type,
      'existingPaymentId', (
        select p.id from payments p
        where p.provider_id = provider and p.merchant_id = merchant and p.mode = wanted_mode and p.reference = wanted_reference),
      'subMerchant', jsonb_build_object('id', s.id, 'subMchid', s.sub_mchid, 'feeRatePpm', s.fee_rate_ppm),
      'account', jsonb_build_object(
        'id', a.id, 'spMchid', a.sp_mchid, 'version', a.version, 'clockOffsetMs', a.clock_offset_ms),
      'permissions', (
        select coalesce(jsonb_object_agg(p.name, p.state), '{}') from permissions p
        where p.provider_id = provider and p.sub_merchant_id = s.id),
      'ownAppids', (
        select coalesce(jsonb_agg(jsonb_build_object('appid', x.appid, 'kind', x.kind) order by x.created_at, x.appid), '[]')
        from appids x where x.provider_id = provider and x.account_id = a.id),
      'boundAppids', (
        select coalesce(jsonb_agg(jsonb_build_object('appid', x.appid, 'kind', x.kind, 'isDefault', b.is_default)
          order by b.bound_at, x.appid), '[]')
        from appid_bindings b join appids x on x.provider_id = provider and x.appid = b.appid
        where b.provider_id = provider and b.sub_merchant_id = s.id)
    ) order by s.id)
    from sub_merchants s join accounts a on a.provider_id = provider and a.id = s.account_id
    where s.provider_id = provider and s.merchant_id = merchant and a.mode = wanted_mode))
  from merchants m where m.provider_id = provider and m.id = merchant
$$;
