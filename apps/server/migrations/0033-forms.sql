-- Onboardings are found by WeChat's numbers. Nothing to do before or after.

create index applyments_by_form_number on applyments (provider_id, (applyment_id::text)) where applyment_id is not null;
create index applyments_by_sub_mchid on applyments (provider_id, sub_mchid) where sub_mchid is not null;
