-- A write that did not find its row as it was undoes its transaction, so that the writer need not wait for the count before it
-- writes on. Nothing to do before or after.
create function assert_one_row(count bigint) returns void language plpgsql as $$
begin
  if count <> 1 then
    raise exception 'the row is no longer as it was' using errcode = 'TY001';
  end if;
end $$;
