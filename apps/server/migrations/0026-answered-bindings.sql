-- Whoever has bound an appid has answered both questions of binding. Nothing to do before or after.
update sub_merchants s set has_own_appid = true, needs_openid = true
where exists (select from appid_bindings b where b.provider_id = s.provider_id and b.sub_merchant_id = s.id);
