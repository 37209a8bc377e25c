-- How many promises are due, lie ahead, and have failed long, for /metrics. Nothing to do before or after.
create function count_jobs(failing_after_tries integer)
  returns table (due bigint, later bigint, failing bigint)
  language sql stable security definer set search_path = teyue, pg_temp
  as $$ select count(*) filter (where attempts < failing_after_tries and run_at <= clock_timestamp()),
               count(*) filter (where attempts < failing_after_tries and run_at > clock_timestamp()),
               count(*) filter (where attempts >= failing_after_tries)
        from graphile_worker.jobs $$;
revoke all on function count_jobs(integer) from public;
grant execute on function count_jobs(integer) to teyue_app;
