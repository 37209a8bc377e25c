-- The file of an agreement lies with the other files of merchants, under the agreement's own id: it is sealed for that id, so it is
-- carried over as it is. Nothing to do before; 0075 takes away the columns in which it lay.

alter table attachments drop constraint attachments_id_check;
alter table attachments add constraint attachments_id_check check (id ~ '^(att|agt)_[0-9a-z]{26}$');
-- Contracts between companies are kept: what an agreement's file holds is never emptied.
alter table attachments add constraint attachments_of_agreements check (id !~ '^agt_' or sealed is not null);

insert into attachments (provider_id, id, merchant_id, purpose, filename, bytes, sha256, sealed, added_at)
  select g.provider_id, g.id, s.merchant_id, 'agreement', g.filename, g.bytes, g.sha256, g.sealed, g.added_at
  from agreements g join sub_merchants s on s.provider_id = g.provider_id and s.id = g.sub_merchant_id;

alter table agreements
  alter column filename drop not null,
  alter column bytes drop not null,
  alter column sha256 drop not null,
  alter column sealed drop not null,
  add constraint agreements_file foreign key (provider_id, id) references attachments;

-- A program of the version before gives the file with the agreement.
create function keep_agreement_file() returns trigger language plpgsql as $$
begin
  insert into teyue.attachments (provider_id, id, merchant_id, purpose, filename, bytes, sha256, sealed, added_at)
    select new.provider_id, new.id, s.merchant_id, 'agreement', new.filename, new.bytes, new.sha256, new.sealed, new.added_at
    from teyue.sub_merchants s where s.provider_id = new.provider_id and s.id = new.sub_merchant_id
    on conflict do nothing;
  return new;
end $$;
create trigger keeps_its_file before insert on agreements for each row when (new.sealed is not null) execute function keep_agreement_file();
