/**
 * Given on the command line at each start, so that a newer Teyue changes them for old clusters too. Small, because the
 * whole of Teyue shares one modest machine; durable, because it keeps books about money.
 */
export const SETTINGS: Readonly<Record<string, string>> = {
  max_connections: '100',
  shared_buffers: '48MB',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  effective_cache_size: '512MB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  autovacuum: 'on',
  autovacuum_max_workers: '2',
  // Until a new table has its first statistics, plans may read it by the wrong index; a minute is long in a first hour.
  autovacuum_naptime: '5s',
  jit: 'off',
  io_method: 'sync',
  max_worker_processes: '4',
  max_parallel_workers: '2',
  max_parallel_workers_per_gather: '1',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // Statements and their values may carry what must not be in a log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

/** For what no one will miss. */
export const DISPOSABLE_SETTINGS: Readonly<Record<string, string>> = {
  ...SETTINGS,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '128MB',
}
