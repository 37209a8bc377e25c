type Refusal = { readonly code: string; readonly message: string }

const codes: ReadonlySet<string> = new Set(['NO_AUTH', 'NOAUTH'])
// The same code also says that the number is not ours at all, or that the merchant may not collect: no product is at fault then.
const otherReasons = /受理关系不存在|收款功能|受限|限制/

/** Whether WeChat says with this refusal that the product, or the right to refund, is not granted. */
export function deniesPermission({ code, message }: Refusal): boolean {
  return codes.has(code) && !otherReasons.test(message)
}
