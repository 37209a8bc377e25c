import { useWords } from '../../kit/i18n.ts'
import { taskWords } from './words.ts'

/** What a job does, in words; a task that has none yet keeps its own name. */
export function useTaskName(): (task: string) => string {
  const t = useWords(taskWords)
  return (task) => {
    const key = task.replace('.', '_')
    const known = taskWords.keys.find((one) => one === key)
    return known ? t(known) : task
  }
}
