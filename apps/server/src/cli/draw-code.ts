import qrcode from 'qrcode'

/** A QR code in characters: with colours, so that it scans on a dark terminal too, or for a file without them. */
export async function drawCode(text: string, coloured: boolean): Promise<string> {
  return qrcode.toString(text, coloured ? { type: 'terminal', small: true } : { type: 'utf8' })
}
