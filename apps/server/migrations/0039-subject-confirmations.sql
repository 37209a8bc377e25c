-- Confirmations by a merchant's subject that the account is its own 商户开户意愿确认. Nothing to do before or after.

create table subject_confirmations (
  provider_id text not null references providers,
  id text not null check (id ~ '^sbc_[0-9a-z]{26}$'),
  account_id text not null,
  merchant_id text not null,
  sub_merchant_id text not null,
  sub_mchid text not null,
  mode text not null check (mode in ('test', 'live')),
  -- Our number of it at WeChat: a form that was rejected and cancelled is made anew under another.
  business_code text not null check (business_code ~ '^[0-9A-Za-z_]{1,124}$'),
  state text not null check (state in ('draft', 'submitting', 'unknown', 'editing', 'auditing', 'confirming_contact',
    'confirming_legal_person', 'passed', 'rejected', 'frozen', 'refused', 'canceled')),
  state_since timestamptz not null,
  expires_at timestamptz,
  -- The smallest number of days before the end that was warned of.
  warned_days integer,
  subject_type text,
  name text,
  -- The form in clear is sealed, and gone when its time is over. The copy for the eye is masked.
  draft_sealed bytea,
  draft_masked jsonb not null,
  submissions integer not null check (submissions >= 0),
  attempts integer not null check (attempts >= 0),
  asked_at timestamptz,
  queries integer not null check (queries >= 0),
  applyment_id bigint,
  -- A picture for the contact to scan.
  qr_code text,
  reject_param text,
  reject_reason text,
  refused_code text,
  refused_message text,
  refused_field text,
  -- Whether WeChat is being asked to cancel it.
  cancel_wanted boolean not null,
  authorized boolean,
  created_at timestamptz not null,
  submitted_at timestamptz,
  primary key (provider_id, id),
  unique (provider_id, account_id, business_code),
  foreign key (provider_id, account_id) references accounts,
  foreign key (provider_id, merchant_id) references merchants,
  foreign key (provider_id, sub_merchant_id) references sub_merchants
);
create index subject_confirmations_by_merchant on subject_confirmations (provider_id, merchant_id, id);
create index subject_confirmations_by_state on subject_confirmations (provider_id, state, id);

-- A paper is of an onboarding or of a confirmation.
alter table papers alter column applyment_id drop not null;
alter table papers add column confirmation_id text;
alter table papers add constraint papers_of_one check (num_nonnulls(applyment_id, confirmation_id) = 1);
alter table papers add foreign key (provider_id, confirmation_id) references subject_confirmations;
create index papers_by_confirmation on papers (provider_id, confirmation_id, id) where confirmation_id is not null;

select raise_wall('subject_confirmations', 'select, insert, update');
