import { useCascaderAreaData as readPlaces } from '@vant/area-data'

export type Place = { readonly text: string; readonly value: string; readonly children?: Place[] }

export const places: readonly Place[] = readPlaces()
/** Beijing, Tianjin, Shanghai, Chongqing: the city is the province. */
const municipality = /^(11|12|31|50)0[12]00$/

export function codeOf(chosen: string | number | null | undefined): string | undefined {
  if (chosen === undefined || chosen === null) return undefined
  const code = String(chosen)
  return municipality.test(code) ? `${code.slice(0, 2)}0000` : code
}

export function withCitiesOnly({ text, value, children = [] }: Place): Place {
  const cities = municipality.test(children[0]?.value ?? '') ? children.slice(0, 1) : children
  return { text, value, children: cities.map((city) => ({ text: city.text, value: city.value })) }
}

/** The codes from the province down to this one; null where it is not among them. */
export function pathTo(options: readonly Place[], code: string): string[] | null {
  for (const province of options)
    for (const city of province.children ?? []) {
      if (city.value === code || codeOf(city.value) === code) return [province.value, city.value]
      const district = city.children?.find(({ value }) => value === code)
      if (district) return [province.value, city.value, district.value]
    }
  return null
}

/** What a place is called, from the province down; its code where it is not among them. */
export function nameOf(code: string): string {
  let inside = places
  const texts = (pathTo(places, code) ?? []).map((one) => {
    const found = inside.find(({ value }) => value === one)
    inside = found?.children ?? []
    return found?.text ?? one
  })
  return texts.length === 0 ? code : texts.join(' / ')
}
