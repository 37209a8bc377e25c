import { connect } from '@teyue/simulator/helper'

// A world of its own for this test; in its own process: npx teyue simulate
const host = await connect(process.argv[2] ?? 'http://127.0.0.1:8601')
const { url } = await host.worlds.open({ template: 'shop' })
const world = await connect(url)

const payer = await world.payers.make({ name: '张三', balance_fen: 10_000 })
await world.handFaults.add({ kind: 'notice_lost' })

// Here your own program makes the order, against `url`. Without a program, the simulator signs it for you:
const { samples } = await world.try.samples()
const { api, method, path, body } = samples.find(({ key }) => key === 'native')!
const answer = await world.try.send({ mchid: '1900000003', api, method, path, body })
const { code_url } = JSON.parse(answer.body)

const paid = await world.pay({ code_url, payer: payer.id, password: '123456' })
const { happened } = await world.clock.advance({ minutes: 1 })
const lost = await world.faults.hits()
process.stdout.write(`${paid.result} ${lost.hits.length} ${happened.map(({ kind }) => kind).join()}\n`)
await host.worlds.remove((await world.worlds.list()).worlds.find(({ own }) => own)!.name)
