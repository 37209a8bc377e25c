-- What WeChat limits for a number, as it answered last, and the daily comparison of where it tells of violations. Nothing to do before or
-- after: an address is registered by itself within minutes, unless WeChat tells another one already.

-- When WeChat answered last which address it has.
alter table violation_addresses add column asked_at timestamptz;

-- The latest answer for each number: functions that are closed, and for each cause how it is opened again.
create table limitations (
  provider_id text not null,
  account_id text not null,
  sub_mchid text not null,
  functions text[] not null,
  other_functions text not null,
  causes jsonb not null,
  asked_at timestamptz not null,
  primary key (provider_id, account_id, sub_mchid),
  foreign key (provider_id, account_id) references accounts
);

select raise_wall('limitations', 'select, insert, update');

-- Accounts that are there already.
select promise_job('violations.watch', json_build_object('providerId', provider_id, 'accountId', id),
  clock_timestamp() + interval '1 minute', id || '/violations.watch', 32000)
from accounts;
