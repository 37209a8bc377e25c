// The library brings no types.
declare module 'qrcode' {
  type Format = { readonly type: 'terminal'; readonly small: boolean } | { readonly type: 'utf8' }
  const qrcode: { toString(text: string, format: Format): Promise<string> }
  export default qrcode
}
