-- Numbers that were taken on before WeChat was asked daily where they are settled to: each is promised its first look. Nothing
-- to do before or after.

-- Five seconds after each other, so that WeChat is not asked for all of them at once; who has a look already keeps it.
select promise_job('settlement_accounts.look',
    json_build_object('accountId', s.account_id, 'merchantId', s.merchant_id, 'subMerchantId', s.id, 'subMchid', s.sub_mchid,
      'providerId', s.provider_id),
    now() + row_number() over (order by s.provider_id, s.id) * interval '5 s', s.key, 32000)
  from (select *, account_id || '/settlement_accounts.look/' || id as key from sub_merchants) s
  where not exists (select from graphile_worker._private_jobs j where j.key = s.key);
