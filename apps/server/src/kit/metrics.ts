import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What the processes count. Labels are words of our own, never ids: a tenant must not make a series. */
export type Metrics = {
  readonly registry: Registry
  answered(method: string, route: string, status: number, seconds: number): void
  /** A job ended. */
  job(task: string, result: 'done' | 'failed', seconds: number): void
  /** A call to WeChat ended. */
  wechatCall(operation: string, outcome: string, seconds: number): void
  /** A notice of WeChat's was taken or refused. */
  notice(result: string): void
}

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** `countJobs` says, when it is asked what was counted, how many jobs stand how. */
export function createMetrics(countJobs: () => Promise<Readonly<Record<string, number>>>): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'teyue_' })
  const registers = [registry]
  const histogram = (name: string, help: string, labelNames: string[]) =>
    new Histogram({ name, help, labelNames, buckets: SECONDS, registers })
  const answered = histogram('teyue_http_seconds', 'Time to answer a request', ['method', 'route', 'status'])
  const job = histogram('teyue_job_seconds', 'Time to run a job', ['task', 'result'])
  const call = histogram('teyue_wechat_call_seconds', 'Time a call to WeChat took', ['operation', 'outcome'])
  const notice = new Counter({
    name: 'teyue_notices_total',
    help: 'Notices of WeChat',
    labelNames: ['result'],
    registers,
  })
  const jobs = new Gauge({
    name: 'teyue_jobs',
    help: 'Promised jobs of all tenants: due, for later, failing for hours',
    labelNames: ['state'],
    registers,
    async collect() {
      for (const [state, count] of Object.entries(await countJobs())) jobs.set({ state }, count)
    },
  })
  return {
    registry,
    answered: (method, route, status, seconds) => answered.observe({ method, route, status }, seconds),
    job: (task, result, seconds) => job.observe({ task, result }, seconds),
    wechatCall: (operation, outcome, seconds) => call.observe({ operation, outcome }, seconds),
    notice: (result) => notice.inc({ result }),
  }
}
