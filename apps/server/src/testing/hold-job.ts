import { pino } from 'pino'
import { startWorker } from '../queue/worker.ts'
import { openOwnerPool } from '../storage/database.ts'

// A worker process for tests: takes a job of the database in argv, says so, and never ends it.

const owner = openOwnerPool(process.argv[2]!, 4)
await startWorker({
  owner,
  concurrency: 1,
  handlers: {
    'test.task': () => {
      process.stdout.write('holding\n')
      return new Promise<void>(() => undefined)
    },
  },
  logger: pino({ level: 'silent' }),
})
