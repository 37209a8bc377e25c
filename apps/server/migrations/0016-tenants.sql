-- What people write of merchants, the answers that binding an appid asks for, why it was bound, and what was said of a
-- permission. Nothing to do before or after.
alter table merchants
  -- Whether we work with it. Taking its payments is stopped elsewhere.
  add column state text not null default 'active' check (state in ('active', 'paused')),
  add column contact_name text,
  add column contact_phone text,
  add column contact_email text,
  -- The provider's own, never shown to the merchant.
  add column notes text not null default '';

-- The two questions of binding (M13): has it an appid of its own, and does it need its payers' openids under that one?
alter table sub_merchants
  add column has_own_appid boolean not null default false,
  add column needs_openid boolean not null default false;

alter table permissions add column note text not null default '';

-- The defaults are for rows that are there, and for programs of the version before, which know no such column.
alter table appids
  add column id text not null default 'aid_' || substr(md5(random()::text || random()::text), 1, 26)
    check (id ~ '^aid_[0-9a-z]{26}$'),
  add unique (provider_id, id);
create index appids_by_merchant on appids (provider_id, merchant_id);

alter table appid_bindings
  add column id text not null default 'bnd_' || substr(md5(random()::text || random()::text), 1, 26)
    check (id ~ '^bnd_[0-9a-z]{26}$'),
  -- The joint-operation letter 联合运营函, where the appid's subject is another (M17): its number, or where it is kept.
  add column letter text,
  add unique (provider_id, id);
create index appid_bindings_by_appid on appid_bindings (provider_id, appid);
