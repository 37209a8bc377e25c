import type { Language } from '../channels/channel.ts'
import type { Message } from '../channels/message.ts'
import type { Alert } from './alert.ts'
import { ALERT_RULES } from './alert-rule.ts'

/** One alert as a channel tells it; several as one digest, the serious ones first. */
export function messageOf(alerts: readonly Alert[], language: Language, consoleUrl: string): Message {
  const [first] = alerts
  if (alerts.length === 1 && first) return single(first, language, consoleUrl)
  const serious = alerts.filter(({ severity }) => severity === 'critical')
  const sorted = [...serious, ...alerts.filter(({ severity }) => severity !== 'critical')]
  const title =
    language === 'zh'
      ? `Teyue：${alerts.length} 条告警，其中 ${serious.length} 条严重`
      : `Teyue: ${alerts.length} alerts, ${serious.length} of them critical`
  return { title, lines: sorted.map((alert) => sentenceOf(alert, language)), link: `${consoleUrl}/alerts` }
}

function single(alert: Alert, language: Language, consoleUrl: string): Message {
  const rule = ALERT_RULES[alert.kind]
  const { zh, en } = { zh: ['严重告警', '告警'], en: ['critical', 'warning'] }
  const grade = (language === 'zh' ? zh : en)[alert.severity === 'critical' ? 0 : 1]
  return {
    title: `Teyue ${grade}`,
    lines: [sentenceOf(alert, language), rule.next[language]],
    link: `${consoleUrl}/alerts?alert=${alert.id}`,
  }
}

function sentenceOf({ kind, facts, subjectId }: Alert, language: Language): string {
  return ALERT_RULES[kind].says(facts, subjectId)[language]
}
