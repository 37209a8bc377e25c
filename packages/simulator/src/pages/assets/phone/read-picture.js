// Codes are read well at this size, and a camera's whole picture would take seconds.
const MAX_SIDE_PX = 1_200

/**
 * What the QR code in a picture says; null where there is none, or what is no picture.
 * @param {Blob} picture
 * @returns {Promise<string | null>}
 */
export async function readPicture(picture) {
  const pixels = await pixelsOf(picture)
  if (pixels === null) return null
  await import('/assets/lib/jsqr.js')
  // It is older than modules and names itself on the window.
  const jsQr = /** @type {typeof import('jsqr').default} */ (Reflect.get(window, 'jsQR'))
  return jsQr(pixels.data, pixels.width, pixels.height)?.data ?? null
}

/** The first picture among what was dropped or pasted. @param {DataTransfer | null} given */
export function pictureIn(given) {
  return [...(given?.files ?? [])].find((file) => file.type.startsWith('image/')) ?? null
}

/** @param {Blob} picture */
async function pixelsOf(picture) {
  const bitmap = await createImageBitmap(picture).catch(() => null)
  if (bitmap === null) return null
  const scale = Math.min(1, MAX_SIDE_PX / Math.max(bitmap.width, bitmap.height))
  const [width, height] = [Math.ceil(bitmap.width * scale), Math.ceil(bitmap.height * scale)]
  const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d')
  if (context === null) return null
  // What is transparent is light.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  return context.getImageData(0, 0, width, height)
}
