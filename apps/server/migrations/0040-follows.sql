-- Who came to follow an account from the page after paying, as WeChat's public platform tells it. Nothing to do before or after.

-- Where WeChat's public platform tells us what happens at an account: with what it proves itself.
create table message_pushes (
  provider_id text not null references providers,
  -- The appid's id, which is all that the address has.
  id text not null,
  appid text not null,
  token_sealed bytea not null,
  aes_key_sealed bytea not null,
  set_at timestamptz not null,
  heard_at timestamptz,
  primary key (provider_id, id),
  foreign key (provider_id, id) references appids (provider_id, id)
);
create index message_pushes_by_id on message_pushes (id);

-- Payers who followed an account from the page after paying. Whoever it was is not kept.
create table follows (
  provider_id text not null references providers,
  appid text not null,
  transaction_id text not null,
  followed_at timestamptz not null,
  told_at timestamptz not null,
  primary key (provider_id, transaction_id, appid)
);

create function find_message_push(push text) returns table (provider_id text, id text, appid text)
  language sql stable security definer set search_path = teyue, pg_temp
  as $$ select p.provider_id, p.id, p.appid from message_pushes p where p.id = push $$;
revoke all on function find_message_push(text) from public;
grant execute on function find_message_push(text) to teyue_app;

select raise_wall('message_pushes', 'select, insert, update');
select raise_wall('follows', 'select, insert');
