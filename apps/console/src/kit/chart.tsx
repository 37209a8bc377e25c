import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useIsDark } from '../app/colors.ts'

use([BarChart, LineChart, GridComponent, TooltipComponent, CanvasRenderer])

export type Point = { readonly label: string; readonly value: number }
type ChartProps = {
  readonly kind: 'columns' | 'line'
  readonly points: readonly Point[]
  /** What a value means, for the axis and where it is pointed at. */
  readonly say: (value: number) => string
  /** What is shown, for those who do not see it; the table beside it has the figures. */
  readonly label: string
}

/** Amounts as columns, a rate as a line; from zero, in the same colours everywhere. Load it lazily: it is large. */
export default function Chart({ kind, points, say, label }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const isDark = useIsDark()
  useEffect(() => {
    const chart = init(place.current)
    chart.setOption(optionOf(kind, points, say, isDark))
    const watcher = new ResizeObserver(() => chart.resize())
    watcher.observe(place.current!)
    return () => {
      watcher.disconnect()
      chart.dispose()
    }
  }, [kind, points, say, isDark])
  return <div ref={place} className="chart" role="img" aria-label={label} />
}

function optionOf(kind: ChartProps['kind'], points: readonly Point[], say: ChartProps['say'], isDark: boolean) {
  const colors = isDark
    ? { series: '#2aae67', line: '#2b2f33', ink: '#a1a7b0' }
    : { series: '#07c160', line: '#e5e6eb', ink: '#646a73' }
  return {
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    grid: { left: 8, right: 8, top: 12, bottom: 4, containLabel: true },
    // As text on the canvas: as HTML it would bring inline styles, which the page's policy refuses.
    tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: say },
    xAxis: {
      type: 'category',
      data: points.map((point) => point.label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colors.line } },
      axisLabel: { color: colors.ink, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: 0,
      // Amounts are in fen: a step of less than a yuan would write the same twice.
      ...(kind === 'columns' ? { minInterval: 100 } : {}),
      splitLine: { lineStyle: { color: colors.line } },
      axisLabel: { color: colors.ink, formatter: say },
    },
    series: [
      {
        type: kind === 'columns' ? 'bar' : 'line',
        data: points.map((point) => point.value),
        color: colors.series,
        barMaxWidth: 24,
        showSymbol: false,
        itemStyle: { borderRadius: kind === 'columns' ? [3, 3, 0, 0] : 0 },
      },
    ],
  }
}
