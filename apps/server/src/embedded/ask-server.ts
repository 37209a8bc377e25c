import pg from 'pg'

const ANSWER_LIMIT_MS = 5_000

/** One connection, some questions, each answered in time. */
export async function askServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: ANSWER_LIMIT_MS,
    query_timeout: ANSWER_LIMIT_MS,
    application_name: 'teyue launcher',
  })
  // A connection cut later is told by the query that meets it; without a listener it would end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
