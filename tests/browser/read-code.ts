import { BinaryBitmap, HybridBinarizer, MultiFormatReader, RGBLuminanceSource } from '@zxing/library'
import type { Locator } from 'playwright-core'

type Picture = { readonly width: number; readonly height: number; readonly gray: number[] }

/** What a scanner, held upright or turned, reads off the screen, QR or bar code: from the pixels as they were painted, by another library than drew them. */
export async function readCode(drawn: Locator, held: 'upright' | 'turned' = 'upright'): Promise<string> {
  const png = (await drawn.screenshot()).toString('base64')
  const seen = (await drawn.page().evaluate(`(${pixelsOf})(${JSON.stringify(png)})`)) as Picture
  const { width, height, gray } = held === 'turned' ? turn(seen) : seen
  const source = new RGBLuminanceSource(Uint8ClampedArray.from(gray), width, height)
  return new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(source)), new Map()).getText()
}

function turn({ width, height, gray }: Picture): Picture {
  const turned = gray.map((_, at) => gray[(at % height) * width + Math.floor(at / height)]!)
  return { width: height, height: width, gray: turned }
}

// Runs in the browser, which has what it takes to open a PNG.
const pixelsOf = `async (base64) => {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
  const context = Object.assign(document.createElement('canvas'), { width: bitmap.width, height: bitmap.height }).getContext('2d')
  context.drawImage(bitmap, 0, 0)
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height)
  const gray = []
  for (let at = 0; at < data.length; at += 4) gray.push(Math.round((data[at] + 2 * data[at + 1] + data[at + 2]) / 4))
  return { width: bitmap.width, height: bitmap.height, gray }
}`
