-- Payments that another system has made, the numbers at WeChat that nobody here knows, and a system that runs beside this one.
-- Nothing to do before or after.

alter table payments
  -- The out_trade_no by which WeChat knows it, where another system ordered it; null where it is our id.
  add column out_trade_no text check (length(out_trade_no) between 1 and 32 and out_trade_no !~ '^pay_[0-9a-z]{26}$'),
  -- When WeChat was asked for one that another system ordered, and said the same of it; nothing is refunded before.
  add column verified_at timestamptz;
create unique index payments_by_out_trade_no on payments (provider_id, account_id, out_trade_no) where out_trade_no is not null;

-- What was paid long ago is no payment that is taken now.
drop trigger refuses_while_stopped on payments;
create trigger refuses_while_stopped before insert on payments for each row
  when (new.out_trade_no is null) execute function refuse_stopped_payment();

alter table settings
  -- Another system takes payments under the same numbers: what it makes is no difference of ours.
  add column is_beside_another boolean not null default false;

-- `elsewhere`: it speaks of what another system made.
alter table notices drop constraint notices_state_check;
alter table notices add constraint notices_state_check check (state in ('received', 'applied', 'parked', 'elsewhere'));

alter table bill_lines
  -- Of a refund, the out_trade_no of its payment.
  add column order_number text,
  -- Made by another system, as far as its numbers tell.
  add column is_elsewhere boolean not null default false;

alter table reconciliations
  -- What the bill has of other systems, and is in neither side's totals.
  add column elsewhere_payments bigint,
  add column elsewhere_paid bigint;

-- A sub-merchant's number that WeChat speaks of and nobody here knows.
create table found_numbers (
  provider_id text not null,
  id text not null check (id ~ '^fnd_[0-9a-z]{26}$'),
  account_id text not null,
  sub_mchid text not null,
  state text not null check (state in ('open', 'adopted', 'dismissed')),
  seen_in text[] not null check (seen_in <@ array['bill', 'notice', 'applyment']),
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- Who decided, when, and why it was dismissed.
  decided_by text,
  decided_at timestamptz,
  reason text,
  sub_merchant_id text,
  primary key (provider_id, id),
  unique (provider_id, account_id, sub_mchid),
  foreign key (provider_id, account_id) references accounts
);
create index found_numbers_open on found_numbers (provider_id, id) where state = 'open';

-- What the bill of a day has of such a number.
create table found_number_days (
  provider_id text not null,
  account_id text not null,
  sub_mchid text not null,
  day text not null,
  payments bigint not null,
  paid bigint not null,
  refunds bigint not null,
  refunded bigint not null,
  primary key (provider_id, account_id, sub_mchid, day),
  foreign key (provider_id, account_id) references accounts
);

select raise_wall('found_numbers', 'select, insert, update');
select raise_wall('found_number_days', 'select, insert, update');
