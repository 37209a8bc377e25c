-- Onboardings 进件 and their papers. Nothing to do before or after.

create table applyments (
  provider_id text not null references providers,
  id text not null check (id ~ '^apl_[0-9a-z]{26}$'),
  account_id text not null,
  merchant_id text not null,
  mode text not null check (mode in ('test', 'live')),
  -- Our number of it at WeChat, never another: submitted anew it takes its own place.
  business_code text not null check (business_code ~ '^[0-9A-Za-z_]{1,124}$'),
  state text not null check (state in ('draft', 'submitting', 'unknown', 'editing', 'auditing', 'rejected',
    'to_be_confirmed', 'to_be_signed', 'signing', 'finished', 'refused', 'canceled')),
  -- Since when it stands so; what ends by itself ends from here.
  state_since timestamptz not null,
  state_message text,
  expires_at timestamptz,
  -- The smallest number of days before the end that was warned of.
  warned_days integer,
  subject_type text,
  name text,
  fee_rate_ppm integer not null check (fee_rate_ppm between 0 and 1000000),
  -- The form in clear holds what is most personal: sealed, and gone when its time is over. The copy for the eye is masked.
  draft_sealed bytea,
  draft_masked jsonb not null,
  -- How often it was submitted, and how often the last submission was tried; each try is counted before it is sent.
  submissions integer not null check (submissions >= 0),
  attempts integer not null check (attempts >= 0),
  asked_at timestamptz,
  -- How often WeChat was asked since it stands so.
  queries integer not null check (queries >= 0),
  applyment_id bigint,
  sign_url text,
  rejections jsonb not null,
  refused_code text,
  refused_message text,
  refused_field text,
  sub_mchid text,
  sub_merchant_id text,
  created_at timestamptz not null,
  submitted_at timestamptz,
  primary key (provider_id, id),
  unique (provider_id, account_id, business_code),
  foreign key (provider_id, account_id) references accounts,
  foreign key (provider_id, merchant_id) references merchants,
  foreign key (provider_id, sub_merchant_id) references sub_merchants
);
create index applyments_by_merchant on applyments (provider_id, merchant_id, id);
create index applyments_by_state on applyments (provider_id, state, id);
create index applyments_waiting on applyments (provider_id, account_id) where state = 'submitting';

-- Pictures of papers, sealed. The bytes go when the applyment has ended for long enough; that they were there stays.
create table papers (
  provider_id text not null,
  id text not null check (id ~ '^ppr_[0-9a-z]{26}$'),
  applyment_id text not null,
  filename text not null,
  bytes integer not null check (bytes > 0),
  sha256 bytea not null check (length(sha256) = 32),
  sealed bytea,
  -- What WeChat calls it, and since when.
  media_id text,
  uploaded_at timestamptz,
  added_at timestamptz not null,
  deleted_at timestamptz,
  primary key (provider_id, id),
  foreign key (provider_id, applyment_id) references applyments,
  check ((sealed is null) = (deleted_at is not null))
);
create index papers_by_applyment on papers (provider_id, applyment_id, id);
alter table papers alter column sealed set storage external;

select raise_wall('applyments', 'select, insert, update');
select raise_wall('papers', 'select, insert, update');
